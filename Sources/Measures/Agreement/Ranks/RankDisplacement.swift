package import Statistics

/// How far people stand apart in the orders of two models, as a share of everybody.
///
/// A displacement of 0.1 of 100,000 people is 10,000 places. Equal scores share the mean of their places.
///
/// **Units and range**: in [0, 1).
///
/// **Edge cases**: nobody: undefined; constant scores: 0 against each other.
package struct RankDisplacement: Equatable, Sendable {
    /// The probabilities of `quantiles`.
    package static let probabilities = [0.5, 0.9, 0.99]

    /// The mean of the magnitudes.
    package let mean: Estimate
    /// Quantiles of the magnitudes, type 7, at `probabilities`.
    package let quantiles: [Estimate]
    /// The greatest magnitude.
    package let maximum: Estimate
    /// People by tenth of the first order (row) and of the second (column), the lowest first.
    package let tenths: [[Int]]

    /// Compares two orders of the same people.
    ///
    /// - Complexity: O(n).
    package init(_ pair: PairedScores, level: Double = 0.95) {
        let count = pair.count
        let first = TiedRanks(pair.first)
        let second = TiedRanks(pair.second)
        var tenths = [[Int]](repeating: [Int](repeating: 0, count: 10), count: 10)
        for (row, column) in zip(first.shares, second.shares) {
            tenths[Self.tenth(row)][Self.tenth(column)] += 1
        }
        self.tenths = tenths
        guard count > 0 else {
            let none = Estimate.undefined(because: .noPeople, count: 0)
            (mean, maximum) = (none, none)
            quantiles = Self.probabilities.map { _ in none }
            return
        }
        // Twice n squared times the mean stays whole, so that no order of the people changes a bit.
        let distances = (0..<count).map { row in
            (first.centred[first.groups[row]] - second.centred[second.groups[row]]).magnitude
        }
        let n = Double(count)
        let total = Double(distances.reduce(0 as Int128) { $0 + Int128($1) })
        let squares = Double(distances.reduce(0 as Int128) { $0 + Int128($1) * Int128($1) })
        let average = total / n
        let variance = max(0, squares / n - average * average)
        let sorted = Quantile.sorted(distances.map { Double($0) / (2 * n) })
        mean = Estimate(
            average / (2 * n),
            interval: .normal(
                around: average / (2 * n),
                standardError: (variance / max(1, n - 1)).squareRoot() / (2 * n),
                level: level
            ),
            count: count
        )
        quantiles = Self.probabilities.map {
            Estimate(Quantile.type7($0, ofSorted: sorted) ?? .nan, count: count)
        }
        maximum = Estimate(sorted[count - 1], count: count)
    }

    private static func tenth(_ share: Double) -> Int { min(9, Int(10 * share)) }
}
