/// The rates of outcome 1 that best fit the outcomes among all that never fall as the score rises.
///
/// Least squares and the log score have the same solution: pool neighbouring scores whose rates fall, until none do.
///
/// **Shape**: `ends` and `rates` have one element for each level; level l covers the pools `ends[l - 1]..<ends[l]`.
///
/// **Edge cases**: nobody gives no level; a constant score or one class gives one.
///
/// **Source**: Ayer et al., Annals of Mathematical Statistics 26 (1955), doi:10.1214/aoms/1177728423 (the
/// pool-adjacent-violators algorithm); tested against scikit-learn `IsotonicRegression`.
package struct IsotonicFit: Equatable, Sendable {
    /// Where each level ends: the number of pools up to and with its last.
    package let ends: [Int]
    /// The rate of each level, strictly ascending.
    package let rates: [Double]

    /// Fits pooled scores.
    ///
    /// - Complexity: O(pools).
    package init(_ pools: PooledScores) {
        self.init(weights: pools.weights, positiveWeights: pools.positiveWeights)
    }

    /// Fits pools given by their weights and the weights of outcome 1, by ascending score.
    init(weights: [Double], positiveWeights: [Double]) {
        var levelWeights = [Double](repeating: 0, count: weights.count)
        var levelPositives = [Double](repeating: 0, count: weights.count)
        var levelEnds = [Int](repeating: 0, count: weights.count)
        let count = Self.pool(weights, positiveWeights, &levelWeights, &levelPositives, &levelEnds)
        ends = Array(levelEnds.prefix(count))
        rates = (0..<count).map { levelPositives[$0] / levelWeights[$0] }
    }

    /// Pools adjacent violators in place; returns how many levels there are.
    private static func pool(
        _ weights: [Double],
        _ positiveWeights: [Double],
        _ levelWeights: inout [Double],
        _ levelPositives: inout [Double],
        _ levelEnds: inout [Int]
    ) -> Int {
        let weights = weights.span
        let positiveWeights = positiveWeights.span
        var levelWeights = levelWeights.mutableSpan
        var levelPositives = levelPositives.mutableSpan
        var levelEnds = levelEnds.mutableSpan
        var top = 0
        for pool in weights.indices {
            var weight = weights[pool]
            var positive = positiveWeights[pool]
            // Rates are compared by cross-multiplication, which is exact for counts.
            while top > 0, levelPositives[top &- 1] * weight >= positive * levelWeights[top &- 1] {
                top &-= 1
                weight += levelWeights[top]
                positive += levelPositives[top]
            }
            levelWeights[top] = weight
            levelPositives[top] = positive
            levelEnds[top] = pool &+ 1
            top &+= 1
        }
        return top
    }

    /// The fitted rate of every pool.
    package var fitted: [Double] {
        var fitted = [Double](repeating: 0, count: ends.last ?? 0)
        var start = 0
        for (level, end) in ends.enumerated() {
            for pool in start..<end { fitted[pool] = rates[level] }
            start = end
        }
        return fitted
    }
}
