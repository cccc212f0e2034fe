import Statistics

/// People sorted once by score, from which pools are made for any number of times that each is taken.
struct ResampledPools: Sendable {
    /// Row numbers by ascending score.
    private let rows: [Int]
    private let scores: [Double]
    private let outcomes: [UInt8]

    /// Sorts people.
    init(scores: [Double], outcomes: [UInt8]) {
        rows = SortOrder(ascending: scores).rows.map { Int($0) }
        self.scores = rows.map { scores[$0] }
        self.outcomes = rows.map { outcomes[$0] }
    }

    /// The pools where each person stands for so many; who is taken 0 times is not there.
    ///
    /// - Parameter times: one a person, in the order in which they were given.
    /// - Returns: the pools.
    /// - Complexity: O(n).
    func pools(taking times: [UInt8]) -> PooledScores {
        var count = 0
        var positives = 0
        for place in rows.indices {
            let taken = Int(times[rows[place]])
            count += taken
            if outcomes[place] == 1 { positives += taken }
        }
        var columns = PoolColumns(
            totals: OutcomeTotals(
                count: count,
                positiveCount: positives,
                weight: Double(count),
                positiveWeight: Double(positives),
                squaredWeight: Double(count)
            ),
            capacity: rows.count
        )
        for place in rows.indices {
            let taken = Double(times[rows[place]])
            if taken == 0 { continue }
            let positive = outcomes[place] == 1 ? taken : 0
            if let last = columns.scores.last, last == scores[place] {
                columns.counts[columns.counts.count - 1] += taken
                columns.positiveWeights[columns.counts.count - 1] += positive
            } else {
                columns.scores.append(scores[place])
                columns.counts.append(taken)
                columns.positiveWeights.append(positive)
            }
        }
        return PooledScores(columns, resolution: 0)
    }

    /// Everybody once.
    var everybody: PooledScores { pools(taking: [UInt8](repeating: 1, count: rows.count)) }
}
