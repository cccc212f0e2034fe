/// What can go wrong between people, models and decisions.
public enum ScoringError: Error, Equatable, Sendable {
    /// Two features of one schema share a name.
    case duplicateFeature(name: String)
    /// No feature has this name.
    case unknownFeature(name: String, known: [String])
    /// The feature has no such level.
    case unknownLevel(feature: String, level: String, known: [String])
    /// The value is outside what the schema allows for the feature.
    case illegalValue(feature: String, value: Double, allowed: String)
    /// A person lacks a value that the schema does not allow to be missing.
    case missingValue(feature: String, person: Int)
    /// A number of things differs from what was declared.
    case wrongCount(what: String, expected: Int, actual: Int)
    /// People come in another precision than the model takes.
    case wrongPrecision(expected: Precision, actual: Precision)
    /// The model gave a score that is no number.
    case scoreNotFinite(output: String, person: Int)
    /// The change cannot be made to this feature.
    case illegalChange(feature: String, change: String, reason: String)
    /// A plugin reported a failure of its own.
    case pluginFailure(code: Int, message: String)
    /// An expression cannot be read: what, and where in its text (from 0).
    case expression(text: String, offset: Int, problem: String)
}
