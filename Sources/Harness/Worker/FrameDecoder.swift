/// Cuts a stream of bytes that arrives in pieces into frames.
struct FrameDecoder: Sendable {
    /// A length that no sane sender announces: the stream is out of step or somebody else wrote to it.
    struct LengthError: Error, Equatable {
        let announced: UInt64
        let largest: Int
    }

    private let largestPayload: Int
    private var buffer: [UInt8] = []
    private var consumed = 0

    /// A decoder that refuses payloads above `largestPayload` bytes.
    init(largestPayload: Int) {
        self.largestPayload = largestPayload
    }

    /// Whether the stream stopped inside a frame.
    var hasPartialFrame: Bool { consumed < buffer.count }

    /// Appends what arrived.
    mutating func append(_ bytes: ArraySlice<UInt8>) {
        if consumed > 0 {
            buffer.removeFirst(consumed)
            consumed = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole frame; nil where more bytes are needed.
    ///
    /// - Throws: `LengthError` where a frame announces more than the largest payload.
    mutating func next() throws(LengthError) -> Frame? {
        let available = buffer.count - consumed
        guard available >= Frame.headerSize else { return nil }
        var length: UInt64 = 0
        for index in 0..<8 {
            length |= UInt64(buffer[consumed + index]) << UInt64(8 * index)
        }
        guard length <= UInt64(largestPayload) else {
            throw LengthError(announced: length, largest: largestPayload)
        }
        let end = Frame.headerSize + Int(length)
        guard available >= end else { return nil }
        let frame = Frame(
            type: buffer[consumed + 8],
            payload: Array(buffer[(consumed + Frame.headerSize)..<(consumed + end)])
        )
        consumed += end
        return frame
    }
}
