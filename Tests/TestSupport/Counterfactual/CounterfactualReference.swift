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
        try FormulaModel(
            schema: schema(),
            decision: decision,
            kind: .probability,
            structure: linearStructure
        ) { row in
            Double.logistic(ReferenceInputs.logit(of: numbers(row)))
        }
    }

    /// The reference tree ensemble, as a probability.
    package static func trees(_ decision: DecisionRule) throws -> FormulaModel {
        try FormulaModel(
            schema: schema(),
            decision: decision,
            kind: .probability,
            structure: treeStructure
        ) { row in
            Double.logistic(ReferenceTreeEnsemble.margin(of: numbers(row)))
        }
    }

    /// The numbers of the formulas from the codes of the schema.
    package static func numbers(_ row: [Double]) -> [Double] {
        var numbers = row
        numbers[4] /= 4
        return numbers
    }

    /// How the logistic reference model is computed.
    package static var linearStructure: ModelStructure {
        let coefficients = [3, -2.25, 1.2, 0.6, 1.5 / 4, 0]
        let terms = coefficients.enumerated().map {
            AdditiveTerm.linear(name: "x\($0)", feature: $0, coefficient: $1)
        }
        return ModelStructure(
            form: .additive(AdditiveStructure(intercept: -1.5, terms: terms)),
            isLogistic: true,
            score: Double.logistic
        )
    }

    /// How the reference tree ensemble is computed, with its training counts.
    package static var treeStructure: ModelStructure {
        typealias Trees = ReferenceTreeEnsemble
        func scale(_ feature: Int) -> Double { feature == 4 ? 4 : 1 }
        var breaks = [[Double]](repeating: [], count: 6)
        let inner = (1 << Trees.depth) - 1
        for tree in 0..<Trees.treeCount {
            for node in 0..<inner {
                let feature = Trees.feature(tree: tree, node: node)
                breaks[feature].append((scale(feature) * Trees.threshold(tree: tree, node: node)).nextUp)
            }
        }
        let cells = breaks.map { FeatureCells(breaks: $0) }
        var nodes = TreeStructure.Nodes()
        var roots: [Int] = []
        for tree in 0..<Trees.treeCount {
            let first = nodes.count
            roots.append(first)
            for node in 0..<inner {
                let feature = Trees.feature(tree: tree, node: node)
                let threshold = (scale(feature) * Trees.threshold(tree: tree, node: node)).nextUp
                let goesLeft = (0..<cells[feature].count).map { cell in
                    cell < cells[feature].breaks.count && cells[feature].breaks[cell] <= threshold
                }
                _ = nodes.appendSplit(feature: feature, goesLeft: goesLeft)
                nodes.left[first + node] = Int32(first + 2 * node + 1)
                nodes.right[first + node] = Int32(first + 2 * node + 2)
            }
            for leaf in 0...inner {
                _ = nodes.appendLeaf(
                    value: Trees.value(tree: tree, leaf: leaf),
                    cover: Trees.cover(tree: tree, leaf: leaf)
                )
            }
            for node in (0..<inner).reversed() {
                nodes.cover[first + node] =
                    nodes.cover[first + 2 * node + 1] + nodes.cover[first + 2 * node + 2]
            }
        }
        return ModelStructure(
            form: .trees(TreeStructure(cells: cells, nodes: nodes, roots: roots, base: Trees.base)),
            isLogistic: true,
            score: Double.logistic
        )
    }
}
