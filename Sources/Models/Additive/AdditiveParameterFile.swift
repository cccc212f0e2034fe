import Documents
import Scoring

/// The parameters of one additive score in a JSON file beside `model.yaml`.
///
/// ```json
/// {"format": "etalon-additive", "version": 1, "intercept": 0.25, "terms": [
///   {"feature": "age", "edges": [30, 50], "scores": [0.0, 0.1, 0.2, 0.3]},
///   {"feature": "sex", "levels": {"man": 0.1, "woman": -0.1}, "missing": 0.0}
/// ]}
/// ```
///
/// `scores` has two more numbers than `edges`: for missing values, then for the bins; a value on an edge belongs to the bin above
/// it. `name` tells terms of one feature apart.
struct AdditiveParameterFile {
    let schema: Schema

    /// A sum, and of how many numbers it is made.
    struct Sum {
        let intercept: Double
        let terms: [Term]
        let count: Int
    }

    /// The sum; nil, with every fault reported, where there is none.
    func decode(_ root: DocumentValue) -> Sum? {
        root.mapping { reader in
            checkFormat(reader)
            let intercept = reader.required("intercept")?.number()
            let terms = reader.required("terms")?.list { $0.mapping(term) }
            guard let intercept, let terms else { return nil }
            var names: Set<String> = []
            for term in terms where !names.insert(term.term.name).inserted {
                reader.report(.duplicateName(term.term.name, what: "term"), key: "terms")
            }
            let count = terms.reduce(1) { $0 + $1.count }
            return Sum(intercept: intercept, terms: terms.map(\.term), count: count)
        }
    }

    private func checkFormat(_ reader: MappingReader) {
        _ = reader.required("format")?.choice(["etalon-additive": true], what: "format")
        if let value = reader.required("version"), let version = value.integer(), version != 1 {
            value.report(.outOfRange(value: Double(version), allowed: "this version of Etalon reads 1"))
        }
    }

    private func term(_ reader: MappingReader) -> (term: Term, count: Int)? {
        let feature = reader.required("feature")?.featureIndex(in: schema)
        let name = reader.optional("name")?.text()
        let shape = reader.one(of: ["edges", "levels"])
        guard let (key, value) = shape else {
            _ = (reader.has("scores"), reader.has("missing"))
            return nil
        }
        let kind = key == "edges" ? bins(value, reader, feature) : levels(value, reader, feature)
        guard let feature, let kind else { return nil }
        let term = Term(name: name ?? schema.features[feature].name, kind: kind.kind)
        return (term, kind.count)
    }

    private func bins(
        _ value: DocumentValue,
        _ reader: MappingReader,
        _ feature: Int?
    ) -> (kind: Term.Kind, count: Int)? {
        let edges = value.risingNumbers("edges")
        let list = reader.required("scores")
        guard let edges, let list, let scores = list.numbers(), let feature else { return nil }
        guard scores.count == edges.count + 2 else {
            let what = "scores (for missing values, then for \(edges.count + 1) bins)"
            list.report(.wrongCount(what: what, expected: edges.count + 2, found: scores.count))
            return nil
        }
        return (.bins(feature: feature, edges: edges, scores: scores), edges.count + scores.count)
    }

    private func levels(
        _ value: DocumentValue,
        _ reader: MappingReader,
        _ feature: Int?
    ) -> (kind: Term.Kind, count: Int)? {
        let isPassed = feature.map { schema.features[$0].missing == .passed } ?? false
        let missing = isPassed ? reader.required("missing")?.number() : reader.optional("missing")?.number()
        guard let feature else { return nil }
        guard let levels = schema.features[feature].kind.levels else {
            value.report(
                .invalid(reason: "'\(schema.features[feature].name)' has no levels; use edges and scores")
            )
            return nil
        }
        let contributions = value.mapping { reader -> [Double]? in
            for entry in reader.entries where !levels.contains(entry.key) {
                reader.report(.unknownWord(entry.key, what: "level", known: levels), key: entry.key)
                _ = reader.has(entry.key)
            }
            let contributions = levels.map { reader.required($0)?.number() }
            let whole = contributions.compactMap(\.self)
            return whole.count == levels.count ? whole : nil
        }
        guard let contributions, !isPassed || missing != nil else { return nil }
        let kind = Term.Kind.levels(
            feature: feature,
            contributions: contributions,
            missing: isPassed ? missing : nil
        )
        return (kind, levels.count + (isPassed ? 1 : 0))
    }
}
