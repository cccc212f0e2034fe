extension MeasureDefinition {
    /// Mean squared distance of probability and outcome, without the factor 1/2.
    package static let brierScore = MeasureDefinition("brier_score", direction: .lower)
    /// Mean negative log probability of the outcome; infinite, therefore undefined, where a person was given less than
    /// 2^-52 for what happened.
    package static let logLoss = MeasureDefinition("log_loss", direction: .lower)
    /// Slope of outcomes on log odds; 1 is right, below 1 scores are too extreme.
    package static let calibrationSlope = MeasureDefinition("calibration_slope", direction: .none)
    /// Intercept of outcomes on log odds, the slope fitted too; 0 is right.
    package static let calibrationIntercept = MeasureDefinition("calibration_intercept", direction: .none)
    /// Intercept of outcomes on log odds, the slope held at 1; below 0 scores are too high.
    package static let calibrationInTheLarge = MeasureDefinition("calibration_in_the_large", direction: .none)
    /// Observed over expected outcomes; 1 is right.
    package static let observedExpectedRatio = MeasureDefinition("observed_expected_ratio", direction: .none)
    /// Mean of the probabilities.
    package static let meanScore = MeasureDefinition("mean_score", direction: .none)
    /// Share of people with the outcome.
    package static let outcomeRate = MeasureDefinition("outcome_rate", direction: .none)

    /// Weighted mean distance of mean probability and rate over bins of equal width (ECE).
    package static func expectedCalibrationError(bins: Int) -> MeasureDefinition {
        MeasureDefinition("ece_uniform_\(bins)", direction: .lower)
    }

    /// Root of the weighted mean squared distance over bins of equal width (RMSCE).
    package static func rootMeanSquareCalibrationError(bins: Int) -> MeasureDefinition {
        MeasureDefinition("rmsce_uniform_\(bins)", direction: .lower)
    }

    /// Largest distance over bins of equal width (MCE).
    package static func maximumCalibrationError(bins: Int) -> MeasureDefinition {
        MeasureDefinition("mce_uniform_\(bins)", direction: .lower)
    }
}
