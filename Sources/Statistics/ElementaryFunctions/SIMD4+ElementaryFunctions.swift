/// Exponential and logarithm of four numbers at once, for the hot loops of fits.
///
/// The operations are those of `Double.exp` and `Double.log` in the same order, without their branches: the bits are the
/// same, on every machine.
extension SIMD4<Double> {
    /// e to the power of each number.
    ///
    /// **Units and range**: numbers beyond -708 and 708 are taken to be these.
    @inlinable
    @inline(__always)
    public static func exp(_ numbers: SIMD4<Double>) -> SIMD4<Double> {
        var x = numbers.replacing(with: -708, where: numbers .< -708)
        x.replace(with: 708, where: x .> 708)
        let shifted = x * 1.4426950408889634 + 0x1.8p52
        let k = shifted - 0x1.8p52
        let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
        var polynomial = SIMD4<Double>(repeating: 1.0 / 6_227_020_800)
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
        var result = SIMD4<Double>()
        for lane in 0..<4 {
            // k stands in the low bits of `shifted`; added to the exponent field it multiplies by 2^k.
            result[lane] = Double(
                bitPattern: power[lane].bitPattern &+ (shifted[lane].bitPattern &<< 52)
            )
        }
        return result
    }

    /// The natural logarithm of each number.
    ///
    /// **Units and range**: positive normal numbers; of others the result is meaningless.
    @inlinable
    @inline(__always)
    public static func log(_ numbers: SIMD4<Double>) -> SIMD4<Double> {
        var k = SIMD4<Double>()
        var mantissa = SIMD4<Double>()
        for lane in 0..<4 {
            // The exponent above that of sqrt(1/2), with 1024 added so that it is not negative.
            let bits = numbers[lane].bitPattern &- 0x3FE6_A09E_667F_3BCD &+ 1024 &<< 52
            k[lane] = Double(bitPattern: bits &>> 52 | 0x4330_0000_0000_0000)
            mantissa[lane] = Double(
                bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD
            )
        }
        k -= 0x1p52 + 1024
        let f = mantissa - 1
        let s = f / (2 + f)
        let z = s * s
        var series = SIMD4<Double>(repeating: 2.0 / 23)
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
}
