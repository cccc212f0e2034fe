import Statistics

/// How much weight, and how much weight of outcome 1, lies at or above any cut.
struct SelectionSums {
    private let pools: PooledScores
    private let weightsAbove: [Double]
    private let positivesAbove: [Double]

    init(_ pools: PooledScores) {
        self.pools = pools
        var weights = [Double](repeating: 0, count: pools.poolCount + 1)
        var positives = weights
        var weight = CompensatedSum()
        var positive = CompensatedSum()
        for pool in (0..<pools.poolCount).reversed() {
            weight.add(pools.weights[pool])
            positive.add(pools.positiveWeights[pool])
            weights[pool] = weight.value
            positives[pool] = positive.value
        }
        weightsAbove = weights
        positivesAbove = positives
    }

    /// The sums over people whose score is at least `cut`.
    func selected(atLeast cut: Double) -> (weight: Double, positiveWeight: Double) {
        let first = PooledScores.firstIndex(below: pools.poolCount) { pools.scores[$0] >= cut }
        return (weightsAbove[first], positivesAbove[first])
    }
}
