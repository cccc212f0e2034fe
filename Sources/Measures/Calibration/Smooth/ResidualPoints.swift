import Statistics

/// Residuals (outcome less score) at places in [0, 1], as shares of everybody's weight.
struct ResidualPoints {
    /// The places.
    let places: [Double]
    /// The weighted residual at each, over the total weight.
    let masses: [Double]

    static let gridCount = 4096

    /// Every distinct score is a place.
    init(_ pools: PooledScores) {
        let total = pools.totals.weight
        places = pools.scores
        masses = (0..<pools.poolCount).map {
            (pools.positiveWeights[$0] - pools.weights[$0] * pools.scores[$0]) / total
        }
    }

    /// Residuals split linearly between the points of a grid.
    init(onGrid pools: PooledScores) {
        let last = Self.gridCount - 1
        var grid = [Double](repeating: 0, count: Self.gridCount)
        Self.split(pools, Double(last), &grid)
        let total = pools.totals.weight
        places = (0...last).map { Double($0) / Double(last) }
        masses = grid.map { $0 / total }
    }

    /// Scores ascend, so that the order of additions is that of the scores whatever the order of the people was.
    private static func split(_ pools: PooledScores, _ last: Double, _ grid: inout [Double]) {
        var grid = grid.mutableSpan
        let scores = pools.scores.span
        let weights = pools.weights.span
        let positives = pools.positiveWeights.span
        for pool in scores.indices {
            let score = scores[pool]
            let residual = positives[pool] - weights[pool] * score
            let place = score * last
            let index = min(Int(place), grid.count - 2)
            let share = place - Double(index)
            grid[index] += residual * (1 - share)
            grid[index + 1] += residual * share
        }
    }
}
