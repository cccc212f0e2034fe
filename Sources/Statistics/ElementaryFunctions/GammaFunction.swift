/// The gamma function and what is built on it.
package enum GammaFunction {
    /// log(sqrt(2 pi)).
    static let logRootTwoPi = 0.9189385332046728

    /// The natural logarithm of the gamma function.
    ///
    /// Stirling's series beyond 15, reached by the recurrence below.
    ///
    /// **Units and range**: relative error about 1e-15, absolute near the zeros at 1 and 2.
    ///
    /// - Parameter x: positive.
    /// - Returns: log of gamma(x).
    /// - Precondition: `x` positive and finite.
    package static func logGamma(_ x: Double) -> Double {
        precondition(x > 0 && x.isFinite, "log gamma at \(x)")
        var shifted = x
        var product = 1.0
        while shifted < 15 {
            product *= shifted
            shifted += 1
        }
        let stirling =
            (shifted - 0.5) * Double.log(shifted) - shifted + logRootTwoPi + stirlingSeries(shifted)
        return stirling - Double.log(product)
    }

    /// log(gamma(n + 1)) less Stirling's approximation of it: the correction in exact tail probabilities.
    ///
    /// **Source**: Loader, "Fast and accurate computation of binomial probabilities" (2000).
    static func stirlingError(_ n: Double) -> Double {
        if n >= 15 { return stirlingSeries(n) }
        return logGamma(n + 1) - (n + 0.5) * Double.log(n) + n - logRootTwoPi
    }

    /// 1/(12 n) - 1/(360 n^3) + ..., the asymptotic series, for n of at least 15.
    private static func stirlingSeries(_ n: Double) -> Double {
        let square = 1 / (n * n)
        var series = 1.0 / 156
        series = series * square - 691.0 / 360_360
        series = series * square + 1.0 / 1188
        series = series * square - 1.0 / 1680
        series = series * square + 1.0 / 1260
        series = series * square - 1.0 / 360
        series = series * square + 1.0 / 12
        return series / n
    }

    /// x log(x/m) + m - x, accurate also where x is close to m.
    static func deviance(_ x: Double, _ mean: Double) -> Double {
        let difference = x - mean
        if difference.magnitude >= 0.1 * (x + mean) {
            return x * Double.log(x / mean) - difference
        }
        let v = difference / (x + mean)
        var sum = difference * v
        var term = 2 * x * v
        var denominator = 1.0
        while true {
            term *= v * v
            denominator += 2
            let next = sum + term / denominator
            if next == sum { return sum }
            sum = next
        }
    }

    /// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), each accurate by itself.
    ///
    /// **Edge cases**: x = 0 gives (0, 1), infinity gives (1, 0).
    ///
    /// - Parameters:
    ///   - a: the shape.
    ///   - x: where the integral is split.
    /// - Returns: both parts; relative error about 1e-14 of the smaller.
    /// - Precondition: `a` positive, `x` not negative.
    /// - Complexity: O(sqrt(a)) terms at worst.
    package static func regularisedIncomplete(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        precondition(a > 0 && a.isFinite && x >= 0, "incomplete gamma with shape \(a) at \(x)")
        if x == 0 { return (0, 1) }
        if x == .infinity { return (1, 0) }
        // x^a e^-x / gamma(a + 1) without overflow or cancellation.
        let density =
            Double.exp(-stirlingError(a) - deviance(a, x)) / (2 * Double.pi * a).squareRoot()
        if x < a + 1 {
            var term = 1.0
            var sum = 1.0
            var shape = a
            repeat {
                shape += 1
                term *= x / shape
                sum += term
            } while term > sum * 0x1p-54
            let lower = min(1, density * sum)
            return (lower, 1 - lower)
        }
        let upper = min(1, density * a * upperFraction(a, x))
        return (1 - upper, upper)
    }

    /// The continued fraction of Q(a, x) over x^a e^-x / gamma(a), by the method of Lentz.
    private static func upperFraction(_ a: Double, _ x: Double) -> Double {
        var b = x + 1 - a
        var c = 1 / Double.leastNormalMagnitude
        var d = 1 / b
        var fraction = d
        var index = 1.0
        while true {
            let numerator = -index * (index - a)
            b += 2
            d = 1 / (numerator * d + b)
            c = b + numerator / c
            let factor = d * c
            fraction *= factor
            index += 1
            if (factor - 1).magnitude < 0x1p-52 || index > 1e6 { return fraction }
        }
    }
}
