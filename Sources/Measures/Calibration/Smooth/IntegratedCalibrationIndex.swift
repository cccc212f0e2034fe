package import Statistics

/// The distances between the scores and a smooth estimate of the rate at each score, summarised over people.
///
/// **Units and range**: in [0, 1].
///
/// **Edge cases**: nobody: undefined. A constant score: the distance to the overall rate.
///
/// **Source**: Austin and Steyerberg, Statistics in Medicine 38 (2019), doi:10.1002/sim.8281; the smooth estimate is
/// lowess with two thirds of the people near, or the isotonic fit.
package struct IntegratedCalibrationIndex: Equatable, Sendable {
    /// The weighted mean of the distances (ICI).
    package let mean: Estimate
    /// Their median (E50), type 7.
    package let median: Estimate
    /// Their 0.9 quantile (E90), type 7.
    package let ninetieth: Estimate
    /// The largest (Emax).
    package let maximum: Estimate

    /// Up to this many distinct scores the local regression is made at each; beyond, at groups of neighbours.
    package static let mostExact = 4096

    /// Distances to a local regression.
    ///
    /// Beyond `mostExact` distinct scores the people are gathered in 2,048 groups of neighbours and the fit is
    /// interpolated between the groups; where a number of groups is given, beyond that number.
    ///
    /// - Complexity: O(scores^2) up to `mostExact` scores, O(scores + groups^2) beyond.
    package init(localRegression pools: PooledScores, groups wanted: Int? = nil) {
        guard pools.poolCount > 0 else {
            self.init(distances: [], pools)
            return
        }
        if pools.poolCount <= wanted ?? Self.mostExact {
            let fit = LocalRegression(
                scores: pools.scores,
                weights: pools.weights,
                positiveWeights: pools.positiveWeights,
                share: 2.0 / 3
            )
            self.init(distances: zip(pools.scores, fit.fitted).map { ($0 - $1).magnitude }, pools)
        } else {
            let groups = ScoreGroups(pools, count: wanted ?? 2048)
            let fit = LocalRegression(
                scores: groups.scores,
                weights: groups.weights,
                positiveWeights: groups.positiveWeights,
                share: 2.0 / 3
            )
            self.init(distances: Self.distances(pools.scores, fit), pools)
        }
    }

    /// Distances to the isotonic fit.
    ///
    /// - Complexity: O(scores).
    package init(isotonic fit: IsotonicFit, _ pools: PooledScores) {
        self.init(distances: zip(pools.scores, fit.fitted).map { ($0 - $1).magnitude }, pools)
    }

    private init(distances: [Double], _ pools: PooledScores) {
        let count = pools.totals.count
        guard count > 0 else {
            let none = Estimate.undefined(because: .noPeople, count: 0)
            (mean, median, ninetieth, maximum) = (none, none, none, none)
            return
        }
        var sum = CompensatedSum()
        for (pool, distance) in distances.enumerated() { sum.add(pools.weights[pool] * distance) }
        mean = Estimate(sum.value / pools.totals.weight, count: count)
        let order = SortOrder(ascending: distances)
        let values = order.rows.map { distances[Int($0)] }
        let sorted =
            pools.isOneEach
            ? WeightedQuantiles(values: values)
            : WeightedQuantiles(values: values, weights: order.rows.map { pools.weights[Int($0)] })
        median = Estimate(sorted.quantile(0.5) ?? .nan, count: count)
        ninetieth = Estimate(sorted.quantile(0.9) ?? .nan, count: count)
        maximum = Estimate(sorted.quantile(1) ?? .nan, count: count)
    }

    /// Distances of ascending scores to a fit between groups.
    private static func distances(_ scores: [Double], _ fit: LocalRegression) -> [Double] {
        var next = 0
        return scores.map { score in
            while next < fit.scores.count, fit.scores[next] < score { next += 1 }
            return (score - fit.value(at: score, before: next)).magnitude
        }
    }
}
