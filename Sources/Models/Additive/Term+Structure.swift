import Scoring

extension Term {
    /// The term as measures see it: its features, its value, and where it jumps.
    func structure(schema: Schema) -> AdditiveTerm {
        let features = features
        let imputed = features.map { schema.features[$0].missing.imputedValue }
        let isImputed = imputed.contains { $0 != nil }
        let evaluator = TermEvaluator(term: self, features: features, featureCount: schema.count)
        var slope: Double?
        if gate == nil, !isImputed, case .numeric(_, let coefficient, nil) = kind { slope = coefficient }
        return AdditiveTerm(
            name: name,
            features: features,
            slope: slope,
            breaks: breaks(schema: schema)
        ) { values in
            guard isImputed else { return evaluator.value(values) }
            return evaluator.value(zip(values, imputed).map { $0.isNaN ? $1 ?? $0 : $0 })
        }
    }

    /// For each feature where the term can jump, if it is constant in between.
    private func breaks(schema: Schema) -> [[Double]?] {
        var breaks = ExpressionBreaks()
        if let gate { breaks.add(gate) }
        switch kind {
        case .numeric(let feature, _, _): breaks.add(continuous: feature)
        case .levels(let feature, let contributions, _):
            breaks.add(contributions.indices.dropFirst().map { Double($0) }, ofFeature: feature)
        case .bins(let feature, let edges, _): breaks.add(edges, ofFeature: feature)
        case .product(_, let factors):
            for factor in factors {
                switch factor {
                case .value(let feature): breaks.add(continuous: feature)
                case .level(let feature, let code):
                    breaks.add([Double(code), Double(code + 1)], ofFeature: feature)
                }
            }
        case .formula(let expression, _): breaks.add(expression)
        }
        return features.map { feature in
            // A number that is calculated with has no cells, however few its legal values are.
            if breaks.continuous.contains(feature), schema.features[feature].kind.levels == nil { return nil }
            return breaks.breaks(ofFeature: feature, kind: schema.features[feature].kind)
        }
    }
}

/// The value of a term, plainly.
private struct TermEvaluator: Sendable {
    let term: Term
    let features: [Int]
    let featureCount: Int

    /// What the term adds for the values of its features.
    func value(_ values: [Double]) -> Double {
        if let gate = term.gate, !gate.holds(row: row(values)) { return 0 }
        switch term.kind {
        case .numeric(let feature, let coefficient, let missing):
            let value = self.value(of: feature, values)
            if value.isNaN, let missing { return missing }
            return coefficient * value
        case .levels(let feature, let contributions, let missing):
            let value = self.value(of: feature, values)
            guard let code = Int(exactly: value), contributions.indices.contains(code) else {
                return missing ?? .nan
            }
            return contributions[code]
        case .bins(let feature, let edges, let scores):
            let value = self.value(of: feature, values)
            return value.isNaN ? scores[0] : scores[1 + edges.count { $0 <= value }]
        case .product(let coefficient, let factors): return product(coefficient, factors, values)
        case .formula(let expression, let coefficient):
            return coefficient * expression.value(row: row(values))
        }
    }

    /// Zero where a level is not the person's, missing values of other factors notwithstanding.
    private func product(_ coefficient: Double, _ factors: [Term.Factor], _ values: [Double]) -> Double {
        var product = coefficient
        var isClosed = false
        for factor in factors {
            switch factor {
            case .value(let feature): product *= value(of: feature, values)
            case .level(let feature, let code):
                let own = value(of: feature, values)
                if own.isNaN { product = .nan } else if own != Double(code) { isClosed = true }
            }
        }
        return isClosed ? 0 : product
    }

    private func value(of feature: Int, _ values: [Double]) -> Double {
        features.firstIndex(of: feature).map { values[$0] } ?? .nan
    }

    private func row(_ values: [Double]) -> [Double] {
        var row = [Double](repeating: .nan, count: featureCount)
        for (feature, value) in zip(features, values) { row[feature] = value }
        return row
    }
}
