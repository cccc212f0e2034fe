/// The beta distribution.
package struct BetaDistribution: Equatable, Sendable {
    /// First shape, positive.
    package let a: Double
    /// Second shape, positive.
    package let b: Double

    /// The distribution with these shapes.
    ///
    /// - Precondition: both positive and finite.
    package init(a: Double, b: Double) {
        precondition(a > 0 && b > 0 && a.isFinite && b.isFinite, "beta with shapes \(a), \(b)")
        self.a = a
        self.b = b
    }

    /// The probability of at most `x`; 0 below 0 and 1 above 1.
    package func cumulative(_ x: Double) -> Double {
        BetaFunction.regularisedIncomplete(a, b, at: min(1, max(0, x))).lower
    }

    /// The number below which the variable falls with the given probability.
    ///
    /// Newton steps on the smaller tail, kept inside a bracket that every step narrows.
    ///
    /// - Parameter probability: in [0, 1]; 0 gives 0, 1 gives 1.
    /// - Returns: the quantile, to about 1e-15 absolute.
    /// - Precondition: `probability` in [0, 1].
    package func quantile(_ probability: Double) -> Double {
        quantile(lower: probability, upper: 1 - probability)
    }

    /// The number above which the variable falls with the given probability.
    package func upperQuantile(_ probability: Double) -> Double {
        quantile(lower: 1 - probability, upper: probability)
    }

    private func quantile(lower: Double, upper: Double) -> Double {
        precondition(lower >= 0 && upper >= 0, "a beta quantile at \(lower)")
        if lower == 0 { return 0 }
        if upper == 0 { return 1 }
        var low = 0.0
        var high = 1.0
        var x = a / (a + b)
        for _ in 0..<200 {
            let parts = BetaFunction.regularisedIncomplete(a, b, at: x)
            let excess = lower < upper ? parts.lower - lower : upper - parts.upper
            if excess == 0 { return x }
            if excess > 0 { high = x } else { low = x }
            let density = BetaFunction.powers(a, b, x, 1 - x) / (x * (1 - x))
            let newton = x - excess / density
            let next = newton > low && newton < high ? newton : (low + high) / 2
            if (next - x).magnitude <= 2 * x.ulp || next == low || next == high { return next }
            x = next
        }
        return x
    }
}
