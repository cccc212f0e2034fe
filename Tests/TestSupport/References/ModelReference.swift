import Foundation
package import Models
import Scoring

/// Slow, obvious counterparts of declarative models: one person at a time, straight from the decoded parameters.
package enum ModelReference {
    /// The scores of one person, one for each output of the model.
    ///
    /// Imputed values are filled in here.
    package static func scores(of model: DeclarativeModel, row: [Double]) -> [Double] {
        let row = zip(model.descriptor.schema.features, row).map { feature, value in
            if value.isNaN, case .imputed(let number) = feature.missing { number } else { value }
        }
        var all: [Double] = []
        for part in model.parts {
            switch part {
            case .additive(let part):
                all += part.predictors.map { score(of: $0, row: row) }
            case .trees(let part):
                all += scores(of: part, row: row)
            case .rules(let part):
                all.append(level(of: part, row: row + all))
            case .formulas(let part):
                for formula in part.formulas { all.append(formula.expression.value(row: row + all)) }
            }
        }
        return model.exposedColumns.map { all[$0] }
    }

    /// The sum of the terms, through the inverse link.
    package static func score(of predictor: Predictor, row: [Double]) -> Double {
        var sum = predictor.intercept
        for term in predictor.terms where term.gate?.holds(row: row) ?? true {
            sum += contribution(of: term.kind, row: row)
        }
        return score(of: sum, predictor.inverseLink)
    }

    /// The leaves added up, through the transform.
    private static func scores(of part: TreePart, row: [Double]) -> [Double] {
        let margins = TreeReference(part.ensemble).margins(part.features.map { row[$0] })
        switch part.transform {
        case .identity: return margins
        case .logistic(let slope): return margins.map { 1 / (1 + exp(-slope * $0)) }
        case .exponential: return margins.map { exp($0) }
        case .softmax:
            let sum = margins.reduce(0) { $0 + exp($1) }
            return margins.map { exp($0) / sum }
        }
    }

    private static func score(of predictor: Double, _ inverseLink: InverseLink) -> Double {
        switch inverseLink {
        case .identity: predictor
        case .logistic: 1 / (1 + exp(-predictor))
        case .exponential: exp(predictor)
        }
    }

    private static func contribution(of kind: Term.Kind, row: [Double]) -> Double {
        switch kind {
        case .numeric(let feature, let coefficient, let missing):
            if row[feature].isNaN { return missing ?? .nan }
            return coefficient * row[feature]
        case .levels(let feature, let contributions, let missing):
            if row[feature].isNaN { return missing ?? .nan }
            return contributions[Int(row[feature])]
        case .bins(let feature, let edges, let scores):
            if row[feature].isNaN { return scores[0] }
            return scores[1 + edges.filter { $0 <= row[feature] }.count]
        case .product(let coefficient, let factors):
            return factors.reduce(coefficient) { product, factor in
                switch factor {
                case .value(let feature): product * row[feature]
                case .level(let feature, let code): row[feature] == Double(code) ? product : 0
                }
            }
        case .formula(let expression, let coefficient):
            return coefficient * expression.value(row: row)
        }
    }

    /// The level of the first rule that holds.
    package static func level(of part: RulePart, row: [Double]) -> Double {
        var row = row
        for flag in part.flags { row.append(flag.condition.holds(row: row) ? 1 : 0) }
        let rule = part.rules.first { $0.condition.holds(row: row) }
        return Double(rule?.level ?? part.otherwise)
    }
}
