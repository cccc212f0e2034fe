import Documents
import Scoring

/// What the parts of a model's files may refer to.
struct DecodingContext {
    /// The type of the numbers that the model takes.
    let precision: Precision
    /// The features of the model.
    let schema: Schema
    /// The features, then what was computed before: scores of earlier parts, flags.
    let names: Schema
    /// Named numbers of the model, for expressions.
    let constants: [String: Double]
    /// Sources, and the provenance of bare numbers.
    let scope: ProvenanceScope
    /// The files of the folder.
    let files: ModelFiles
    /// Where numbers are listed.
    let parameters: ParameterList

    /// The number in `value`, listed as `name`.
    func number(_ value: DocumentValue?, _ name: String, in range: ClosedRange<Double>? = nil) -> Double? {
        value?.provenancedNumber(scope, in: range).map { parameters.add(name, $0) }
    }

    /// The expression in `value`, over the features and what was computed before.
    func expression(_ value: DocumentValue?) -> Expression? {
        value?.expression(schema: names, constants: constants)
    }

    /// The same where bare numbers have this provenance.
    func inside(_ provenance: ParameterProvenance?) -> DecodingContext {
        DecodingContext(
            precision: precision,
            schema: schema,
            names: names,
            constants: constants,
            scope: scope.inside(provenance),
            files: files,
            parameters: parameters
        )
    }

    /// The same where expressions may name one more thing.
    ///
    /// - Returns: nil where the name is taken.
    func adding(_ feature: Feature) -> DecodingContext? {
        guard constants[feature.name] == nil, let names = try? Schema(features: names.features + [feature])
        else { return nil }
        return DecodingContext(
            precision: precision,
            schema: schema,
            names: names,
            constants: constants,
            scope: scope,
            files: files,
            parameters: parameters
        )
    }
}
