/// The incomplete beta function.
package enum BetaFunction {
    /// The regularised incomplete beta functions I_x(a, b) and 1 - I_x(a, b), each accurate by itself.
    ///
    /// **Edge cases**: x = 0 gives (0, 1), x = 1 gives (1, 0).
    ///
    /// - Parameters:
    ///   - a: first shape.
    ///   - b: second shape.
    ///   - x: in [0, 1].
    ///   - complement: 1 - x, given separately so that an x close to 1 loses nothing.
    /// - Returns: both parts; relative error about 1e-13 of the smaller.
    /// - Precondition: positive shapes, `x` in [0, 1].
    /// - Complexity: O(sqrt(max(a, b))) terms.
    package static func regularisedIncomplete(
        _ a: Double,
        _ b: Double,
        at x: Double,
        complement: Double
    ) -> (lower: Double, upper: Double) {
        precondition(a > 0 && b > 0 && x >= 0 && x <= 1, "incomplete beta with shapes \(a), \(b) at \(x)")
        if x == 0 { return (0, 1) }
        if complement == 0 { return (1, 0) }
        let power = powers(a, b, x, complement)
        if x < (a + 1) / (a + b + 2) {
            let lower = min(1, power / a * fraction(a, b, x))
            return (lower, 1 - lower)
        }
        let upper = min(1, power / b * fraction(b, a, complement))
        return (1 - upper, upper)
    }

    /// As above with the complement computed.
    package static func regularisedIncomplete(
        _ a: Double,
        _ b: Double,
        at x: Double
    ) -> (lower: Double, upper: Double) {
        regularisedIncomplete(a, b, at: x, complement: 1 - x)
    }

    /// x^a (1 - x)^b / B(a, b), by deviances, so that large shapes keep their digits.
    static func powers(_ a: Double, _ b: Double, _ x: Double, _ complement: Double) -> Double {
        let total = a + b
        let exponent =
            GammaFunction.stirlingError(total) - GammaFunction.stirlingError(a)
            - GammaFunction.stirlingError(b) - GammaFunction.deviance(a, total * x)
            - GammaFunction.deviance(b, total * complement)
        // The binomial density generalised to real counts, times ab / (a + b).
        return Double.exp(exponent) * (a * b / (2 * Double.pi * total)).squareRoot()
    }

    /// The continued fraction of I_x(a, b), by the method of Lentz.
    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        var c = 1.0
        var d = 1 / guarded(1 - (a + b) * x / (a + 1))
        var fraction = d
        var m = 1.0
        while true {
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / guarded(1 + even * d)
            c = guarded(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / guarded(1 + odd * d)
            c = guarded(1 + odd / c)
            let factor = d * c
            fraction *= factor
            m += 1
            if (factor - 1).magnitude < 0x1p-52 || m > 1e6 { return fraction }
        }
    }

    /// Keeps a denominator of the continued fraction from vanishing.
    private static func guarded(_ x: Double) -> Double {
        x.magnitude < 1e-300 ? 1e-300 : x
    }
}
