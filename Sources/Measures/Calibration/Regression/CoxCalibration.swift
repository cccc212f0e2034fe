package import Statistics

/// The logistic fit of outcomes on the log odds of the scores.
///
/// log odds of outcome 1 = intercept + slope x logit(p). A slope below 1 says that scores are too extreme; calibration in
/// the large is the intercept with the slope held at 1: below 0 scores are too high.
///
/// **Edge cases**: nobody or one class: undefined. A constant score: slope and intercept undefined. Scores of exactly 0 or
/// 1: all undefined, with their count. Outcomes separated by the score: undefined.
///
/// **Source**: Cox, "Two further applications of a model for binary regression", Biometrika 45 (1958),
/// doi:10.1093/biomet/45.3-4.562; tested against statsmodels `Logit` and R rms `val.prob`.
package struct CoxCalibration: Equatable, Sendable {
    /// The intercept of the fit, with a normal interval.
    package let intercept: Estimate
    /// The slope of the fit, with a normal interval.
    package let slope: Estimate
    /// The covariance of intercept and slope; nil where they are undefined.
    package let covariance: Double?
    /// The intercept with the slope held at 1, with a normal interval.
    package let inTheLarge: Estimate
    /// Twice the gain in log likelihood over intercept 0 and slope 1.
    package let unreliability: Estimate
    /// The p-value of `unreliability` with two degrees of freedom.
    package let unreliabilityP: Estimate

    /// Fits pooled people.
    ///
    /// Standard errors are those of the effective number of people.
    ///
    /// - Complexity: O(pools) for each of a few passes: Newton's method starts from a fit to groups of pools.
    package init(_ pools: PooledScores, level: Double = 0.95) {
        let count = pools.totals.count
        func undefined(_ reason: UndefinedReason) -> Estimate { .undefined(because: reason, count: count) }
        if let reason = Self.reasonForNoFit(pools) {
            (intercept, slope, inTheLarge) = (undefined(reason), undefined(reason), undefined(reason))
            (unreliability, unreliabilityP) = (undefined(reason), undefined(reason))
            covariance = nil
            return
        }
        let sample = LogisticLine.Sample(pools)
        let scale = pools.totals.squaredWeight / pools.totals.weight
        func estimate(_ value: Double, variance: Double) -> Estimate {
            let error = (variance * scale).squareRoot()
            return Estimate(
                value,
                interval: .normal(around: value, standardError: error, level: level),
                count: count
            )
        }
        do {
            let fit = try LogisticLine(sample, fitsSlope: false)
            inTheLarge = estimate(fit.intercept, variance: fit.covariance[0, 0])
        } catch {
            inTheLarge = undefined(Self.reason(error))
        }
        guard pools.poolCount > 1 else {
            (intercept, slope) = (undefined(.constantScore), undefined(.constantScore))
            (unreliability, unreliabilityP) = (undefined(.constantScore), undefined(.constantScore))
            covariance = nil
            return
        }
        do {
            let fit = try LogisticLine(sample, fitsSlope: true)
            intercept = estimate(fit.intercept, variance: fit.covariance[0, 0])
            slope = estimate(fit.slope, variance: fit.covariance[1, 1])
            covariance = fit.covariance[0, 1] * scale
            let gain = max(0, 2 * fit.gainOverIdentity / scale)
            unreliability = Estimate(gain, count: count)
            unreliabilityP = Estimate(
                ChiSquaredDistribution(degreesOfFreedom: 2).upperTail(gain),
                count: count
            )
        } catch {
            let reason = undefined(Self.reason(error))
            (intercept, slope, unreliability, unreliabilityP) = (reason, reason, reason, reason)
            covariance = nil
        }
    }

    private static func reasonForNoFit(_ pools: PooledScores) -> UndefinedReason? {
        if let reason = pools.totals.reasonForNoContrast { return reason }
        var atBounds = 0.0
        if let first = pools.scores.first, first <= 0 { atBounds += pools.counts[0] }
        if let last = pools.scores.last, last >= 1 { atBounds += pools.counts[pools.poolCount - 1] }
        return atBounds > 0 ? .scoresAtBounds(count: Int(atBounds)) : nil
    }

    private static func reason(_ fault: LogisticRegression.Fault) -> UndefinedReason {
        switch fault {
        case .singular: .separatedOutcomes
        case .notConverged(let iterations): .notConverged(iterations: iterations)
        }
    }
}
