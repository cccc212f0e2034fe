/// One message between the harness and a process it started: eight bytes of length (least significant first), one
/// byte that says what follows, and the payload of that length.
struct Frame: Equatable, Sendable {
    /// Bytes before the payload.
    static let headerSize = 9

    /// What the payload is.
    let type: UInt8
    /// The message itself.
    let payload: [UInt8]

    /// The bytes that go over the wire.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headerSize + payload.count)
        let length = UInt64(payload.count)
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: length >> shift))
        }
        bytes.append(type)
        bytes += payload
        return bytes
    }
}
