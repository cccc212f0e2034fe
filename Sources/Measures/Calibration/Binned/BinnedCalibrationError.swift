package import Statistics

/// The distance between mean score and rate of outcome 1, summarised over bins.
///
/// **Units and range**: in [0, 1]; 0 is right. Binned errors are biased upwards in small samples and depend on the
/// bins: see `CalibrationErrorRange` and `DebiasedCalibrationError`.
///
/// **Edge cases**: empty bins have no term. Nobody: undefined.
///
/// **Source**: netcal `ECE` and `MCE`, and scikit-learn's `calibration_curve` with quantile bins.
package struct BinnedCalibrationError: Equatable, Sendable {
    /// Weighted mean of the distances (ECE).
    package let expected: Estimate
    /// Root of the weighted mean of the squared distances (RMSCE).
    package let rootMeanSquare: Estimate
    /// Largest distance (MCE).
    package let maximum: Estimate
    /// Unweighted mean of the distances of the bins that hold somebody (ACE).
    package let average: Estimate

    /// Summarises bins.
    package init(_ binned: BinnedScores) {
        let count = binned.totals.count
        let occupied = binned.occupied
        guard !occupied.isEmpty else {
            let none = Estimate.undefined(because: .noPeople, count: 0)
            (expected, rootMeanSquare, maximum, average) = (none, none, none, none)
            return
        }
        var mean = CompensatedSum()
        var square = CompensatedSum()
        var plain = CompensatedSum()
        var largest = 0.0
        for bin in occupied {
            let gap = (bin.score - bin.positiveWeight).magnitude / bin.weight
            mean.add(bin.weight * gap)
            square.add(bin.weight * gap * gap)
            plain.add(gap)
            largest = max(largest, gap)
        }
        let total = binned.totals.weight
        expected = Estimate(mean.value / total, count: count)
        rootMeanSquare = Estimate((square.value / total).squareRoot(), count: count)
        maximum = Estimate(largest, count: count)
        average = Estimate(plain.value / Double(occupied.count), count: count)
    }
}
