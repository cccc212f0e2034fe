/// The rank-sum test of Wilcoxon, Mann and Whitney that two samples have the same distribution.
package struct RankSumTest: Equatable, Sendable {
    /// How the p-value was found.
    package enum Method: Equatable, Sendable {
        /// All ways to deal the ranks, given the ties.
        case exact
        /// Normal approximation with the variance corrected for ties and a correction for continuity.
        case normalApproximation
    }

    /// How often a number of the first sample is above one of the second, ties counting one half.
    package let u: Double
    /// Probability of a rank sum at least as far from its mean, were all ways to deal the ranks equally likely.
    package let twoSidedP: Double
    /// How the p-value was found.
    package let method: Method

    /// The number of values up to which all ways to deal the ranks are counted.
    package static let exactLimit = 40

    /// Tests two samples.
    ///
    /// **Edge cases**: an empty sample, or values that are all equal, give p = 1.
    ///
    /// - Parameters:
    ///   - first: Finite numbers.
    ///   - second: Finite numbers.
    /// - Complexity: O(n^4) for n values in all up to `exactLimit`, O(n log n) beyond.
    ///
    /// **Source**: Mann and Whitney, Annals of Mathematical Statistics 18 (1947), doi:10.1214/aoms/1177730491; tested
    /// against scipy `mannwhitneyu` and against the enumeration of all ways to deal the ranks.
    package init(_ first: [Double], _ second: [Double]) {
        let doubledRanks = Self.doubledMidranks(first + second)
        let sum = doubledRanks.prefix(first.count).reduce(0, +)
        u = Double(sum) / 2 - Double(first.count * (first.count + 1)) / 2
        if first.isEmpty || second.isEmpty || Set(doubledRanks).count == 1 {
            (method, twoSidedP) = (.exact, 1)
        } else if doubledRanks.count <= Self.exactLimit {
            method = .exact
            twoSidedP = Self.exactP(sum: sum, size: first.count, doubledRanks: doubledRanks)
        } else {
            method = .normalApproximation
            twoSidedP = Self.normalP(u: u, first.count, second.count, doubledRanks: doubledRanks)
        }
    }

    /// Counts by dynamic programming in how many ways `size` of the ranks have each sum.
    private static func exactP(sum: Int, size: Int, doubledRanks: [Int]) -> Double {
        let total = doubledRanks.reduce(0, +)
        var ways = [[Double]](repeating: [Double](repeating: 0, count: total + 1), count: size + 1)
        ways[0][0] = 1
        for (seen, rank) in doubledRanks.enumerated() {
            for taken in stride(from: min(seen + 1, size), through: 1, by: -1) {
                for sum in stride(from: total, through: rank, by: -1) {
                    ways[taken][sum] += ways[taken - 1][sum - rank]
                }
            }
        }
        let all = ways[size].reduce(0, +)
        let below = ways[size].prefix(sum + 1).reduce(0, +) / all
        let above = ways[size].dropFirst(sum).reduce(0, +) / all
        return min(1, 2 * min(below, above))
    }

    private static func normalP(u: Double, _ first: Int, _ second: Int, doubledRanks: [Int]) -> Double {
        let (m, n) = (Double(first), Double(second))
        let count = m + n
        let ties = Dictionary(doubledRanks.map { ($0, 1.0) }) { $0 + $1 }.values
        let correction = ties.reduce(0) { $0 + ($1 * $1 * $1 - $1) } / (count * (count - 1))
        let variance = m * n / 12 * (count + 1 - correction)
        let distance = max(0, abs(u - m * n / 2) - 0.5)
        return NormalDistribution.twoSidedTail(distance / variance.squareRoot())
    }

    /// Twice the average rank of each value.
    private static func doubledMidranks(_ values: [Double]) -> [Int] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Int](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for position in start..<end { ranks[order[position]] = start + 1 + end }
            start = end
        }
        return ranks
    }
}
