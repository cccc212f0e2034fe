package import Statistics

/// The Brier score split over bins, with the terms that binning itself adds, so that the split is exact.
///
/// Brier = reliability - resolution + uncertainty + within-bin variance - 2 within-bin covariance.
///
/// **Edge cases**: nobody: undefined; empty bins have no term.
///
/// **Source**: Stephenson, Coelho and Jolliffe, "Two extra components in the Brier score decomposition", Weather and
/// Forecasting 23 (2008), doi:10.1175/2007WAF2006116.1.
package struct MurphyDecomposition: Equatable, Sendable {
    /// Weighted mean squared distance of mean score and rate.
    package let reliability: Estimate
    /// Weighted mean squared distance of the rates of the bins from the overall rate.
    package let resolution: Estimate
    /// Variance of the outcome.
    package let uncertainty: Estimate
    /// Weighted mean variance of the scores within bins.
    package let withinBinVariance: Estimate
    /// Weighted mean covariance of scores and outcomes within bins.
    package let withinBinCovariance: Estimate

    /// Splits the Brier score of pooled people.
    ///
    /// - Complexity: O(pools).
    package init(_ pools: PooledScores, binning: Binning = .uniform(count: 10)) {
        let count = pools.totals.count
        guard let rate = pools.totals.rate else {
            let none = Estimate.undefined(because: .noPeople, count: 0)
            (reliability, resolution, uncertainty) = (none, none, none)
            (withinBinVariance, withinBinCovariance) = (none, none)
            return
        }
        var parts = [CompensatedSum](repeating: CompensatedSum(), count: 4)
        let cuts = BinCuts(pools, binning: binning)
        for (bin, sums) in BinnedScores(pools, binning: binning).bins.enumerated() {
            guard let meanScore = sums.meanScore, let binRate = sums.rate else { continue }
            parts[0].add(sums.weight * (meanScore - binRate) * (meanScore - binRate))
            parts[1].add(sums.weight * (binRate - rate) * (binRate - rate))
            for pool in (bin == 0 ? 0 : cuts.ends[bin - 1])..<cuts.ends[bin] {
                let deviation = pools.scores[pool] - meanScore
                parts[2].add(pools.weights[pool] * deviation * deviation)
                parts[3].add(deviation * (pools.positiveWeights[pool] - pools.weights[pool] * binRate))
            }
        }
        let means = parts.map { Estimate($0.value / pools.totals.weight, count: count) }
        reliability = means[0]
        resolution = means[1]
        uncertainty = Estimate(rate * (1 - rate), count: count)
        withinBinVariance = means[2]
        withinBinCovariance = means[3]
    }
}
