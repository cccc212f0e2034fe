package import Statistics

/// The root mean square calibration error over bins of equal counts, less what sampling alone puts into it.
///
/// sqrt(max(0, sum (n_b / n) [gap_b^2 - rate_b (1 - rate_b) / (n_b - 1)])); a bin of fewer than two people has no term.
/// With weights, n_b is the effective number of people of the bin.
///
/// **Edge cases**: nobody: undefined. Perfect calibration comes out as 0 about half of the time.
///
/// **Source**: Kumar, Liang and Ma, "Verified uncertainty calibration", NeurIPS 2019, arXiv:1909.10155; their
/// package uncertainty-calibration.
package struct DebiasedCalibrationError: Equatable, Sendable {
    /// The debiased error.
    package let debiased: Estimate
    /// The error before the bias is taken off.
    package let plugin: Estimate

    /// Measures pooled people in this many bins.
    ///
    /// - Complexity: O(pools).
    package init(_ pools: PooledScores, bins: Int = 10) {
        let binned = BinnedScores(pools, binning: .equalCounts(count: bins))
        let total = pools.totals.weight
        let count = pools.totals.count
        guard total > 0 else {
            debiased = .undefined(because: .noPeople, count: 0)
            plugin = debiased
            return
        }
        var plain = CompensatedSum()
        var corrected = CompensatedSum()
        for bin in binned.occupied {
            guard let gap = bin.gap, let rate = bin.rate else { continue }
            plain.add(bin.weight * gap * gap)
            if bin.effectiveCount >= 2 {
                corrected.add(bin.weight * (gap * gap - rate * (1 - rate) / (bin.effectiveCount - 1)))
            }
        }
        plugin = Estimate((plain.value / total).squareRoot(), count: count)
        debiased = Estimate(max(0, corrected.value / total).squareRoot(), count: count)
    }
}
