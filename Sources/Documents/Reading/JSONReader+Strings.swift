extension JSONReader {
    /// The string that starts at the next byte, a quotation mark.
    mutating func string() throws(DocumentFault) -> String {
        index += 1
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"),
            bytes[index] >= 0x20
        {
            if bytes[index] & 0xC0 == 0x80 { continuationBytes += 1 }
            index += 1
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            index += 1
            return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
        }
        return try stringWithEscapes(beginning: Array(bytes[start..<index]))
    }

    private mutating func stringWithEscapes(beginning: [UInt8]) throws(DocumentFault) -> String {
        var content = beginning
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                content.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20:
                throw fault("a control character in a string must be written as an escape")
            default:
                if bytes[index] & 0xC0 == 0x80 { continuationBytes += 1 }
                content.append(bytes[index])
                index += 1
            }
        }
        throw fault("a string has no end")
    }

    private mutating func escape() throws(DocumentFault) -> Unicode.Scalar {
        guard index + 1 < bytes.count else { throw fault("a string has no end") }
        let letter = bytes[index + 1]
        if letter == UInt8(ascii: "u") { return try unicodeEscape() }
        guard let scalar = Self.escapes[letter] else {
            throw fault("'\\\(Character(Unicode.Scalar(letter)))' is no escape")
        }
        index += 2
        return scalar
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
        UInt8(ascii: "b"): "\u{8}",
        UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]

    private mutating func unicodeEscape() throws(DocumentFault) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
        guard UTF16.isLeadSurrogate(first), index < bytes.count, bytes[index] == UInt8(ascii: "\\") else {
            throw fault("half of a surrogate pair stands alone")
        }
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw fault("half of a surrogate pair stands alone") }
        let offset = (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(0x1_0000 + offset) else { throw fault("this is no character") }
        return scalar
    }

    /// The code unit of the escape `\uXXXX` at the next byte.
    private mutating func codeUnit() throws(DocumentFault) -> UInt16 {
        guard index + 6 <= bytes.count, bytes[index + 1] == UInt8(ascii: "u") else {
            throw fault("four hexadecimal digits are expected")
        }
        let digits = bytes[(index + 2)..<(index + 6)]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits are expected") }
        index += 6
        return unit
    }
}
