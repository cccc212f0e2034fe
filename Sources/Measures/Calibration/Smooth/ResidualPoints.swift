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

    /// Scores ascend, so that the order of additions is that of the scores whatever the order of the people was, and so that
    /// the sums of one step of the grid are gathered before they are written down.
    private static func split(_ pools: PooledScores, _ last: Double, _ grid: inout [Double]) {
        var grid = grid.mutableSpan
        let scores = pools.scores.span
        let weights = pools.weights.span
        let positives = pools.positiveWeights.span
        let lastStep = grid.count - 2
        var step = 0
        var residuals = 0.0
        var shares = 0.0
        for pool in scores.indices {
            let score = scores[pool]
            let place = score * last
            let index = min(Int(place), lastStep)
            if index != step {
                grid[step] += residuals - shares
                grid[step + 1] += shares
                (step, residuals, shares) = (index, 0, 0)
            }
            let residual = positives[pool] - weights[pool] * score
            residuals += residual
            shares += residual * (place - Double(index))
        }
        grid[step] += residuals - shares
        grid[step + 1] += shares
    }
}
