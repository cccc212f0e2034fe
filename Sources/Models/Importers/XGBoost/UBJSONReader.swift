import Documents

/// Reads Universal Binary JSON (draft 12) into nodes; places are byte offsets.
///
/// Containers may state their type and count. What a count promises must be there: nothing is allocated for bytes that the
/// file does not have.
struct UBJSONReader {
    private static let depthLimit = 64

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value in `bytes`.
    ///
    /// - Complexity: O(bytes).
    static func read(_ bytes: [UInt8]) throws(ImportFault) -> DocumentNode {
        var reader = UBJSONReader(bytes)
        let root = try reader.value(try reader.marker(), depth: 0)
        guard reader.index == bytes.count else {
            throw reader.fault("something follows the end of the value")
        }
        return root
    }

    private var position: DocumentPosition { DocumentPosition(line: 1, column: index + 1) }

    private func fault(_ reason: String) -> ImportFault { ImportFault(.syntax(reason: reason), at: position) }

    /// The next byte that is no filler.
    private mutating func marker() throws(ImportFault) -> UInt8 {
        while index < bytes.count, bytes[index] == UInt8(ascii: "N") { index += 1 }
        guard index < bytes.count else { throw fault("the file ends where a value is expected") }
        index += 1
        return bytes[index - 1]
    }

    private mutating func value(_ marker: UInt8, depth: Int) throws(ImportFault) -> DocumentNode {
        let start = DocumentPosition(line: 1, column: index)
        func scalar(_ text: String, _ style: DocumentScalar.Style = .plain) -> DocumentNode {
            DocumentNode(.scalar(DocumentScalar(text: text, style: style)), at: start)
        }
        guard depth < Self.depthLimit else { throw ImportFault(.tooDeep(limit: Self.depthLimit), at: start) }
        switch marker {
        case UInt8(ascii: "{"): return DocumentNode(.mapping(try entries(depth: depth)), at: start)
        case UInt8(ascii: "["): return DocumentNode(try elements(depth: depth), at: start)
        case UInt8(ascii: "S"): return scalar(try text(count: try length()), .quoted)
        case UInt8(ascii: "C"): return scalar(try text(count: 1), .quoted)
        case UInt8(ascii: "T"): return scalar("true")
        case UInt8(ascii: "F"): return scalar("false")
        case UInt8(ascii: "Z"): return scalar("null")
        case UInt8(ascii: "d"), UInt8(ascii: "D"): return scalar("\(try real(marker))")
        default: return scalar("\(try integer(marker))")
        }
    }

    // MARK: Scalars

    private mutating func take(_ count: Int) throws(ImportFault) -> UInt64 {
        guard count <= bytes.count - index else { throw fault("the file ends within a number") }
        var value: UInt64 = 0
        for byte in bytes[index..<(index + count)] { value = value << 8 | UInt64(byte) }
        index += count
        return value
    }

    private mutating func integer(_ marker: UInt8) throws(ImportFault) -> Int {
        switch marker {
        case UInt8(ascii: "i"): return Int(Int8(truncatingIfNeeded: try take(1)))
        case UInt8(ascii: "U"): return Int(try take(1))
        case UInt8(ascii: "I"): return Int(Int16(truncatingIfNeeded: try take(2)))
        case UInt8(ascii: "l"): return Int(Int32(truncatingIfNeeded: try take(4)))
        case UInt8(ascii: "L"): return Int(Int64(bitPattern: try take(8)))
        default:
            index -= 1
            throw fault("the byte \(marker) marks no type; types are one of Z T F i U I l L d D C S [ {")
        }
    }

    private mutating func real(_ marker: UInt8) throws(ImportFault) -> Double {
        marker == UInt8(ascii: "d")
            ? Double(Float(bitPattern: UInt32(try take(4))))
            : Double(bitPattern: try take(8))
    }

    /// A length, which is no longer than what is left of the file.
    private mutating func length() throws(ImportFault) -> Int {
        let length = try integer(try marker())
        guard length >= 0, length <= bytes.count - index else {
            throw fault("a length of \(length); \(bytes.count - index) bytes are left")
        }
        return length
    }

    private mutating func text(count: Int) throws(ImportFault) -> String {
        guard count <= bytes.count - index else { throw fault("the file ends within a text") }
        guard let text = String(validating: bytes[index..<(index + count)], as: UTF8.self) else {
            throw ImportFault(.invalidEncoding, at: position)
        }
        index += count
        return text
    }

    // MARK: Containers

    /// What a container states of itself: `$` type, then `#` count.
    private mutating func header() throws(ImportFault) -> (type: UInt8?, count: Int?) {
        var type: UInt8?
        if index < bytes.count, bytes[index] == UInt8(ascii: "$") {
            index += 1
            type = try marker()
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "#") {
            index += 1
            return (type, try length())
        }
        guard type == nil else { throw fault("a count is expected after a type") }
        return (nil, nil)
    }

    private static func size(of type: UInt8) -> Int? {
        switch type {
        case UInt8(ascii: "i"), UInt8(ascii: "U"): 1
        case UInt8(ascii: "I"): 2
        case UInt8(ascii: "l"), UInt8(ascii: "d"): 4
        case UInt8(ascii: "L"), UInt8(ascii: "D"): 8
        default: nil
        }
    }

    private mutating func elements(depth: Int) throws(ImportFault) -> DocumentNode.Content {
        let (type, count) = try header()
        if let type, let count {
            guard let size = Self.size(of: type) else { throw fault("a list of one type holds numbers") }
            guard count <= (bytes.count - index) / size else { throw fault("the file ends within a list") }
            var numbers: [Double] = []
            for _ in 0..<count {
                let isReal = type == UInt8(ascii: "d") || type == UInt8(ascii: "D")
                numbers.append(isReal ? try real(type) : Double(try integer(type)))
            }
            return .numbers(numbers)
        }
        var elements: [DocumentNode] = []
        while count.map({ elements.count < $0 }) ?? true {
            let next = try marker()
            if count == nil, next == UInt8(ascii: "]") { break }
            elements.append(try value(next, depth: depth + 1))
        }
        return .sequence(elements)
    }

    private mutating func entries(depth: Int) throws(ImportFault) -> [DocumentEntry] {
        let (type, count) = try header()
        guard type == nil else { throw fault("a mapping of one type is not supported") }
        var entries: [DocumentEntry] = []
        var keys: Set<String> = []
        while count.map({ entries.count < $0 }) ?? true {
            let start = position
            if count == nil, index < bytes.count, bytes[index] == UInt8(ascii: "}") {
                index += 1
                break
            }
            let key = try text(count: try length())
            guard keys.insert(key).inserted else { throw ImportFault(.duplicateKey(key), at: start) }
            let node = try value(try marker(), depth: depth + 1)
            entries.append(DocumentEntry(key: key, keyPosition: start, value: node))
        }
        return entries
    }
}
