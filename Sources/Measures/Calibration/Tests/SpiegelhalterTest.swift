package import Statistics

/// The test of Spiegelhalter that the Brier score is what calibrated probabilities would give.
///
/// z = sum w (y - p)(1 - 2 p) / sqrt(sum w^2 (1 - 2 p)^2 p (1 - p)).
///
/// **Edge cases**: nobody, or all scores 0, 1/2 or 1, where the variance is 0: undefined.
///
/// **Source**: Spiegelhalter, Statistics in Medicine 5 (1986), doi:10.1002/sim.4780050506; R rms `val.prob`, `S:z`.
package struct SpiegelhalterTest: Equatable, Sendable {
    /// The standardised difference; positive where the loss is larger than expected.
    package let z: Estimate
    /// The two-sided p-value.
    package let twoSidedP: Estimate

    /// Tests pooled people.
    ///
    /// - Complexity: O(pools).
    package init(_ pools: PooledScores) {
        let count = pools.totals.count
        var sum = CompensatedSum()
        var variance = CompensatedSum()
        for pool in 0..<pools.poolCount {
            let p = pools.scores[pool]
            let lean = 1 - 2 * p
            sum.add((pools.positiveWeights[pool] - pools.weights[pool] * p) * lean)
            variance.add(pools.squaredWeight(of: pool) * lean * lean * p * (1 - p))
        }
        guard count > 0, variance.value > 0 else {
            z = .undefined(because: count == 0 ? .noPeople : .noFiniteResult, count: count)
            twoSidedP = z
            return
        }
        let statistic = sum.value / variance.value.squareRoot()
        z = Estimate(statistic, count: count)
        twoSidedP = Estimate(NormalDistribution.twoSidedTail(statistic), count: count)
    }
}
