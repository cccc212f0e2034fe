package import Scoring

/// Writes people as comma-separated text that `TableReader` reads back to the same numbers.
package struct TableWriter: Sendable {
    private let schema: Schema
    private let extraNames: [String]

    /// A writer of the features of `schema`, and of further columns of numbers (outcomes, scores).
    package init(schema: Schema, extraColumns: [String] = []) {
        self.schema = schema
        extraNames = extraColumns
    }

    /// The first line.
    package func header() -> [UInt8] {
        var line: [UInt8] = []
        for name in schema.features.map(\.name) + extraNames { Self.append(name, to: &line) }
        return Self.ended(line)
    }

    /// One line a person.
    ///
    /// - Parameters:
    ///   - people: columns in the order of the schema.
    ///   - extra: the further columns, one number a person each.
    /// - Precondition: as many features and further columns as announced, one number a person.
    /// - Returns: UTF-8; numbers as the shortest text that reads back to them, levels by name, nothing for NaN.
    package func rows(_ people: People, extra: [[Double]] = []) -> [UInt8] {
        precondition(
            people.featureCount == schema.count && extra.count == extraNames.count
                && extra.allSatisfy { $0.count == people.count },
            "\(people.featureCount) features and \(extra.count) columns for \(people.count) people"
        )
        var bytes: [UInt8] = []
        for person in 0..<people.count {
            var line: [UInt8] = []
            for (index, feature) in schema.features.enumerated() {
                let value = people[person, index]
                if value.isNaN {
                    Self.append("", to: &line)
                } else if feature.kind.levels != nil {
                    Self.append(feature.text(of: value), to: &line)
                } else {
                    Self.append(Self.text(value, people.precision), to: &line)
                }
            }
            for column in extra {
                Self.append(column[person].isNaN ? "" : Self.text(column[person], .float64), to: &line)
            }
            bytes += Self.ended(line)
        }
        return bytes
    }

    private static func text(_ value: Double, _ precision: Precision) -> String {
        if let whole = Int(exactly: value) { return "\(whole)" }
        return precision == .float32 ? "\(Float(value))" : "\(value)"
    }

    /// Appends a field and the comma behind it.
    private static func append(_ field: String, to line: inout [UInt8]) {
        let needsQuotes = field.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r")
        }
        if needsQuotes {
            line.append(UInt8(ascii: "\""))
            for byte in field.utf8 {
                if byte == UInt8(ascii: "\"") { line.append(byte) }
                line.append(byte)
            }
            line.append(UInt8(ascii: "\""))
        } else {
            line += field.utf8
        }
        line.append(UInt8(ascii: ","))
    }

    /// The line with its last comma replaced by a line end.
    private static func ended(_ line: [UInt8]) -> [UInt8] {
        var line = line
        if line.isEmpty { return [UInt8(ascii: "\n")] }
        line[line.count - 1] = UInt8(ascii: "\n")
        return line
    }
}
