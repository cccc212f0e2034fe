/// Pools gathered into groups of neighbours of about equal weight.
struct ScoreGroups {
    private(set) var scores: [Double] = []
    private(set) var weights: [Double] = []
    private(set) var positiveWeights: [Double] = []

    /// Gathers pools; each group stands at the weighted mean of its scores.
    init(_ pools: PooledScores, count: Int) {
        self.init(pools, places: pools.scores, count: count)
    }

    /// Gathers pools by ascending places of theirs; each group stands at the weighted mean of its places.
    init(_ pools: PooledScores, places: [Double], count: Int) {
        let size = pools.totals.weight / Double(count)
        var weight = 0.0
        var positive = 0.0
        var sum = 0.0
        for pool in 0..<pools.poolCount {
            weight += pools.weights[pool]
            positive += pools.positiveWeights[pool]
            sum += pools.weights[pool] * places[pool]
            if weight >= size || pool == pools.poolCount - 1 {
                scores.append(sum / weight)
                weights.append(weight)
                positiveWeights.append(positive)
                (weight, positive, sum) = (0, 0, 0)
            }
        }
    }
}
