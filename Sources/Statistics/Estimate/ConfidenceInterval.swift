/// The range that a method of known coverage puts around an estimate.
package struct ConfidenceInterval: Equatable, Sendable {
    /// The lower end; may be -infinity.
    package let lower: Double
    /// The upper end; may be +infinity (a ratio to a rate of 0).
    package let upper: Double
    /// The nominal coverage, for instance 0.95.
    package let level: Double
    /// How the ends were found.
    package let method: Method

    /// How the ends of an interval were found.
    package enum Method: String, CaseIterable, Sendable {
        /// Inverted score test of one proportion.
        case wilson
        /// Inverted exact binomial tests.
        case clopperPearson = "clopper-pearson"
        /// Two independent proportions, from their Wilson intervals (Newcombe 1998, method 10).
        case newcombe
        /// Two paired proportions, from their Wilson intervals (Newcombe 1998, method 10 for pairs).
        case newcombePaired = "newcombe-paired"
        /// Delta method on the logarithm of a ratio.
        case katzLog = "katz-log"
        /// Inverted score test of a ratio of proportions.
        case koopmanScore = "koopman-score"
        /// Estimate plus and minus normal quantiles of its standard error.
        case normal
        /// Estimate plus and minus Student quantiles of its standard error.
        case studentT = "student-t"
        /// Structural components of the area under the ROC curve.
        case delong
        /// Order statistics of Walsh averages, from the signed-rank distribution.
        case signedRank = "signed-rank"
        /// Quantiles over outcomes drawn anew from the scores: where calibration would put the number.
        case consistency
        /// Quantiles over resamples.
        case bootstrap
        /// Estimate plus and minus normal quantiles of its standard error, both on the scale of atanh.
        case fisherZ = "fisher-z"
        /// Least and greatest over a stated family of definitions: not a statement about sampling.
        case family
    }

    /// An interval with its ends, coverage and method.
    ///
    /// - Precondition: `lower <= upper`, neither NaN.
    package init(lower: Double, upper: Double, level: Double, method: Method) {
        precondition(lower <= upper, "an interval from \(lower) to \(upper)")
        self.lower = lower
        self.upper = upper
        self.level = level
        self.method = method
    }

    /// Estimate plus and minus the normal quantile of a standard error; nil where either is not finite.
    package static func normal(around estimate: Double, standardError: Double, level: Double) -> Self? {
        let half = criticalValue(level: level) * standardError
        guard estimate.isFinite, half.isFinite else { return nil }
        return Self(lower: estimate - half, upper: estimate + half, level: level, method: .normal)
    }

    /// The number of standard errors on either side that covers a standard normal variable with this level.
    ///
    /// - Precondition: `level` strictly between 0 and 1.
    package static func criticalValue(level: Double) -> Double {
        precondition(level > 0 && level < 1, "a confidence level of \(level)")
        return -NormalDistribution.quantile((1 - level) / 2)
    }

    /// Whether a number lies within, ends included.
    package func contains(_ number: Double) -> Bool {
        lower <= number && number <= upper
    }
}
