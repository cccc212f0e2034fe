/// Cuts comma-separated bytes into fields, chunk by chunk (RFC 4180, with line ends of either kind).
struct FieldScanner {
    /// The longest field that is read; no value of a person comes near it.
    static let longestField = 4096

    private enum State {
        case fieldStart
        case plain
        case quoted
        case quoteInQuoted
    }

    /// What the scanner found.
    enum Event: Equatable {
        /// A field ended; its bytes are in `field`.
        case field
        /// The last field of a row ended.
        case lastField
        /// The bytes cannot be read on.
        case fault(TableProblem)
    }

    private let delimiter: UInt8
    private var state = State.fieldStart
    private var endsWithReturn = false
    /// The bytes of the field that ended last or is under way.
    private(set) var field: [UInt8] = []
    /// Whether the field stood in quotes.
    private(set) var isQuoted = false
    /// The line of the byte that is read next, from 1.
    private(set) var line = 1
    /// The line on which the field began.
    private(set) var fieldLine = 1
    /// Whether a byte of the row under way has been read.
    private(set) var isInRow = false
    private var startsNext = true

    init(delimiter: UInt8) {
        self.delimiter = delimiter
        field.reserveCapacity(64)
    }

    /// Takes one byte.
    ///
    /// - Returns: what ended with it.
    mutating func consume(_ byte: UInt8) -> Event? {
        if startsNext {
            field.removeAll(keepingCapacity: true)
            isQuoted = false
            fieldLine = line
            startsNext = false
        }
        if endsWithReturn {
            endsWithReturn = false
            if byte == UInt8(ascii: "\n") {
                startsNext = true
                return nil
            }
        }
        switch state {
        case .quoted:
            guard byte == UInt8(ascii: "\"") else {
                if byte == UInt8(ascii: "\n") { line += 1 }
                return append(byte)
            }
            state = .quoteInQuoted
            return nil
        case .quoteInQuoted:
            if byte == UInt8(ascii: "\"") {
                state = .quoted
                return append(byte)
            }
            return end(byte) ?? .fault(.strayQuote)
        case .fieldStart where byte == UInt8(ascii: "\""):
            state = .quoted
            isQuoted = true
            isInRow = true
            return nil
        case .fieldStart, .plain:
            if let event = end(byte) { return event }
            if byte == UInt8(ascii: "\"") { return .fault(.strayQuote) }
            state = .plain
            isInRow = true
            return append(byte)
        }
    }

    /// The end of the file.
    ///
    /// - Returns: the last field where the last line has no end.
    mutating func finish() -> Event? {
        if startsNext {
            field.removeAll(keepingCapacity: true)
            isQuoted = false
            startsNext = false
        }
        if state == .quoted { return .fault(.unclosedQuote) }
        guard isInRow else { return nil }
        endRow()
        return .lastField
    }

    private mutating func append(_ byte: UInt8) -> Event? {
        guard field.count < Self.longestField else { return .fault(.fieldTooLong(limit: Self.longestField)) }
        field.append(byte)
        return nil
    }

    private mutating func end(_ byte: UInt8) -> Event? {
        if byte == delimiter {
            state = .fieldStart
            startsNext = true
            isInRow = true
            return .field
        }
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { return nil }
        endsWithReturn = byte == UInt8(ascii: "\r")
        line += 1
        endRow()
        return .lastField
    }

    private mutating func endRow() {
        state = .fieldStart
        startsNext = true
        isInRow = false
    }
}
