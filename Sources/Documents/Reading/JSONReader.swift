/// Reads JSON (RFC 8259) into nodes with places.
///
/// Strict: one value, no duplicate keys, no trailing commas, no comments, no bad escapes. A list of nothing but numbers becomes
/// `DocumentNode.Content.numbers`.
struct JSONReader {
    let bytes: [UInt8]
    let limits: DocumentLimits
    /// Words that may stand for values.
    private let words: [String]
    var index = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes of this line that begin no scalar.
    var continuationBytes = 0

    private init(_ bytes: [UInt8], limits: DocumentLimits, allowsNonFinite: Bool) {
        self.bytes = bytes
        self.limits = limits
        words = ["true", "false", "null"] + (allowsNonFinite ? ["NaN", "Infinity", "-Infinity"] : [])
    }

    /// The value in `bytes`.
    ///
    /// - Complexity: O(bytes).
    static func read(
        _ bytes: [UInt8],
        limits: DocumentLimits,
        allowsNonFinite: Bool = false
    ) throws(DocumentFault) -> DocumentNode {
        guard bytes.count <= limits.jsonBytes else {
            throw DocumentFault(.tooLarge(largest: limits.jsonBytes), at: .start)
        }
        _ = try TextEncoding.text(of: bytes)
        var reader = JSONReader(bytes, limits: limits, allowsNonFinite: allowsNonFinite)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            reader.index = 3
            reader.lineStart = 3
        }
        reader.skipSpace()
        guard reader.index < bytes.count else { throw DocumentFault(.emptyFile, at: .start) }
        let root = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == bytes.count else {
            throw reader.fault("something follows the end of the value")
        }
        return root
    }

    /// The place of the next byte.
    var position: DocumentPosition {
        DocumentPosition(line: line, column: index - lineStart - continuationBytes + 1)
    }

    /// A fault of syntax at the next byte.
    func fault(_ reason: String) -> DocumentFault { DocumentFault(.syntax(reason: reason), at: position) }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                lineStart = index
                continuationBytes = 0
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                index += 1
            default:
                return
            }
        }
    }

    private mutating func value(depth: Int) throws(DocumentFault) -> DocumentNode {
        let start = position
        guard depth < limits.depth else { throw DocumentFault(.tooDeep(limit: limits.depth), at: start) }
        guard index < bytes.count else { throw fault("the file ends where a value is expected") }
        switch bytes[index] {
        case UInt8(ascii: "{"):
            return DocumentNode(.mapping(try entries(depth: depth)), at: start)
        case UInt8(ascii: "["):
            return DocumentNode(try elements(depth: depth), at: start)
        case UInt8(ascii: "\""):
            return DocumentNode(.scalar(DocumentScalar(text: try string(), style: .quoted)), at: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-") where !startsWithWord:
            let first = index
            _ = try number()
            let text = String(decoding: bytes[first..<index], as: UTF8.self)
            return DocumentNode(.scalar(DocumentScalar(text: text, style: .plain)), at: start)
        default:
            for word in words where bytes[index...].starts(with: word.utf8) {
                index += word.utf8.count
                return DocumentNode(.scalar(DocumentScalar(text: word, style: .plain)), at: start)
            }
            throw fault("a value is expected")
        }
    }

    private var startsWithWord: Bool { words.contains { bytes[index...].starts(with: $0.utf8) } }

    private mutating func number() throws(DocumentFault) -> Double {
        guard let number = DecimalNumber(in: bytes, from: index, grammar: .json) else {
            throw fault("this is no number of JSON")
        }
        index = number.end
        return number.value
    }

    private mutating func elements(depth: Int) throws(DocumentFault) -> DocumentNode.Content {
        index += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return .sequence([]) }
        let restart = (index, line, lineStart, continuationBytes)
        if let numbers = try numbersOnly() { return .numbers(numbers) }
        (index, line, lineStart, continuationBytes) = restart
        var elements: [DocumentNode] = []
        repeat {
            skipSpace()
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault("a comma or ']' is expected") }
        return .sequence(elements)
    }

    /// The rest of a list where it holds finite numbers only; nil, anywhere in the list, where it does not.
    private mutating func numbersOnly() throws(DocumentFault) -> [Double]? {
        var numbers: [Double] = []
        repeat {
            skipSpace()
            guard index < bytes.count,
                let number = DecimalNumber(in: bytes, from: index, grammar: .json), number.value.isFinite
            else { return nil }
            index = number.end
            numbers.append(number.value)
            skipSpace()
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? numbers : nil
    }

    private mutating func entries(depth: Int) throws(DocumentFault) -> [DocumentEntry] {
        index += 1
        var entries: [DocumentEntry] = []
        var keys: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return [] }
        repeat {
            skipSpace()
            let keyPosition = position
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw fault("a key in quotes is expected")
            }
            let key = try string()
            guard keys.insert(key).inserted else { throw DocumentFault(.duplicateKey(key), at: keyPosition) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault("a colon is expected") }
            skipSpace()
            entries.append(
                DocumentEntry(key: key, keyPosition: keyPosition, value: try value(depth: depth + 1))
            )
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault("a comma or '}' is expected") }
        return entries
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }
}
