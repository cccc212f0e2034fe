extension Double {
    /// The cosine of pi times `x`, by IEEE operations only: the same bits on every machine.
    ///
    /// The argument is reduced exactly to [0, 1/4] by symmetry; there a Taylor polynomial of sine or cosine is evaluated
    /// whose remainder is below 2^-56.
    ///
    /// **Units and range**: error about one unit in the last place of 1.
    ///
    /// **Edge cases**: exact at multiples of 1/2; NaN and infinities give NaN.
    ///
    /// - Parameter x: in half turns.
    /// - Returns: cos(pi x).
    /// - Complexity: O(1).
    public static func cosPi(_ x: Double) -> Double {
        guard x.isFinite else { return .nan }
        // Period 2, even: [0, 1], then antisymmetric about 1/2.
        let folded = x.magnitude.truncatingRemainder(dividingBy: 2)
        let half = folded > 1 ? 2 - folded : folded
        let sign = half > 0.5 ? -1.0 : 1.0
        let quarter = half > 0.5 ? 1 - half : half
        return sign * (quarter <= 0.25 ? smallCosine(.pi * quarter) : smallSine(.pi * (0.5 - quarter)))
    }

    /// The cosine for angles from 0 to pi/4.
    private static func smallCosine(_ angle: Double) -> Double {
        let square = angle * angle
        var sum = 1.0 / 20_922_789_888_000
        sum = sum * square - 1.0 / 87_178_291_200
        sum = sum * square + 1.0 / 479_001_600
        sum = sum * square - 1.0 / 3_628_800
        sum = sum * square + 1.0 / 40_320
        sum = sum * square - 1.0 / 720
        sum = sum * square + 1.0 / 24
        sum = sum * square - 0.5
        return 1 + sum * square
    }

    /// The sine for angles from 0 to pi/4.
    private static func smallSine(_ angle: Double) -> Double {
        let square = angle * angle
        var sum = 1.0 / 355_687_428_096_000
        sum = sum * square - 1.0 / 1_307_674_368_000
        sum = sum * square + 1.0 / 6_227_020_800
        sum = sum * square - 1.0 / 39_916_800
        sum = sum * square + 1.0 / 362_880
        sum = sum * square - 1.0 / 5040
        sum = sum * square + 1.0 / 120
        sum = sum * square - 1.0 / 6
        return angle + angle * square * sum
    }
}
