import Scoring

extension Predictor {
    /// How the score is computed, over the features of `schema`.
    func structure(schema: Schema) -> ModelStructure {
        ModelStructure(
            form: .additive(sum(schema: schema)),
            isLogistic: inverseLink == .logistic,
            score: { [inverseLink] in inverseLink($0) }
        )
    }

    /// The sum before the link; missing values that the schema imputes are imputed.
    func sum(schema: Schema) -> AdditiveStructure {
        AdditiveStructure(intercept: intercept, terms: terms.map { $0.structure(schema: schema) })
    }
}
