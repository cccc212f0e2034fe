/// What a feature follows from, as a model declares it: an assumption.
package struct EquationRecord: Codable, Equatable, Sendable {
    /// The feature that follows.
    package var feature: String
    /// Its value for a person who does not deviate.
    package var formula: String
    /// Why it is taken to hold.
    package var reason: String

    /// An equation.
    package init(feature: String, formula: String, reason: String) {
        self.feature = feature
        self.formula = formula
        self.reason = reason
    }
}
