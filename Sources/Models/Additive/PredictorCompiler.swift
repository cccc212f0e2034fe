import Scoring

/// Turns terms into the steps of a program.
struct PredictorCompiler {
    let schema: Schema
    private var steps: [PredictorStep] = []
    /// Features whose missing value is sure to make the score NaN.
    private(set) var featuresThatSpreadMissing: Set<Int> = []

    init(schema: Schema) { self.schema = schema }

    /// The steps of the terms added.
    func finish() -> [PredictorStep] { steps }

    /// Adds a term.
    mutating func add(_ term: Term) {
        if let gate = term.gate {
            steps.append(gatedStep(term.kind, gate))
            return
        }
        if let feature = spreader(term.kind) { featuresThatSpreadMissing.insert(feature) }
        let step = step(term.kind)
        if case .linear(let features, let coefficients) = step,
            case .linear(let before, let beforeCoefficients)? = steps.last
        {
            steps[steps.count - 1] = .linear(
                features: before + features,
                coefficients: beforeCoefficients + coefficients
            )
        } else {
            steps.append(step)
        }
    }

    /// The feature whose missing value makes the term NaN.
    private func spreader(_ kind: Term.Kind) -> Int? {
        switch kind {
        case .numeric(let feature, _, nil), .levels(let feature, _, nil): feature
        case .bins(let feature, _, _): schema.features[feature].missing == .passed ? nil : feature
        case .numeric, .levels, .product, .formula: nil
        }
    }

    private func step(_ kind: Term.Kind) -> PredictorStep {
        switch kind {
        case .numeric(let feature, let coefficient, nil):
            return .linear(features: [feature], coefficients: [coefficient])
        case .numeric(let feature, let coefficient, let missing?):
            return .linearOrMissing(feature: feature, coefficient: coefficient, missing: missing)
        case .levels(let feature, let contributions, let missing):
            let term = LevelTerm(contributions: contributions, missing: missing ?? .nan)
            return .levels(feature: feature, term)
        case .bins(let feature, let edges, var scores):
            // A missing value that the policy lets nobody have must not find a score.
            if schema.features[feature].missing != .passed { scores[0] = .nan }
            return .bins(feature: feature, BinnedTerm(edges: edges, scores: scores))
        case .product(let coefficient, let factors):
            return .product(ProductTerm(coefficient: coefficient, factors: factors.map(factor)))
        case .formula(let expression, let coefficient):
            return .formula(expression, coefficient: coefficient)
        }
    }

    private func factor(_ factor: Term.Factor) -> ProductTerm.Factor {
        switch factor {
        case .value(let feature):
            return .value(column: feature)
        case .level(let feature, let code):
            var indicator = [Double](repeating: 0, count: schema.features[feature].kind.levels?.count ?? 0)
            indicator[code] = 1
            return .level(column: feature, contributions: indicator, missing: .nan)
        }
    }

    /// A term that counts only where `gate` holds: a product with the gate as a factor where the gate asks for the level of one
    /// feature, a masked step elsewhere.
    private func gatedStep(_ kind: Term.Kind, _ gate: Expression) -> PredictorStep {
        guard let gateFactor = levelFactor(gate) else { return .gated(step(kind), gate) }
        switch kind {
        case .numeric(let feature, let coefficient, nil):
            let factors = [gateFactor, .value(column: feature)]
            return .product(ProductTerm(coefficient: coefficient, factors: factors))
        case .levels(let feature, let contributions, let missing):
            let levels = ProductTerm.Factor.level(
                column: feature,
                contributions: contributions,
                missing: missing ?? .nan
            )
            return .product(ProductTerm(coefficient: 1, factors: [gateFactor, levels]))
        case .product(let coefficient, let factors):
            let all = [gateFactor] + factors.map(factor)
            return .product(ProductTerm(coefficient: coefficient, factors: all))
        case .numeric, .bins, .formula:
            return .gated(step(kind), gate)
        }
    }

    /// The gate as a factor that is 1 for the levels for which it holds, if it reads one feature with levels.
    private func levelFactor(_ gate: Expression) -> ProductTerm.Factor? {
        guard gate.features.count == 1, let levels = schema.features[gate.features[0]].kind.levels else {
            return nil
        }
        var row = [Double](repeating: .nan, count: schema.count)
        let missing = gate.holds(row: row)
        let holds = levels.indices.map { code in
            row[gate.features[0]] = Double(code)
            return gate.holds(row: row) ? 1.0 : 0.0
        }
        return .level(column: gate.features[0], contributions: holds, missing: missing ? 1 : 0)
    }
}
