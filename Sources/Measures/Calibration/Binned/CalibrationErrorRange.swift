package import Statistics

/// The expected calibration error as a range over binnings: what the choice of bins alone can make of it.
///
/// The family is 5, 6, ..., 50 bins, of equal width and at quantiles.
package enum CalibrationErrorRange {
    /// How many bins the family has.
    package static let counts = 5...50

    /// The error with ten bins of equal width, and as its interval the least and the greatest of the family.
    ///
    /// **Edge cases**: nobody: undefined.
    ///
    /// - Parameter pools: people by score.
    /// - Returns: an estimate whose interval has the method `family`: it says nothing about sampling.
    /// - Complexity: O(92 pools).
    package static func estimate(_ pools: PooledScores) -> Estimate {
        guard pools.totals.weight > 0 else { return .undefined(because: .noPeople, count: 0) }
        let sums = RunningBinSums(pools)
        let quantiles = pools.quantiles
        var least = Double.infinity
        var greatest = -Double.infinity
        for count in counts {
            for binning in [Binning.uniform(count: count), .quantile(count: count)] {
                let error = sums.expectedError(BinCuts(pools, binning: binning, quantiles: quantiles))
                least = min(least, error)
                greatest = max(greatest, error)
            }
        }
        let ten = sums.expectedError(BinCuts(pools, binning: .uniform(count: 10)))
        let interval = ConfidenceInterval(lower: least, upper: greatest, level: 1, method: .family)
        return Estimate(ten, interval: interval, count: pools.totals.count)
    }
}

/// Running sums over pools, so that the gap of any range of them is one subtraction.
private struct RunningBinSums {
    /// Weighted score less weight of outcome 1, over the pools before each.
    private var gaps: [Double] = [0]
    private let total: Double

    init(_ pools: PooledScores) {
        total = pools.totals.weight
        gaps.reserveCapacity(pools.poolCount + 1)
        var sum = CompensatedSum()
        for pool in 0..<pools.poolCount {
            sum.add(pools.weights[pool] * pools.scores[pool] - pools.positiveWeights[pool])
            gaps.append(sum.value)
        }
    }

    func expectedError(_ cuts: BinCuts) -> Double {
        var sum = CompensatedSum()
        var start = 0
        for end in cuts.ends {
            sum.add((gaps[end] - gaps[start]).magnitude)
            start = end
        }
        return sum.value / total
    }
}
