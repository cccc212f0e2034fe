import Statistics

/// A loss that nobody can lower on average by stating anything but the true probability.
package enum ProperScore: String, CaseIterable, Sendable {
    /// (p - y)^2, without the factor 1/2.
    case squared
    /// -log of the probability given to what happened; the probability is kept 2^-52 away from 0 and 1.
    case logarithmic

    /// The loss of probability `p` where the outcome is 1.
    package func lossOfPositive(_ p: Double) -> Double {
        switch self {
        case .squared: (1 - p) * (1 - p)
        case .logarithmic: -Double.log(min(max(p, .ulpOfOne), 1 - .ulpOfOne))
        }
    }

    /// The loss of probability `p` where the outcome is 0.
    package func lossOfNegative(_ p: Double) -> Double {
        switch self {
        case .squared: p * p
        case .logarithmic: -Double.log1p(-min(max(p, .ulpOfOne), 1 - .ulpOfOne))
        }
    }

    /// The expected loss of a rate about itself: of `rate` stated for people of whom that share has outcome 1.
    package func entropy(_ rate: Double) -> Double {
        switch self {
        case .squared: rate * (1 - rate)
        case .logarithmic: -Self.xLogX(rate) - Self.xLogX(1 - rate)
        }
    }

    /// The mean loss of the scores of pooled people; nil for nobody.
    package func mean(_ pools: PooledScores) -> Double? {
        guard pools.totals.weight > 0 else { return nil }
        var sum = CompensatedSum()
        for pool in 0..<pools.poolCount {
            let p = pools.scores[pool]
            let positive = pools.positiveWeights[pool]
            let negative = pools.weights[pool] - positive
            if positive > 0 { sum.add(positive * lossOfPositive(p)) }
            if negative > 0 { sum.add(negative * lossOfNegative(p)) }
        }
        return sum.value / pools.totals.weight
    }

    private static func xLogX(_ x: Double) -> Double {
        x > 0 ? x * Double.log(x) : 0
    }
}
