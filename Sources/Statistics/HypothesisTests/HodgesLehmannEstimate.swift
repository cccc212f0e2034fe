/// The centre of a symmetric sample: the median of all averages of two of its members.
package enum HodgesLehmannEstimate {
    /// The median of the Walsh averages, with the interval that the exact signed-rank distribution gives.
    ///
    /// **Units and range**: those of the values.
    ///
    /// **Edge cases**: no value is undefined; where so few values cannot reach the level the interval spans all
    /// averages and carries the level it does reach.
    ///
    /// - Parameters:
    ///   - values: finite numbers.
    ///   - level: the wanted coverage; the interval carries the coverage reached, which is at least that.
    /// - Returns: estimate, interval, number of values.
    /// - Complexity: O(n^2) memory and time, and O(n^3) for the exact distribution up to
    ///   `WilcoxonSignedRankTest.exactLimit` values; beyond, its normal approximation.
    ///
    /// **Source**: Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963), doi:10.1214/aoms/1177704172; the
    /// interval as in R `wilcox.test(conf.int = TRUE)`.
    package static func estimate(_ values: [Double], level: Double = 0.95) -> Estimate {
        guard !values.isEmpty else { return .undefined(because: .noPeople, count: 0) }
        let averages = walshAverages(values)
        let middle = averages.count / 2
        let median =
            averages.count.isMultiple(of: 2)
            ? (averages[middle - 1] + averages[middle]) / 2 : averages[middle]
        let (rank, reached) = endRank(count: values.count, level: level)
        let interval = ConfidenceInterval(
            lower: averages[rank - 1],
            upper: averages[averages.count - rank],
            level: reached,
            method: .signedRank
        )
        return Estimate(median, interval: interval, count: values.count)
    }

    /// The averages of all pairs, each value with itself included, ascending.
    private static func walshAverages(_ values: [Double]) -> [Double] {
        var averages: [Double] = []
        averages.reserveCapacity(values.count * (values.count + 1) / 2)
        for first in values.indices {
            for second in first..<values.count {
                averages.append(values[first] / 2 + values[second] / 2)
            }
        }
        return Quantile.sorted(averages)
    }

    /// Which average from either end bounds the interval, and the coverage that gives.
    private static func endRank(count: Int, level: Double) -> (rank: Int, reached: Double) {
        let tail = (1 - level) / 2
        guard count <= WilcoxonSignedRankTest.exactLimit else {
            let n = Double(count)
            let mean = n * (n + 1) / 4
            let deviation = (mean * (2 * n + 1) / 6).squareRoot()
            let rank = Int(mean + NormalDistribution.quantile(tail) * deviation)
            return (max(1, rank), level)
        }
        let distribution = SignedRankDistribution(count: count)
        let rank = max(1, Int(distribution.quantile(tail)))
        return (rank, 1 - 2 * distribution.cumulative(Double(rank - 1)))
    }
}
