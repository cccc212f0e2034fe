package import Statistics

/// A loss that nobody can lower on average by stating anything but the true probability.
package enum ProperScore: String, CaseIterable, Sendable {
    /// (p - y)^2, without the factor 1/2.
    case squared
    /// -log of the probability given to what happened; infinite below 2^-52, where its mean is undefined.
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

    /// `lossOfPositive` and `lossOfNegative` of four probabilities.
    private func losses(_ p: SIMD4<Double>) -> (positive: SIMD4<Double>, negative: SIMD4<Double>) {
        switch self {
        case .squared: return ((1 - p) * (1 - p), p * p)
        case .logarithmic:
            var inner = p.replacing(with: .ulpOfOne, where: p .< .ulpOfOne)
            inner.replace(with: 1 - .ulpOfOne, where: inner .> 1 - .ulpOfOne)
            // log(1 - p) with what rounding took from 1 - p put back, as `Double.log1p` does.
            let rest = 1 - inner
            return (-SIMD4.log(inner), -(SIMD4.log(rest) + (-inner - (rest - 1)) / rest))
        }
    }

    /// The expected loss of a rate about itself: of `rate` stated for people of whom that share has outcome 1.
    package func entropy(_ rate: Double) -> Double {
        switch self {
        case .squared: rate * (1 - rate)
        case .logarithmic: -Self.xLogX(rate) - Self.xLogX(1 - rate)
        }
    }

    /// The mean loss of the scores of pooled people.
    ///
    /// **Edge cases**: nobody: undefined. Under the logarithmic score also where somebody was given a probability below
    /// 2^-52 for what happened: the loss is infinite.
    package func estimate(_ pools: PooledScores) -> Estimate {
        guard pools.totals.weight > 0 else { return .undefined(because: .noPeople, count: 0) }
        let surelyWrong = self == .logarithmic ? Self.surelyWrong(pools) : 0
        if surelyWrong > 0 {
            return .undefined(because: .surelyWrong(count: surelyWrong), count: pools.totals.count)
        }
        var sum = CompensatedLanes()
        let scores = pools.scores.span
        let weights = pools.weights.span
        let positives = pools.positiveWeights.span
        var pool = 0
        while pool < scores.count {
            let positive = positives.lanes(from: pool, padding: 0)
            let negative = weights.lanes(from: pool, padding: 0) - positive
            let losses = losses(scores.lanes(from: pool, padding: 0.5))
            sum.add(positive * losses.positive + negative * losses.negative)
            pool += 4
        }
        return Estimate(sum.value / pools.totals.weight, count: pools.totals.count)
    }

    /// The mean loss, nil where it is undefined.
    package func mean(_ pools: PooledScores) -> Double? { estimate(pools).value }

    /// How many pools of people were given a probability below 2^-52 for what happened, by their number of people.
    ///
    /// Within a pool of both outcomes everybody is counted: pools do not keep the counts of the outcomes apart.
    private static func surelyWrong(_ pools: PooledScores) -> Int {
        var count = 0.0
        for pool in 0..<pools.poolCount {
            let p = pools.scores[pool]
            let positive = pools.positiveWeights[pool]
            let isWrong =
                p < .ulpOfOne && positive > 0 || 1 - p < .ulpOfOne && pools.weights[pool] - positive > 0
            if isWrong { count += pools.counts[pool] }
        }
        return Int(count)
    }

    private static func xLogX(_ x: Double) -> Double {
        x > 0 ? x * Double.log(x) : 0
    }
}
