package import Statistics

/// Every outcome measure of one model's scores.
package struct OutcomeMeasurement: Sendable {
    private var estimates: [OutcomeMeasure: Estimate] = [:]

    /// What was measured; undefined for want of a probability where `pools` hold other scores.
    package subscript(measure: OutcomeMeasure) -> Estimate {
        estimates[measure] ?? .undefined(because: .noProbability, count: 0)
    }

    /// Measures pooled scores.
    ///
    /// - Parameters:
    ///   - pools: people by score.
    ///   - areProbabilities: whether the scores may be measured as such.
    ///   - isResample: whether the fast forms will do: of the smooth error, which differs by less than 1e-6, and of the local
    ///     regression, at 256 groups of neighbours.
    /// - Complexity: O(pools) with a constant of some hundred, of the smooth error.
    package init(_ pools: PooledScores, areProbabilities: Bool, isResample: Bool = false) {
        estimates[.areaUnderROC] = AreaUnderROC(pools).estimate
        estimates[.averagePrecision] = AveragePrecision.estimate(pools)
        guard areProbabilities else { return }
        estimates[.brierScore] = ProperScore.squared.estimate(pools)
        estimates[.logLoss] = ProperScore.logarithmic.estimate(pools)
        let ten = BinnedCalibrationError(BinnedScores(pools, binning: .uniform(count: 10)))
        estimates[.uniformError] = ten.expected
        estimates[.rootMeanSquareError] = ten.rootMeanSquare
        estimates[.maximumError] = ten.maximum
        estimates[.fineUniformError] =
            BinnedCalibrationError(BinnedScores(pools, binning: .uniform(count: 15))).expected
        estimates[.quantileError] =
            BinnedCalibrationError(BinnedScores(pools, binning: .quantile(count: 10))).expected
        estimates[.debiasedError] = DebiasedCalibrationError(pools).debiased
        // The grid pays where there are more scores than points.
        let isExact = isResample ? pools.poolCount <= ResidualPoints.gridCount : nil
        estimates[.smoothError] = SmoothCalibrationError(pools, exact: isExact).estimate
        let fit = IsotonicFit(pools)
        let corp = CORPDecomposition(pools, fit: fit)
        estimates[.miscalibration] = corp.miscalibration
        estimates[.discrimination] = corp.discrimination
        estimates[.isotonicIndex] = IntegratedCalibrationIndex(isotonic: fit, pools).mean
        let local = IntegratedCalibrationIndex(localRegression: pools, groups: isResample ? 256 : nil)
        estimates[.localIndex] = local.mean
        estimates[.e50] = local.median
        estimates[.e90] = local.ninetieth
        estimates[.spiegelhalter] = SpiegelhalterTest(pools).z
        estimates[.hosmerLemeshow] = HosmerLemeshowTest(pools).chiSquared
        let cox = CoxCalibration(pools)
        estimates[.slope] = cox.slope
        estimates[.intercept] = cox.intercept
        estimates[.inTheLarge] = cox.inTheLarge
        estimates[.observedExpectedRatio] = Self.observedExpectedRatio(pools)
    }

    private static func observedExpectedRatio(_ pools: PooledScores) -> Estimate {
        let count = pools.totals.count
        var expected = CompensatedSum()
        for pool in 0..<pools.poolCount { expected.add(pools.weights[pool] * pools.scores[pool]) }
        guard count > 0 else { return .undefined(because: .noPeople, count: 0) }
        guard expected.value > 0 else {
            return .undefined(because: .emptyDenominator(of: "expected outcome"), count: count)
        }
        return Estimate(pools.totals.positiveWeight / expected.value, count: count)
    }
}
