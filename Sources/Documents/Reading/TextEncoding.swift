/// The encoding that all files are in.
enum TextEncoding {
    /// The text of `bytes`, without a byte order mark.
    ///
    /// - Throws: a fault at the first byte that is no UTF-8.
    static func text(of bytes: [UInt8]) throws(DocumentFault) -> String {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: content, as: UTF8.self) { return text }
        throw DocumentFault(.invalidEncoding, offset: firstFault(in: bytes), in: bytes)
    }

    /// The offset of the first sequence that is no UTF-8.
    private static func firstFault(in bytes: [UInt8]) -> Int {
        var valid = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            valid += UTF8.width(scalar)
        }
        return valid
    }
}
