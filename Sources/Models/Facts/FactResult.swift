package import Scoring

/// What came of the check of one fact.
package struct FactResult: Equatable, Sendable {
    /// What came of a check.
    package enum Verdict: Equatable, Sendable {
        /// The fact holds of the model.
        case holds(found: String)
        /// It does not.
        case fails(found: String, expected: String)
        /// It cannot be checked, for this reason.
        case notChecked(reason: LocalizedText)
    }

    /// The fact.
    package let fact: Fact
    /// What came of it.
    package let verdict: Verdict
}
