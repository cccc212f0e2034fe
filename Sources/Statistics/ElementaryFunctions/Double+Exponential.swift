extension Double {
    /// e to the power `x`, by IEEE additions and multiplications only: the same bits on every machine.
    ///
    /// The argument is split as x = k ln 2 + r with |r| at most ln(2)/2, and e^r is its Taylor polynomial of
    /// degree 13, whose remainder is below 2^-57.
    ///
    /// **Units and range**: error below one unit in the last place where the result is a normal number.
    ///
    /// **Edge cases**: NaN gives NaN; above 709.79 the result is infinity; below -745.14 it is 0.
    ///
    /// - Complexity: O(1), 28 operations and two predictable branches.
    @inlinable
    public static func exp(_ x: Double) -> Double {
        if x > 709.782712893384 || x.isNaN { return x.isNaN ? x : .infinity }
        if x < -745.1332191019412 { return 0 }
        // Adding 1.5 * 2^52 rounds to the nearest integer, which then stands in the low bits.
        let shifted = x * 1.4426950408889634 + 0x1.8p52
        let k = shifted - 0x1.8p52
        let exponent = Int64(truncatingIfNeeded: Int32(truncatingIfNeeded: shifted.bitPattern))
        // ln 2 in two parts; the first has 21 zero bits at its end, so that its product with k is exact.
        let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
        var polynomial = 1.0 / 6_227_020_800
        polynomial = polynomial * r + 1.0 / 479_001_600
        polynomial = polynomial * r + 1.0 / 39_916_800
        polynomial = polynomial * r + 1.0 / 3_628_800
        polynomial = polynomial * r + 1.0 / 362_880
        polynomial = polynomial * r + 1.0 / 40_320
        polynomial = polynomial * r + 1.0 / 5040
        polynomial = polynomial * r + 1.0 / 720
        polynomial = polynomial * r + 1.0 / 120
        polynomial = polynomial * r + 1.0 / 24
        polynomial = polynomial * r + 1.0 / 6
        polynomial = polynomial * r + 0.5
        let power = 1 + (r + r * r * polynomial)
        if exponent >= -1021 && exponent <= 1023 {
            return power * Double(bitPattern: UInt64(truncatingIfNeeded: exponent &+ 1023) &<< 52)
        }
        // Beyond the normal exponents the scale factor itself is not a normal number: apply it in two steps.
        let half = exponent / 2
        return power
            * Double(bitPattern: UInt64(truncatingIfNeeded: half &+ 1023) &<< 52)
            * Double(bitPattern: UInt64(truncatingIfNeeded: exponent &- half &+ 1023) &<< 52)
    }

    /// The logistic function 1 / (1 + e^-z): the probability whose log odds are `z`.
    ///
    /// **Edge cases**: NaN gives NaN; -infinity gives 0, +infinity gives 1.
    @inlinable
    public static func logistic(_ z: Double) -> Double {
        1 / (1 + exp(-z))
    }
}
