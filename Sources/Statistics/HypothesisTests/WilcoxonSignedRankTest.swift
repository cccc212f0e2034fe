/// The signed-rank test of Wilcoxon that differences are symmetric about 0.
package struct WilcoxonSignedRankTest: Equatable, Sendable {
    /// How the p-value was found.
    package enum Method: Equatable, Sendable {
        /// All sign patterns, given the ranks; ties are handled exactly.
        case exact
        /// Normal approximation with the variance corrected for ties.
        case normalApproximation
    }

    /// Differences that are not 0.
    package let count: Int
    /// Sum of the ranks of the positive differences.
    package let positiveRankSum: Double
    /// Probability of a rank sum at least as far from its mean, under symmetry about 0.
    package let twoSidedP: Double
    /// Probability of a rank sum at least as large: small where the differences tend to be positive.
    package let greaterP: Double
    /// How the p-values were found.
    package let method: Method

    /// The number of differences up to which the exact distribution is used.
    package static let exactLimit = 200

    /// Tests a sample of paired differences; zeros are left out, as Wilcoxon did.
    ///
    /// **Edge cases**: no difference other than 0 gives count 0 and p = 1.
    ///
    /// - Parameter differences: finite numbers.
    /// - Complexity: O(n^3) up to `exactLimit` differences, O(n log n) beyond.
    ///
    /// **Source**: Wilcoxon, Biometrics Bulletin 1 (1945), doi:10.2307/3001968; tested against scipy `wilcoxon` and
    /// against the enumeration of all sign patterns.
    package init(differences: [Double]) {
        let nonzero = differences.filter { $0 != 0 }
        let doubledRanks = Self.doubledMidranks(nonzero.map(\.magnitude))
        let positive = zip(nonzero, doubledRanks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
        count = nonzero.count
        positiveRankSum = Double(positive) / 2
        if count <= Self.exactLimit {
            method = .exact
            let distribution = SignedRankDistribution(doubledRanks: doubledRanks)
            greaterP = distribution.upperTail(from: positiveRankSum)
            twoSidedP = min(1, 2 * min(distribution.cumulative(positiveRankSum), greaterP))
        } else {
            method = .normalApproximation
            let mean = Double(doubledRanks.reduce(0, +)) / 4
            let variance = doubledRanks.reduce(0.0) { $0 + Double($1) * Double($1) } / 16
            let score = (positiveRankSum - mean) / variance.squareRoot()
            twoSidedP = NormalDistribution.twoSidedTail(score)
            greaterP = score > 0 ? twoSidedP / 2 : 1 - twoSidedP / 2
        }
    }

    /// Twice the average rank of each value.
    private static func doubledMidranks(_ values: [Double]) -> [Int] {
        let order = SortOrder(ascending: values)
        var ranks = [Int](repeating: 0, count: values.count)
        var start = 0
        while start < order.orderedCount {
            var end = start + 1
            while end < order.orderedCount,
                values[Int(order.rows[end])] == values[Int(order.rows[start])]
            { end += 1 }
            // Positions start + 1 ... end: twice their average is start + 1 + end.
            for position in start..<end { ranks[Int(order.rows[position])] = start + 1 + end }
            start = end
        }
        return ranks
    }
}
