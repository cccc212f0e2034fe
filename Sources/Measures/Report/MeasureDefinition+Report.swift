extension MeasureDefinition {
    /// Area under the ROC curve.
    package static let areaUnderROC = MeasureDefinition("roc_auc", direction: .higher)
    /// Average precision.
    package static let averagePrecision = MeasureDefinition("average_precision", direction: .higher)
    /// Expected calibration error in ten bins, with its least and greatest value over a family of binnings as interval.
    package static let calibrationErrorRange = MeasureDefinition("ece_range", direction: .lower)
    /// Debiased root mean square calibration error over ten bins of equal counts.
    package static let debiasedError = MeasureDefinition("debiased_l2_10", direction: .lower)
    /// The same before the bias is taken off.
    package static let pluginError = MeasureDefinition("plugin_l2_10", direction: .lower)
    /// Smooth calibration error.
    package static let smoothError = MeasureDefinition("smooth_ece", direction: .lower)
    /// Twice the log likelihood that recalibration gains.
    package static let unreliability = MeasureDefinition("unreliability_chi2", direction: .lower)
    /// Its p-value.
    package static let unreliabilityP = MeasureDefinition("unreliability_p", direction: .none)
    /// Spiegelhalter's statistic.
    package static let spiegelhalterZ = MeasureDefinition("spiegelhalter_z", direction: .none)
    /// Its two-sided p-value.
    package static let spiegelhalterP = MeasureDefinition("spiegelhalter_p", direction: .none)
    /// The statistic of Hosmer and Lemeshow.
    package static let hosmerLemeshow = MeasureDefinition("hosmer_lemeshow_chi2", direction: .lower)
    /// Its p-value for scores made elsewhere: as many degrees of freedom as bins.
    package static let hosmerLemeshowP = MeasureDefinition("hosmer_lemeshow_p", direction: .none)
    /// Mean distance to a local regression.
    package static let calibrationIndex = MeasureDefinition("ici", direction: .lower)
    /// Median distance to a local regression.
    package static let e50 = MeasureDefinition("e50", direction: .lower)
    /// 0.9 quantile of the distance to a local regression.
    package static let e90 = MeasureDefinition("e90", direction: .lower)
    /// Largest distance to a local regression.
    package static let largestError = MeasureDefinition("emax", direction: .lower)
    /// Mean distance to the isotonic fit.
    package static let isotonicIndex = MeasureDefinition("isotonic_ici", direction: .lower)

    /// Mean score less rate of outcome 1.
    package static let scoreBias = MeasureDefinition("score_bias", direction: .none)

    /// Expected calibration error over bins at quantiles.
    package static func quantileCalibrationError(bins: Int) -> MeasureDefinition {
        MeasureDefinition("ece_quantile_\(bins)", direction: .lower)
    }

    /// A part of the CORP decomposition.
    static func corp(_ part: String, _ score: ProperScore, _ direction: Direction) -> MeasureDefinition {
        MeasureDefinition(score == .squared ? "corp_\(part)" : "corp_log_\(part)", direction: direction)
    }

    /// A term of Murphy's decomposition.
    static func murphy(_ term: String, _ direction: Direction) -> MeasureDefinition {
        MeasureDefinition("murphy_\(term)", direction: direction)
    }
}
