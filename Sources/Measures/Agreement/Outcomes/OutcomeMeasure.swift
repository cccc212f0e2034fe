import Statistics

/// What two models are compared by where the outcomes are known.
package enum OutcomeMeasure: String, CaseIterable, Sendable {
    /// Whether who has the outcome scores higher.
    case areaUnderROC = "roc_auc"
    /// Precision averaged over recall.
    case averagePrecision = "average_precision"
    /// Mean squared distance of probability and outcome.
    case brierScore = "brier_score"
    /// Mean negative log probability of the outcome.
    case logLoss = "log_loss"
    /// Expected calibration error over ten bins of equal width.
    case uniformError = "ece_uniform_10"
    /// The same over 15 bins.
    case fineUniformError = "ece_uniform_15"
    /// The same over ten bins at quantiles.
    case quantileError = "ece_quantile_10"
    /// Root mean square calibration error over ten bins.
    case rootMeanSquareError = "rmsce_uniform_10"
    /// Largest distance over ten bins.
    case maximumError = "mce_uniform_10"
    /// Root mean square error over ten bins of equal counts, less what sampling puts into it.
    case debiasedError = "debiased_l2_10"
    /// Calibration error smoothed by a kernel.
    case smoothError = "smooth_ece"
    /// Squared loss that isotonic recalibration saves.
    case miscalibration = "corp_miscalibration"
    /// Squared loss that recalibrated scores save over the overall rate.
    case discrimination = "corp_discrimination"
    /// Slope of outcomes on log odds.
    case slope = "calibration_slope"
    /// Intercept of outcomes on log odds.
    case intercept = "calibration_intercept"
    /// Intercept with the slope held at 1.
    case inTheLarge = "calibration_in_the_large"
    /// Observed over expected outcomes.
    case observedExpectedRatio = "observed_expected_ratio"
    /// Mean distance to the isotonic fit.
    case isotonicIndex = "isotonic_ici"
    /// Mean distance to a local regression.
    case localIndex = "ici"
    /// Median distance to a local regression.
    case e50 = "e50"
    /// 0.9 quantile of the distance to a local regression.
    case e90 = "e90"
    /// Spiegelhalter's statistic.
    case spiegelhalter = "spiegelhalter_z"
    /// The statistic of Hosmer and Lemeshow.
    case hosmerLemeshow = "hosmer_lemeshow_chi2"

    /// Whether the score must be a probability; the others take any score that orders people.
    package var needsProbability: Bool { self != .areaUnderROC && self != .averagePrecision }

    /// What it is.
    package var definition: MeasureDefinition {
        let direction: MeasureDefinition.Direction =
            switch self {
            case .areaUnderROC, .averagePrecision, .discrimination: .higher
            case .slope, .intercept, .inTheLarge, .observedExpectedRatio, .spiegelhalter: .none
            default: .lower
            }
        return MeasureDefinition(rawValue, direction: direction)
    }
}
