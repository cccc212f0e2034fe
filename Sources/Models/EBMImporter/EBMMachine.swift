import Documents
import Scoring

/// An explainable boosting machine as its file gives it, imputed features put together again.
struct EBMMachine {
    /// One additive term.
    struct Term {
        /// The name of the term in the file.
        let name: String
        /// The feature it reads.
        let feature: String
        /// What it adds.
        let shape: Shape
    }

    /// What a term adds.
    enum Shape {
        /// Constant between edges; the first score is for missing values.
        case bins(edges: [Double], scores: [Double])
        /// For no, for yes and for missing values.
        case binary(no: Double, yes: Double, missing: Double)
    }

    /// One input.
    struct Input {
        let name: String
        /// The values of the training people; nil for a binary input.
        let range: ClosedRange<Double>?
        /// Whether it may be missing.
        let isImputed: Bool
    }

    let inverseLink: String
    let intercept: Double
    let inputs: [Input]
    let terms: [Term]

    private static let valueSuffix = "_value"
    private static let indicatorSuffix = "_was_mean_imputed"

    /// The machine in `value`; nil, with every fault reported, where there is none.
    init?(decoding value: DocumentValue) {
        guard let reader = value.mapping() else { return nil }
        let links: KeyValuePairs = ["logit": "logit", "identity": "identity", "log": "log"]
        let link = reader.required("link")?.choice(links, what: "link")
        let intercept = reader.required("intercept")?.number()
        var means: [String: Double] = [:]
        for (name, value) in reader.optional("imputation")?.mapping()?.named() ?? [] {
            means[name] = value.mapping()?.required("mean")?.number()
        }
        var inputs: [Input] = []
        var terms: [Term] = []
        for value in reader.required("terms")?.list() ?? [] {
            guard let decoded = Self.term(value, means: means) else { continue }
            terms.append(decoded.term)
            if !inputs.contains(where: { $0.name == decoded.input.name }) {
                inputs.append(decoded.input)
            } else if decoded.input.range != nil,
                let index = inputs.firstIndex(where: { $0.name == decoded.input.name })
            {
                inputs[index] = decoded.input
            }
        }
        guard let link, let intercept, !terms.isEmpty else { return nil }
        inverseLink = link
        self.intercept = intercept
        self.inputs = inputs
        self.terms = terms
    }

    private static func term(_ value: DocumentValue, means: [String: Double]) -> (term: Term, input: Input)? {
        guard let reader = value.mapping() else { return nil }
        let name = reader.required("feature")?.identifier()
        let type = reader.required("type")?.choice(
            ["continuous": true, "categorical": false],
            what: "type of term"
        )
        let scores = reader.required("scores")?.numbers()
        guard let name, let isContinuous = type else { return nil }
        let imputed = means.first { name == $0.key + valueSuffix || name == $0.key + indicatorSuffix }
        if isContinuous {
            guard let bins = bins(reader, scores: scores, missingAs: imputed?.value) else { return nil }
            let input = Input(name: imputed?.key ?? name, range: bins.range, isImputed: imputed != nil)
            return (Term(name: name, feature: input.name, shape: bins.shape), input)
        }
        guard let scores, let binary = binary(reader, scores: scores) else { return nil }
        guard let imputed else {
            let input = Input(name: name, range: nil, isImputed: false)
            return (
                Term(
                    name: name,
                    feature: name,
                    shape: .binary(no: binary.no, yes: binary.yes, missing: scores[0])
                ), input
            )
        }
        // The indicator is 1 where the value is missing; one bin holds everybody else.
        let shape = Shape.bins(edges: [], scores: [binary.yes, binary.no])
        let input = Input(name: imputed.key, range: nil, isImputed: true)
        return (Term(name: name, feature: imputed.key, shape: shape), input)
    }

    private static func bins(
        _ reader: MappingReader,
        scores: [Double]?,
        missingAs mean: Double?
    ) -> (shape: Shape, range: ClosedRange<Double>)? {
        let edges = reader.required("bin_edges")?.risingNumbers("edges")
        let lowest = reader.required("min")?.number()
        let highest = reader.required("max")?.number()
        guard var scores, let edges, let lowest, let highest else { return nil }
        guard scores.count == edges.count + 2 else {
            let what = "scores (for missing values, then for \(edges.count + 1) bins)"
            reader.report(
                .wrongCount(what: what, expected: edges.count + 2, found: scores.count),
                key: "scores"
            )
            return nil
        }
        guard lowest <= highest else {
            reader.report(.notRising(what: "bounds min and max"), key: "max")
            return nil
        }
        if let mean { scores[0] = scores[1 + edges.count { $0 <= mean }] }
        return (.bins(edges: edges, scores: scores), lowest...highest)
    }

    private static func binary(_ reader: MappingReader, scores: [Double]) -> (no: Double, yes: Double)? {
        guard let value = reader.required("categories"), let categories = value.mapping()?.named() else {
            return nil
        }
        var bins: [Double: Int] = [:]
        for (name, value) in categories {
            guard let bin = value.integer(in: 0...max(0, scores.count - 1)) else { return nil }
            bins[Double(name) ?? .nan] = bin
        }
        guard let no = bins[0], let yes = bins[1], bins.count == 2 else {
            value.report(.invalid(reason: "only the categories 0.0 and 1.0 are read"))
            return nil
        }
        return (scores[no], scores[yes])
    }
}
