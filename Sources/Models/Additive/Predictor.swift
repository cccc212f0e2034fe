package import Scoring

/// One score as a sum of terms through an inverse link.
package struct Predictor: Equatable, Sendable {
    /// The score.
    package let output: Output
    /// The constant term.
    package let intercept: Double
    /// What depends on the person, in the order of summation.
    package let terms: [Term]
    /// What is applied to the sum.
    package let inverseLink: InverseLink

    /// A sum.
    package init(output: Output, intercept: Double, terms: [Term], inverseLink: InverseLink) {
        self.output = output
        self.intercept = intercept
        self.terms = terms
        self.inverseLink = inverseLink
    }
}
