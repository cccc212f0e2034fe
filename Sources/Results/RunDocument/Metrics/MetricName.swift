/// The names of the metrics that reports know how to arrange; any other metric is shown by its own name.
package enum MetricName {
    /// People scored a second of processor time.
    package static let rowsPerSecondCPU = "rows_per_second_cpu"
    /// People scored a second of wall time.
    package static let rowsPerSecondWall = "rows_per_second_wall"
    /// People a second of processor time whose columns one core can read: what memory lets through.
    package static let rowsPerSecondLimit = "rows_per_second_limit"
    /// Instructions that scoring one person takes, counted under valgrind.
    package static let instructionsPerRow = "instructions_per_row"
    /// The largest memory of the worker.
    package static let peakMemory = "peak_memory"

    /// Mean squared error of a probability.
    package static let brierScore = "brier_score"
    /// Mean negative logarithm of the probability of what happened.
    package static let logLoss = "log_loss"
    /// Area under the ROC curve.
    package static let areaUnderCurve = "roc_auc"
    /// Mean distance of predicted and observed rate over ten bins of equal width.
    package static let expectedCalibrationError = "ece_uniform_10"
    /// Slope of outcomes on log odds.
    package static let calibrationSlope = "calibration_slope"
    /// Intercept of outcomes on log odds, with the slope.
    package static let calibrationIntercept = "calibration_intercept"
    /// Intercept of outcomes on log odds, the slope being 1.
    package static let calibrationInTheLarge = "calibration_in_the_large"
    /// Observed over expected outcomes.
    package static let observedExpectedRatio = "observed_expected_ratio"

    /// The share of people whose decision an intervention changes.
    package static let flipRate = "flip_rate"
    /// The share of people whom it moves to a higher decision.
    package static let flipRateUp = "flip_rate_up"
    /// The share of people whom it moves to a lower decision.
    package static let flipRateDown = "flip_rate_down"
    /// The share of people who change sides of a capacity when they alone change.
    package static let capacityFlipRate = "capacity_flip_rate"
    /// The share of the selected who are replaced when everybody changes.
    package static let capacityTurnover = "capacity_turnover"
    /// The mean change of the score.
    package static let meanScoreChange = "score_change_mean"
    /// The largest change of the score, without its sign.
    package static let largestScoreChange = "score_change_max_abs"

    /// The share of a group that is selected.
    package static let selectionRate = "selection_rate"
}
