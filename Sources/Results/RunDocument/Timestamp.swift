package import Foundation

/// A moment in UTC, to the millisecond: written as `2026-11-24T06:02:13.250Z`.
///
/// Whole milliseconds, so that a moment read back equals the one written.
package struct Timestamp: Comparable, Hashable, Sendable {
    /// Milliseconds since 1 January 1970, 00:00 UTC.
    package let milliseconds: Int64

    /// The moment so many milliseconds after 1 January 1970, 00:00 UTC.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment of `date`, rounded to the millisecond.
    package init(_ date: Date) {
        milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
    }

    /// The moment that `text` states, as `2026-11-24T06:02:13.250Z` or without the fraction; nil for other text.
    package init?(_ text: String) {
        let styles = [Date.ISO8601FormatStyle(includingFractionalSeconds: true), .iso8601]
        guard let date = styles.lazy.compactMap({ try? $0.parse(text) }).first else { return nil }
        self.init(date)
    }

    /// The moment as a date.
    package var date: Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// Whether `left` is before `right`.
    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Seconds since the beginning of 1970, rounded down.
    private var wholeSeconds: Int64 {
        milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    }

    private var wholeDate: Date {
        Date(timeIntervalSince1970: Double(wholeSeconds))
    }
}

extension Timestamp: CustomStringConvertible {
    /// The moment as `2026-11-24T06:02:13.250Z`.
    package var description: String {
        // The fraction is written here: the formatter truncates what binary fractions of a second fall short of.
        let fraction = String(milliseconds - 1000 * wholeSeconds)
        let padding = String(repeating: "0", count: 3 - fraction.count)
        return "\(wholeDate.formatted(.iso8601).dropLast()).\(padding)\(fraction)Z"
    }

    /// The moment to the second without punctuation, for names of files: `20261124T060213Z`.
    package var compact: String {
        wholeDate.formatted(Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    }
}

extension Timestamp: Codable {
    /// Decodes the text of a moment.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let timestamp = Timestamp(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is no moment in UTC such as 2026-11-24T06:02:13.250Z"
            )
        }
        self = timestamp
    }

    /// Encodes the moment as text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
