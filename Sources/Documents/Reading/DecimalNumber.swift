/// Decimal numbers in the bytes of a file.
struct DecimalNumber: Equatable {
    /// Which notations are numbers.
    enum Grammar {
        /// RFC 8259: no plus sign, no leading zero, digits on both sides of a point.
        case json
        /// The wider habit of YAML: `+1`, `.5`, `2.` and `007` too.
        case yaml
    }

    /// The nearest double; infinite where the number is too large.
    let value: Double
    /// The index behind its last byte.
    let end: Int

    /// The double nearest to the number that the whole of `text` writes down; nil where it writes none.
    static func value(of text: String) -> Double? {
        let bytes = Array(text.utf8)
        guard let number = DecimalNumber(in: bytes, from: 0, grammar: .yaml), number.end == bytes.count else {
            return nil
        }
        return number.value
    }

    /// The longest number that starts at `start`; nil where none does.
    ///
    /// Numbers of at most 19 digits whose digits and power of ten are exact doubles need one rounding (Clinger 1990);
    /// the standard library reads the others.
    init?(in bytes: [UInt8], from start: Int, grammar: Grammar) {
        var index = start
        let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if isNegative || (grammar == .yaml && index < bytes.count && bytes[index] == UInt8(ascii: "+")) {
            index += 1
        }
        var digits = Digits()
        let firstDigit = index
        index = digits.take(bytes, from: index, scale: 0)
        let wholeDigits = index - firstDigit
        if grammar == .json {
            guard wholeDigits > 0 else { return nil }
            guard wholeDigits == 1 || bytes[firstDigit] != UInt8(ascii: "0") else { return nil }
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            let afterPoint = digits.take(bytes, from: index + 1, scale: -1)
            let isFraction = afterPoint > index + 1
            guard isFraction || (grammar == .yaml && wholeDigits > 0) else { return nil }
            index = afterPoint
        } else if wholeDigits == 0 {
            return nil
        }
        if let exponent = Self.exponent(bytes, from: index) {
            digits.exponent += exponent.value
            index = exponent.end
        }
        end = index
        if let magnitude = digits.exactValue {
            value = isNegative ? -magnitude : magnitude
        } else {
            // The standard library takes no number that ends in its point.
            let text = String(decoding: bytes[start..<index], as: UTF8.self)
            guard let slow = Double(text) ?? Double(text.replacing(".", with: "")) else { return nil }
            value = slow
        }
    }

    private static func exponent(_ bytes: [UInt8], from start: Int) -> (value: Int, end: Int)? {
        guard start < bytes.count, bytes[start] | 0x20 == UInt8(ascii: "e") else { return nil }
        var index = start + 1
        var isNegative = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        let firstDigit = index
        var value = 0
        while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 {
            value = min(100_000, value * 10 + Int(bytes[index] - UInt8(ascii: "0")))
            index += 1
        }
        return index > firstDigit ? (isNegative ? -value : value, index) : nil
    }
}

/// The digits of a number read so far: `mantissa` times ten to the `exponent`.
private struct Digits {
    var mantissa: UInt64 = 0
    var count = 0
    var exponent = 0

    /// Takes the digits that start at `start`; each moves the exponent by `scale`.
    mutating func take(_ bytes: [UInt8], from start: Int, scale: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 {
            mantissa = mantissa &* 10 &+ UInt64(bytes[index] - UInt8(ascii: "0"))
            if mantissa != 0 { count += 1 }
            exponent += scale
            index += 1
        }
        return index
    }

    /// The value where one multiplication or division of exact doubles gives it.
    var exactValue: Double? {
        guard count <= 19, mantissa <= 1 << 53 else { return nil }
        if mantissa == 0 { return 0 }
        guard abs(exponent) < Self.powersOfTen.count else { return nil }
        let power = Self.powersOfTen[abs(exponent)]
        return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }

    /// The powers of ten that doubles hold exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18,
        1e19, 1e20, 1e21, 1e22,
    ]
}
