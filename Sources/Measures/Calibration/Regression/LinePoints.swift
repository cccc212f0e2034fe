import Statistics

/// Outcomes at log odds: what a logistic line is fitted to.
///
/// **Shape**: one element a pool, or a group of neighbouring pools.
struct LinePoints {
    /// The log odds, ascending.
    let places: [Double]
    /// What the people there weigh.
    let weights: [Double]
    /// What those with outcome 1 weigh.
    let positiveWeights: [Double]

    /// Pools at the log odds of their scores, which lie strictly between 0 and 1.
    init(_ pools: PooledScores) {
        places = Self.logOdds(pools.scores)
        weights = pools.weights
        positiveWeights = pools.positiveWeights
    }

    private init(_ groups: ScoreGroups) {
        places = groups.scores
        weights = groups.weights
        positiveWeights = groups.positiveWeights
    }

    /// Neighbours gathered in groups of about equal weight, each at its mean log odds.
    ///
    /// - Complexity: O(points).
    func grouped(count: Int) -> LinePoints {
        LinePoints(
            ScoreGroups(places: places, weights: weights, positiveWeights: positiveWeights, count: count)
        )
    }

    private static func logOdds(_ scores: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: scores.count)
        let scores = scores.span
        var target = result.mutableSpan
        var index = 0
        while index < scores.count {
            let p = scores.lanes(from: index, padding: 0.5)
            // Scores too small for a normal quotient are rare enough to go one by one.
            let isPlain = p.min() > 0x1p-1000
            let quotient = p / (1 - p)
            let logarithm = isPlain ? SIMD4.log(quotient) : .zero
            for lane in 0..<Swift.min(4, scores.count - index) {
                target[index + lane] = isPlain ? logarithm[lane] : Double.log(quotient[lane])
            }
            index += 4
        }
        return result
    }
}
