import Statistics

extension NumericDistribution {
    /// The probability of at most `x`.
    ///
    /// **Edge cases**: -infinity gives 0, +infinity 1.
    package func cumulative(_ x: Double) -> Double {
        if x == .infinity { return 1 }
        if x == -.infinity { return 0 }
        switch self {
        case .constant(let value):
            return x >= value ? 1 : 0
        case .uniform(let low, let high):
            return min(1, max(0, (x - low) / (high - low)))
        case .normal(let mean, let deviation):
            return NormalDistribution.cumulative((x - mean) / deviation)
        case .logNormal(let median, let sigma):
            return x <= 0 ? 0 : NormalDistribution.cumulative(Double.log(x / median) / sigma)
        case .exponential(let mean):
            return x <= 0 ? 0 : 1 - Double.exp(-x / mean)
        case .weibull(let shape, let scale):
            return x <= 0 ? 0 : 1 - Double.exp(-Double.exp(shape * Double.log(x / scale)))
        case .gamma(let mean, let shape):
            return x <= 0 ? 0 : GammaFunction.regularisedIncomplete(shape, x * shape / mean).lower
        case .poisson(let mean):
            return x < 0 ? 0 : GammaFunction.regularisedIncomplete(x.rounded(.down) + 1, mean).upper
        case .negativeBinomial:
            return x < 0 ? 0 : min(1, probabilities(upTo: Int(x.rounded(.down))).reduce(0, +))
        case .mixture(let components):
            let weights = components.map(\.weight).reduce(0, +)
            return components.reduce(0) { $0 + $1.weight / weights * $1.distribution.cumulative(x) }
        }
    }

    /// The probabilities of the whole numbers 0 to `last`, where a whole number stands for the interval from it to the
    /// next (the floor of a continuous number; itself where the distribution is discrete).
    ///
    /// **Shape**: `last` + 1 numbers.
    package func probabilities(upTo last: Int) -> [Double] {
        if case .negativeBinomial(let mean, let dispersion) = self {
            // P(n) / P(n - 1) = (n - 1 + k) / n * mean / (mean + k), from P(0) = (k / (mean + k))^k.
            let ratio = mean / (mean + dispersion)
            var term = Double.exp(dispersion * Double.log(dispersion / (mean + dispersion)))
            var terms: [Double] = []
            for n in 0...last {
                if n > 0 { term *= (Double(n) - 1 + dispersion) / Double(n) * ratio }
                terms.append(term)
            }
            return terms
        }
        let shift = isDiscrete ? 0.0 : 1.0
        var below = isDiscrete ? 0 : cumulative(0)
        return (0...last).map { n in
            let upTo = cumulative(Double(n) + shift)
            defer { below = upTo }
            return max(0, upTo - below)
        }
    }
}
