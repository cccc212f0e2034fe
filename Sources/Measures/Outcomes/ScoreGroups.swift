/// Pools gathered into groups of neighbours of about equal weight.
struct ScoreGroups {
    private(set) var scores: [Double] = []
    private(set) var weights: [Double] = []
    private(set) var positiveWeights: [Double] = []

    /// Gathers pools; each group stands at the weighted mean of its scores.
    init(_ pools: PooledScores, count: Int) {
        self.init(
            places: pools.scores,
            weights: pools.weights,
            positiveWeights: pools.positiveWeights,
            count: count
        )
    }

    /// Gathers points with ascending places; each group stands at the weighted mean of its places.
    init(places: [Double], weights: [Double], positiveWeights: [Double], count: Int) {
        let size = weights.reduce(0, +) / Double(count)
        let places = places.span
        let weights = weights.span
        let positives = positiveWeights.span
        var weight = 0.0
        var positive = 0.0
        var sum = 0.0
        for point in places.indices {
            weight += weights[point]
            positive += positives[point]
            sum += weights[point] * places[point]
            if weight >= size || point == places.count - 1 {
                scores.append(sum / weight)
                self.weights.append(weight)
                self.positiveWeights.append(positive)
                (weight, positive, sum) = (0, 0, 0)
            }
        }
    }
}
