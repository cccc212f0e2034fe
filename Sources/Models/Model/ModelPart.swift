package import Scoring

/// What computes one or more scores of a model.
package enum ModelPart: Sendable {
    /// Sums of terms through an inverse link: linear and logistic regressions, scorecards, boosted additive models.
    case additive(AdditivePart)
    /// Ordered conditions that lead to a level.
    case rules(RulePart)
    /// Formulas over features and the scores of the parts before.
    case formulas(FormulaPart)

    /// The scores it computes.
    package var outputs: [Output] {
        switch self {
        case .additive(let part): part.predictors.map(\.output)
        case .rules(let part): [part.output]
        case .formulas(let part): part.formulas.map(\.output)
        }
    }

    /// Features whose missing value is sure to make one of its scores NaN.
    var featuresThatSpreadMissing: Set<Int> {
        switch self {
        case .additive(let part): part.featuresThatSpreadMissing
        case .rules, .formulas: []
        }
    }
}
