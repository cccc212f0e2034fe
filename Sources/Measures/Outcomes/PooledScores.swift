import Statistics

/// People sorted by score, those with the same score pooled: what every measure that needs an order starts from.
///
/// One sort serves them all. Pooling makes the result independent of the order of the rows: within a pool only sums
/// are kept, and these are fixed-point sums.
///
/// **Shape**: all columns have one element for each distinct score, ascending.
package struct PooledScores: Sendable {
    /// The distinct scores, ascending.
    package let scores: [Double]
    /// How many people have each.
    package let counts: [Double]
    /// Their total weight.
    package let weights: [Double]
    /// The total weight of those with outcome 1.
    package let positiveWeights: [Double]
    /// Whether weights other than 1 were given.
    package let isWeighted: Bool
    /// Sums of squared weights where they do not follow from the weights: nil where every weight is 1, and where every pool is
    /// one person.
    private let squares: Squares?
    /// Totals over everybody.
    package let totals: OutcomeTotals
    /// How far a score may be from its pool: 0 where people were kept one by one, half a cell in histogram mode.
    package let resolution: Double

    /// Sums of squared weights of each pool: over everybody with the score, and over those with outcome 1.
    private struct Squares: Sendable {
        let all: [Double]
        let positive: [Double]
    }

    /// Sorts people and pools equal scores.
    ///
    /// - Complexity: O(n): one radix sort, one pass.
    package init(_ people: ScoredOutcomes) {
        if people.people != nil {
            self.init(PoolColumns(counted: people), resolution: 0)
        } else if people.weights != nil || people.scale != .probability {
            self.init(
                PoolColumns(WeightedOutcome.sorted(people)),
                resolution: 0
            )
        } else {
            self.init(
                PoolColumns(PackedOutcome.sorted(people)),
                resolution: 0
            )
        }
    }

    /// What columns have pooled.
    init(_ columns: PoolColumns, resolution: Double) {
        scores = columns.scores
        counts = columns.counts
        positiveWeights = columns.positiveWeights
        isWeighted = !columns.weights.isEmpty
        weights = isWeighted ? columns.weights : columns.counts
        squares =
            columns.squares.isEmpty
            ? nil : Squares(all: columns.squares, positive: columns.positiveSquares)
        totals = columns.totals
        self.resolution = resolution
    }

    /// How many distinct scores there are.
    package var poolCount: Int { scores.count }

    /// The sum of the squared weights of the people of a pool.
    @inline(__always)
    func squaredWeight(of pool: Int) -> Double {
        if let squares { return squares.all[pool] }
        return isWeighted ? weights[pool] * weights[pool] : weights[pool]
    }

    /// The same over those with outcome 1.
    @inline(__always)
    func squaredPositiveWeight(of pool: Int) -> Double {
        if let squares { return squares.positive[pool] }
        return isWeighted ? weights[pool] * positiveWeights[pool] : positiveWeights[pool]
    }
}
