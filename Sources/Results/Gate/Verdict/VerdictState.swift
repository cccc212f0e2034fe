/// What the gate says of one metric; the gravest first.
package enum VerdictState: String, CaseIterable, Codable, Sendable {
    /// The plugin, the model or the measure failed.
    case error
    /// Worse by more than is tolerated; for a metric without a better direction, changed by more than is tolerated.
    case regressed
    /// The machine was unfit to measure.
    case invalidEnvironment = "invalid-environment"
    /// The two sides were made under different conditions, or by different definitions.
    case notComparable = "not-comparable"
    /// Neither a change nor its absence was shown.
    case inconclusive
    /// Only in the baseline.
    case removed
    /// Only in the new run.
    case new
    /// Better by more than is tolerated.
    case improved
    /// No more different than is tolerated.
    case equivalent
}
