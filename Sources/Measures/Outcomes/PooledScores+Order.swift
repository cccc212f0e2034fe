extension PooledScores {
    /// Quantiles of the scores of all people.
    var quantiles: WeightedQuantiles {
        isOneEach
            ? WeightedQuantiles(values: scores) : WeightedQuantiles(values: scores, weights: weights)
    }

    /// Whether every pool is one person of weight 1.
    var isOneEach: Bool { !isWeighted && poolCount == totals.count }

    /// The first of the indices below `end` that satisfies a condition which, once true, stays true.
    static func firstIndex(below end: Int, where condition: (Int) -> Bool) -> Int {
        var low = 0
        var high = end
        while low < high {
            let middle = (low + high) / 2
            if condition(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
