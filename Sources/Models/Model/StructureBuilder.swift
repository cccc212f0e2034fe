import Scoring

/// Finds out how a column of scores is computed, through the parts before it.
struct StructureBuilder {
    let schema: Schema
    let parts: [ModelPart]

    /// The structure of a column among those of all parts; nil where nothing describes it.
    func structure(ofColumn column: Int) -> ModelStructure? {
        let (part, output) = place(ofColumn: column)
        switch parts[part] {
        case .additive(let additive):
            return additive.predictors[output].structure(schema: schema)
        case .trees(let trees):
            if let structure = trees.structure(ofOutput: output, schema: schema) { return structure }
        case .formulas:
            if let sum = sum(ofColumn: column) {
                return ModelStructure(form: .additive(sum), isLogistic: false) { $0 }
            }
        case .rules: break
        }
        var breaks = ExpressionBreaks()
        addBreaks(ofColumn: column, to: &breaks)
        return breaks.cells(of: schema).map { ModelStructure(form: .cells($0), isLogistic: false) { $0 } }
    }

    /// The part that computes a column, and which of its scores the column is.
    private func place(ofColumn column: Int) -> (part: Int, output: Int) {
        var first = 0
        for (index, part) in parts.enumerated() {
            if column < first + part.outputs.count { return (index, column - first) }
            first += part.outputs.count
        }
        preconditionFailure("column \(column) of \(first)")
    }

    /// The sum that a column is before any link; nil where it is none, or behind a link.
    private func sum(ofColumn column: Int) -> AdditiveStructure? {
        let (part, output) = place(ofColumn: column)
        switch parts[part] {
        case .additive(let additive):
            let predictor = additive.predictors[output]
            return predictor.inverseLink == .identity ? predictor.sum(schema: schema) : nil
        case .formulas(let formulas):
            return AdditiveStructure(formulas.formulas[output].expression, schema: schema) {
                sum(ofColumn: $0 - schema.count)
            }
        case .trees, .rules: return nil
        }
    }

    /// Where a column can change, through everything that it is computed from.
    private func addBreaks(ofColumn column: Int, to breaks: inout ExpressionBreaks) {
        let (part, output) = place(ofColumn: column)
        switch parts[part] {
        case .additive(let additive):
            for term in additive.predictors[output].sum(schema: schema).terms {
                for (feature, values) in zip(term.features, term.breaks) {
                    if let values {
                        breaks.add(values, ofFeature: feature)
                    } else {
                        breaks.add(continuous: feature)
                    }
                }
            }
        case .trees(let trees):
            for (feature, values) in trees.breaks { breaks.add(values, ofFeature: feature) }
        case .rules(let rules):
            // Columns behind those of the parts before are flags, whose conditions are read as well.
            let before = column
            for condition in rules.flags.map(\.condition) + rules.rules.map(\.condition) {
                add(condition, columnsBefore: before, to: &breaks)
            }
        case .formulas(let formulas):
            add(formulas.formulas[output].expression, columnsBefore: column, to: &breaks)
        }
    }

    private func add(
        _ expression: Expression,
        columnsBefore: Int,
        to breaks: inout ExpressionBreaks
    ) {
        breaks.add(expression)
        for index in expression.features where index >= schema.count {
            let column = index - schema.count
            if column < columnsBefore { addBreaks(ofColumn: column, to: &breaks) }
        }
    }
}
