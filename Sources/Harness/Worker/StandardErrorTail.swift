/// The last bytes of a stream and the count of all.
struct StandardErrorTail: Sendable {
    private let capacity: Int
    private var bytes: [UInt8] = []
    private(set) var byteCount = 0

    /// A tail of at most `capacity` bytes.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Appends what arrived; only the last bytes stay.
    mutating func append(_ piece: ArraySlice<UInt8>) {
        byteCount += piece.count
        bytes += piece.suffix(capacity)
        if bytes.count > 2 * capacity { bytes.removeFirst(bytes.count - capacity) }
    }

    /// The last bytes as text; a character that was cut at the start is left out, bytes that are no UTF-8 show as
    /// the replacement character.
    var text: String {
        var kept = bytes.suffix(capacity)
        if kept.count < byteCount {
            kept = kept.drop { $0 & 0b1100_0000 == 0b1000_0000 }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
