/// Numbers written in decimal, as a table of people holds them.
enum DecimalField {
    /// The powers of ten that a double holds exactly.
    private static let exactPowers: [Double] = (0...22).reduce(into: []) { powers, _ in
        powers.append((powers.last ?? 0.1) * 10)
    }

    /// The number that `bytes` write: an optional sign, digits with an optional point, an optional exponent.
    ///
    /// - Returns: the nearest double; nil where it is no such number or too large for a double.
    /// - Complexity: O(n); up to 15 digits without an exponent take one division or none.
    static func value(of bytes: [UInt8]) -> Double? {
        var index = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { index = 1 }
        var mantissa: UInt64 = 0
        var digits = 0
        var decimals = 0
        var hasPoint = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                digits += 1
                if hasPoint { decimals += 1 }
                if digits <= 15 { mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0")) }
            } else if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        guard index == bytes.count, digits <= 15, decimals < exactPowers.count else {
            return slow(bytes, from: index)
        }
        // Both are exact, so the quotient is rounded once.
        let magnitude = decimals == 0 ? Double(mantissa) : Double(mantissa) / exactPowers[decimals]
        return isNegative ? -magnitude : magnitude
    }

    /// A number with an exponent or many digits; `index` is where its digits end.
    private static func slow(_ bytes: [UInt8], from index: Int) -> Double? {
        if index < bytes.count {
            guard bytes[index] == UInt8(ascii: "e") || bytes[index] == UInt8(ascii: "E") else { return nil }
            var exponent = bytes[(index + 1)...]
            if let sign = exponent.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                exponent = exponent.dropFirst()
            }
            guard
                !exponent.isEmpty,
                exponent.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
            else { return nil }
        }
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("+") { text.removeFirst() }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
}
