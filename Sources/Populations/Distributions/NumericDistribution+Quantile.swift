import Statistics

extension NumericDistribution {
    /// The number below which the share `u` lies.
    ///
    /// For a mixture `u` first chooses the component, in order of the list, and what is left of it is the share within
    /// the component: a draw of the mixture from one uniform number, not its quantile.
    ///
    /// - Parameter u: in (0, 1).
    /// - Returns: the number.
    /// - Complexity: O(1), but for the gamma and the discrete distributions, which search.
    package func quantile(_ u: Double) -> Double {
        switch self {
        case .constant(let value):
            return value
        case .uniform(let low, let high):
            return low + u * (high - low)
        case .normal(let mean, let deviation):
            return mean + deviation * NormalDistribution.quantile(u)
        case .logNormal(let median, let sigma):
            return median * Double.exp(sigma * NormalDistribution.quantile(u))
        case .exponential(let mean):
            return -mean * Double.log1p(-u)
        case .weibull(let shape, let scale):
            return scale * Double.exp(Double.log(-Double.log1p(-u)) / shape)
        case .gamma(let mean, let shape):
            return Self.gammaQuantile(u, shape: shape) * mean / shape
        case .poisson, .negativeBinomial:
            var n = 0
            while cumulative(Double(n)) <= u, n < 1_000_000 { n += 1 }
            return Double(n)
        case .mixture(let components):
            let weights = components.map(\.weight).reduce(0, +)
            var left = u
            for component in components.dropLast() {
                let share = component.weight / weights
                if left < share { return component.distribution.quantile(left / share) }
                left -= share
            }
            let last = components[components.count - 1]
            return last.distribution.quantile(min(left / (last.weight / weights), 1 - 0x1p-53))
        }
    }

    /// The quantile of the gamma distribution with scale 1: Newton steps kept inside a shrinking bracket.
    private static func gammaQuantile(_ u: Double, shape: Double) -> Double {
        var low = 0.0
        var high = shape + 10
        while GammaFunction.regularisedIncomplete(shape, high).lower < u, high < 1e6 { high *= 2 }
        // Wilson and Hilferty's cube of a normal number as the start.
        let ninth = 1 / (9 * shape)
        let root = 1 - ninth + NormalDistribution.quantile(u) * ninth.squareRoot()
        var x = min(max(shape * root * root * root, high * 0x1p-40), high)
        for _ in 0..<200 {
            let error = GammaFunction.regularisedIncomplete(shape, x).lower - u
            if error > 0 { high = x } else { low = x }
            let density = Double.exp((shape - 1) * Double.log(x) - x - GammaFunction.logGamma(shape))
            var next = x - error / density
            if !(next > low && next < high) { next = (low + high) / 2 }
            if (next - x).magnitude <= 1e-14 * x { return next }
            x = next
        }
        return x
    }
}
