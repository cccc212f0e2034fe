import DenseMatrix
package import Scoring

/// What computes one or more scores of a model.
package enum ModelPart: Sendable {
    /// Sums of terms through an inverse link: linear and logistic regressions, scorecards, boosted additive models.
    case additive(AdditivePart)
    /// Trees whose leaves add up, through an inverse link.
    case trees(TreePart)
    /// Ordered conditions that lead to a level.
    case rules(RulePart)
    /// Formulas over features and the scores of the parts before.
    case formulas(FormulaPart)

    /// The scores it computes.
    package var outputs: [Output] {
        switch self {
        case .additive(let part): part.predictors.map(\.output)
        case .trees(let part): part.outputs
        case .rules(let part): [part.output]
        case .formulas(let part): part.formulas.map(\.output)
        }
    }

    /// Features of which `score` says whether a value was missing.
    var featuresWatched: Set<Int> {
        switch self {
        case .trees(let part): part.featuresAsked
        case .additive, .rules, .formulas: []
        }
    }

    /// Features whose missing value is sure to make one of its scores NaN.
    var featuresThatSpreadMissing: Set<Int> {
        switch self {
        case .additive(let part): part.featuresThatSpreadMissing
        case .trees, .rules, .formulas: []
        }
    }

    /// Writes the scores of `people` into the columns from `first` on; the columns before hold the scores of the parts before.
    ///
    /// - Returns: whether some person has no value for a feature of `featuresWatched`.
    /// - Precondition: missing values have been handled, and the people have the precision of the model.
    @discardableResult
    func score(_ people: People, into columns: inout DenseMatrix<Double>, from first: Int) -> Bool {
        switch (self, people) {
        case (.trees(let part), _): return part.score(people, into: &columns, from: first)
        case (.additive(let part), .float32(let table)): part.score(table, into: &columns, from: first)
        case (.additive(let part), .float64(let table)): part.score(table, into: &columns, from: first)
        case (.rules(let part), .float32(let table)): part.score(table, into: &columns, from: first)
        case (.rules(let part), .float64(let table)): part.score(table, into: &columns, from: first)
        case (.formulas(let part), .float32(let table)): part.score(table, into: &columns, from: first)
        case (.formulas(let part), .float64(let table)): part.score(table, into: &columns, from: first)
        }
        return false
    }
}
