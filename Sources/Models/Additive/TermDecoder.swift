import Documents
import Scoring

/// Decodes the terms of a linear predictor.
///
/// ```yaml
/// - {feature: age, coefficient: {...}}                         # a number times its value
/// - feature: education                                         # a contribution for each level but the reference
///   reference: compulsory
///   levels: {apprenticeship: {...}, matura_plus: {...}}
/// - {feature: income, bins: {edges: [0, 900], scores: [{...}, {...}, {...}]}}
/// - {product: [{feature: sex, level: woman}, {feature: children}], coefficient: {...}}
/// - {name: log_income, formula: "log(1 + income)", coefficient: {...}}
/// ```
///
/// Each may have `name`, `only_when` (a condition without which it adds nothing) and, for features whose missing values are passed
/// on, `missing` (what it adds for those).
struct TermDecoder {
    let context: DecodingContext
    /// The name of the score, which begins the names of its parameters.
    let output: String

    private var schema: Schema { context.schema }

    /// The term; nil, with every fault reported, where there is none.
    func term(_ value: DocumentValue) -> Term? {
        value.mapping { reader in
            guard let (key, subject) = reader.one(of: ["feature", "product", "formula"]) else { return nil }
            let name = reader.optional("name")?.text()
            let gate = context.expression(reader.optional("only_when"))
            let kind: (name: String, kind: Term.Kind)? =
                switch key {
                case "feature": featureTerm(subject, reader, name: name)
                case "product": productTerm(subject, reader, name: name)
                default: formulaTerm(subject, reader, name: name)
                }
            return kind.map { Term(name: $0.name, kind: $0.kind, gate: gate) }
        }
    }

    /// The terms of a mapping from features to coefficients.
    func coefficients(_ value: DocumentValue) -> [Term?]? {
        value.mapping()?.named().map { name, value in
            guard let feature = schema.index(of: name) else {
                value.report(.unknownWord(name, what: "feature", known: schema.features.map(\.name)))
                return nil
            }
            guard isNumber(feature, value) else { return nil }
            guard let coefficient = context.number(value, "\(output).\(name)") else { return nil }
            return Term(name: name, kind: .numeric(feature: feature, coefficient: coefficient, missing: nil))
        }
    }

    /// Whether a coefficient may be multiplied with the feature, and no missing value can reach it.
    private func isNumber(_ feature: Int, _ value: DocumentValue, allowsMissing: Bool = false) -> Bool {
        let name = schema.features[feature].name
        if case .categorical = schema.features[feature].kind {
            value.report(
                .invalid(
                    reason: "the levels of '\(name)' have no order; give each a contribution under 'levels'"
                )
            )
            return false
        }
        if schema.features[feature].missing == .passed, !allowsMissing {
            value.report(
                .invalid(reason: "'\(name)' may be missing; write a term for it with the key 'missing'")
            )
            return false
        }
        return true
    }

    private func featureTerm(
        _ subject: DocumentValue,
        _ reader: MappingReader,
        name: String?
    ) -> (String, Term.Kind)? {
        let shape = reader.one(of: ["coefficient", "levels", "bins"])
        let reference = reader.optional("reference")
        let missingValue = reader.optional("missing")
        guard let feature = subject.featureIndex(in: schema) else { return nil }
        let name = name ?? schema.features[feature].name
        let isPassed = schema.features[feature].missing == .passed
        let missing = context.number(missingValue, "\(output).\(name).missing")
        if isPassed, missingValue == nil { reader.value.report(.missingKey("missing")) }
        if !isPassed, let missingValue {
            missingValue.report(
                .invalid(reason: "'\(schema.features[feature].name)' never reaches the model missing")
            )
        }
        guard let (key, value) = shape else { return nil }
        if key != "levels", let reference {
            reference.report(.invalid(reason: "only levels have a reference"))
        }
        let kind: Term.Kind? =
            switch key {
            case "coefficient":
                isNumber(feature, subject, allowsMissing: true)
                    ? context.number(value, "\(output).\(name)")
                        .map { .numeric(feature: feature, coefficient: $0, missing: missing) } : nil
            case "levels":
                levels(value, of: feature, reference: reference, name: name)
                    .map { .levels(feature: feature, contributions: $0, missing: missing) }
            default:
                bins(value, name: name)
                    .map { .bins(feature: feature, edges: $0, scores: [missing ?? 0] + $1) }
            }
        return kind.map { (name, $0) }
    }

    private func levels(
        _ value: DocumentValue,
        of feature: Int,
        reference: DocumentValue?,
        name: String
    ) -> [Double]? {
        guard let levels = schema.features[feature].kind.levels else {
            value.report(
                .invalid(reason: "'\(schema.features[feature].name)' has no levels; use coefficient or bins")
            )
            return nil
        }
        return value.mapping { reader in
            var referenceIndex = reference?.index(among: levels, what: "level")
            if reference == nil, levels.count == 2, !reader.has(levels[0]) { referenceIndex = 0 }
            for entry in reader.entries where !levels.contains(entry.key) {
                reader.report(.unknownWord(entry.key, what: "level", known: levels), key: entry.key)
                _ = reader.has(entry.key)
            }
            let contributions = levels.enumerated().map { index, level -> Double? in
                if index == referenceIndex {
                    if reader.has(level) {
                        reader.report(
                            .invalid(reason: "the reference level adds 0; leave it out"),
                            key: level
                        )
                    }
                    return 0
                }
                return context.number(reader.required(level), "\(output).\(name).\(level)")
            }
            let whole = contributions.compactMap(\.self)
            return whole.count == levels.count ? whole : nil
        }
    }

    private func bins(_ value: DocumentValue, name: String) -> (edges: [Double], scores: [Double])? {
        value.mapping { reader in
            let edgeList = reader.required("edges")
            let edges = numbers(edgeList, "\(name).edges")
            let scoreList = reader.required("scores")
            let scores = numbers(scoreList, "\(name).scores")
            guard let edgeList, let scoreList, let edges, let scores else { return nil }
            guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
                edgeList.report(.notRising(what: "edges"))
                return nil
            }
            guard scores.count == edges.count + 1 else {
                let what = "scores (one more than there are edges)"
                scoreList.report(.wrongCount(what: what, expected: edges.count + 1, found: scores.count))
                return nil
            }
            return (edges, scores)
        }
    }

    private func numbers(_ value: DocumentValue?, _ name: String) -> [Double]? {
        guard let elements = value?.list() else { return nil }
        let numbers = elements.enumerated().map { context.number($1, "\(output).\(name)[\($0)]") }
        let whole = numbers.compactMap(\.self)
        return whole.count == numbers.count ? whole : nil
    }

    private func productTerm(
        _ subject: DocumentValue,
        _ reader: MappingReader,
        name: String?
    ) -> (String, Term.Kind)? {
        let factors = subject.list { $0.mapping(factor) }
        let coefficient = reader.required("coefficient")
        guard let factors else { return nil }
        guard factors.count >= 2 else {
            subject.report(.invalid(reason: "a product has at least two factors"))
            return nil
        }
        let name =
            name
            ?? factors.map { factor in
                switch factor {
                case .value(let feature): schema.features[feature].name
                case .level(let feature, let code):
                    "\(schema.features[feature].name)=\(schema.features[feature].text(of: Double(code)))"
                }
            }.joined(separator: "*")
        return context.number(coefficient, "\(output).\(name)")
            .map { (name, .product(coefficient: $0, factors: factors)) }
    }

    private func factor(_ reader: MappingReader) -> Term.Factor? {
        let subject = reader.required("feature")
        let level = reader.optional("level")
        guard let subject, let feature = subject.featureIndex(in: schema) else { return nil }
        guard let levels = schema.features[feature].kind.levels else {
            if let level {
                level.report(.invalid(reason: "'\(schema.features[feature].name)' has no levels"))
            }
            return isNumber(feature, subject) && level == nil ? .value(feature: feature) : nil
        }
        if let level {
            return level.index(among: levels, what: "level").map { .level(feature: feature, code: $0) }
        }
        if case .binary = schema.features[feature].kind { return .level(feature: feature, code: 1) }
        reader.value.report(.missingKey("level"))
        return nil
    }

    private func formulaTerm(
        _ subject: DocumentValue,
        _ reader: MappingReader,
        name: String?
    ) -> (String, Term.Kind)? {
        let formula = context.expression(subject)
        let value = reader.required("coefficient")
        if !reader.has("name") { _ = reader.required("name") }
        guard let name else { return nil }
        let coefficient = context.number(value, "\(output).\(name)")
        guard let formula, let coefficient else { return nil }
        return (name, .formula(formula, coefficient: coefficient))
    }
}
