/// The exact distribution of the signed-rank sum, given the ranks.
///
/// Under the hypothesis of symmetry about 0 each rank counts with probability 1/2, independently. Ranks may be
/// tied (midranks): the distribution is then the permutation distribution given those ties.
package struct SignedRankDistribution: Equatable, Sendable {
    /// Probabilities of twice the rank sum being 0, 1, 2, ...
    private let probabilities: [Double]

    /// The distribution for ranks given as their doubles, which are whole also for midranks.
    ///
    /// - Parameter doubledRanks: positive.
    /// - Complexity: O(n sum(ranks)).
    package init(doubledRanks: [Int]) {
        var probabilities = [Double](repeating: 0, count: doubledRanks.reduce(1, +))
        probabilities[0] = 1
        var reach = 0
        for rank in doubledRanks {
            reach += rank
            for sum in stride(from: reach, through: 0, by: -1) {
                let without = probabilities[sum]
                let with = sum >= rank ? probabilities[sum - rank] : 0
                probabilities[sum] = (without + with) / 2
            }
        }
        self.probabilities = probabilities
    }

    /// The distribution of n untied ranks 1, 2, ..., n.
    package init(count: Int) {
        self.init(doubledRanks: (0..<count).map { 2 * ($0 + 1) })
    }

    /// The probability that the rank sum is at most `sum`.
    package func cumulative(_ sum: Double) -> Double {
        guard sum >= 0 else { return 0 }
        return min(1, probabilities.prefix(Int(2 * sum) + 1).reduce(0, +))
    }

    /// The probability that the rank sum is at least `sum`.
    package func upperTail(from sum: Double) -> Double {
        // The distribution is symmetric about half the total.
        cumulative(Double(probabilities.count - 1) / 2 - sum)
    }

    /// The least rank sum whose cumulative probability reaches `probability`.
    package func quantile(_ probability: Double) -> Double {
        var total = 0.0
        for (doubled, share) in probabilities.enumerated() {
            total += share
            if total >= probability { return Double(doubled) / 2 }
        }
        return Double(probabilities.count - 1) / 2
    }
}
