import DenseMatrix
package import Scoring
import Statistics

/// The reference people and the two reference models as the bench knows them: a schema, people, `ScoringModel`s.
package enum CounterfactualReference {
    /// Six features; x4 is ordinal, its code four times its number.
    package static func schema() throws(ScoringError) -> Schema {
        try Schema(features: [
            Feature(name: "x0", kind: .continuous(range: 0...1), roles: [.actionable]),
            Feature(name: "x1", kind: .continuous(range: 0...1), roles: [.actionable]),
            Feature(name: "x2", kind: .binary(no: "no", yes: "yes"), roles: [.protected, .immutable]),
            Feature(name: "x3", kind: .binary(no: "no", yes: "yes"), roles: [.protected, .actionable]),
            Feature(name: "x4", kind: .ordinal(levels: ["0", "0.25", "0.5", "0.75"]), roles: [.actionable]),
            Feature(name: "x5", kind: .continuous(range: 0...1), roles: [.immutable]),
        ])
    }

    /// The first `count` of the 2,000 reference people.
    package static func people(_ count: Int = 2000) throws -> People {
        var columns = ReferenceInputs.shared.features.map { Array($0.prefix(count)) }
        columns[4] = columns[4].map { 4 * $0 }
        return .float64(ColumnTable(try DenseMatrix(columns: columns)))
    }

    /// The levels 0.45 and 0.75 of the reference values.
    package static let levels = DecisionRule.orderedLevels(
        output: 0,
        cuts: [0.45, 0.75],
        names: ["low", "middle", "high"]
    )
    /// The threshold 0.6 of the reference values.
    package static let threshold = DecisionRule.threshold(output: 0, cut: 0.6)

    /// The logistic reference model.
    package static func linear(_ decision: DecisionRule) throws -> FormulaModel {
        try FormulaModel(schema: schema(), decision: decision, kind: .probability) { row in
            Double.logistic(ReferenceInputs.logit(of: numbers(row)))
        }
    }

    /// The reference tree ensemble, as a probability.
    package static func trees(_ decision: DecisionRule) throws -> FormulaModel {
        try FormulaModel(schema: schema(), decision: decision, kind: .probability) { row in
            Double.logistic(ReferenceTreeEnsemble.margin(of: numbers(row)))
        }
    }

    /// The numbers of the formulas from the codes of the schema.
    package static func numbers(_ row: [Double]) -> [Double] {
        var numbers = row
        numbers[4] /= 4
        return numbers
    }
}
