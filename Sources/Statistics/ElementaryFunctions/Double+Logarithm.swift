extension Double {
    /// The natural logarithm of `x`, by IEEE operations only: the same bits on every machine.
    ///
    /// The argument is split as x = 2^k m with m between sqrt(1/2) and sqrt(2); with f = m - 1 and
    /// s = f / (2 + f), log m = 2 atanh s = f - (f^2/2 - s (f^2/2 + R)) where R is the rest of the series in
    /// s^2, cut where it falls below 2^-58.
    ///
    /// **Units and range**: error below one unit in the last place.
    ///
    /// **Edge cases**: 0 gives -infinity; a negative number or NaN gives NaN; infinity gives infinity.
    ///
    /// - Complexity: O(1).
    @inlinable
    public static func log(_ x: Double) -> Double {
        if !(x >= 0x1p-1022 && x < .infinity) { return logOfSpecial(x) }
        // Subtracting the bits of sqrt(1/2) puts the exponent field of m at 0 for m in [sqrt(1/2), sqrt(2)).
        let bits = x.bitPattern &- 0x3FE6_A09E_667F_3BCD
        let exponent = Int64(bitPattern: bits) &>> 52
        let mantissa = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD)
        let k = Double(exponent)
        let f = mantissa - 1
        let s = f / (2 + f)
        let z = s * s
        var series = 2.0 / 23
        series = series * z + 2.0 / 21
        series = series * z + 2.0 / 19
        series = series * z + 2.0 / 17
        series = series * z + 2.0 / 15
        series = series * z + 2.0 / 13
        series = series * z + 2.0 / 11
        series = series * z + 2.0 / 9
        series = series * z + 2.0 / 7
        series = series * z + 2.0 / 5
        series = series * z + 2.0 / 3
        let halfSquare = 0.5 * f * f
        let low = halfSquare - (s * (halfSquare + z * series) + k * 0x1.a39ef35793c76p-33)
        return k * 0x1.62e42feep-1 - (low - f)
    }

    /// The cases of `log` outside the positive normal numbers, kept out of the hot path.
    @usableFromInline
    static func logOfSpecial(_ x: Double) -> Double {
        if x == 0 { return -.infinity }
        if x < 0 || x.isNaN { return .nan }
        if x == .infinity { return .infinity }
        // Subnormal: scale by 2^54 and take 54 ln 2 off again.
        return log(x * 0x1p54) - 54 * 0.6931471805599453
    }

    /// log(1 + x), accurate also where 1 + x would round `x` away.
    ///
    /// **Edge cases**: -1 gives -infinity; below -1 or NaN gives NaN; infinity gives infinity.
    @inlinable
    public static func log1p(_ x: Double) -> Double {
        let sum = 1 + x
        if sum == 1 { return x }
        if !(sum > 0 && sum < .infinity) { return log(sum) }
        // What rounding took from 1 + x, put back to first order.
        return log(sum) + (x - (sum - 1)) / sum
    }

    /// The log odds log(p / (1 - p)) of a probability.
    ///
    /// **Edge cases**: 0 gives -infinity, 1 gives +infinity; outside [0, 1] or NaN gives NaN.
    @inlinable
    public static func logit(_ p: Double) -> Double {
        log(p) - log1p(-p)
    }
}
