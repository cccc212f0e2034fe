import DenseMatrix
import Scoring

/// What some features add to the margin of one column of scores.
enum ColumnShare: Sendable {
    /// Nothing: the column does not read them.
    case nothing
    /// The terms that read one of them.
    case terms(PredictorProgram)
    /// The trees that ask about one of them.
    case trees(TreePart)
    /// Nearly everything, or nothing that can be told apart: the column is computed anew.
    case everything

    /// Trees above this share of all are no gain over computing all of them.
    private static let largestShare = 0.75

    /// What `features` add to output `output` of a part.
    init(of part: ModelPart, output: Int, features: [Int], schema: Schema, precision: Precision) {
        switch part {
        case .additive(let additive):
            let predictor = additive.predictors[output]
            let terms = predictor.terms.filter { !Set($0.features).isDisjoint(with: features) }
            if terms.isEmpty {
                self = .nothing
                return
            }
            self = .terms(
                PredictorProgram(
                    Predictor(output: predictor.output, intercept: 0, terms: terms, inverseLink: .identity),
                    schema: schema
                )
            )
        case .trees(let trees):
            self = Self.share(of: trees, features: Set(features), precision: precision)
        case .rules, .formulas: self = .everything
        }
    }

    private static func share(of part: TreePart, features: Set<Int>, precision: Precision) -> ColumnShare {
        guard part.outputs.count == 1, part.ensemble.summation == .float64 else { return .everything }
        let asking = part.ensemble.trees.indices.filter { part.asksTree($0, aboutAny: features) }
        if asking.isEmpty { return .nothing }
        guard Double(asking.count) <= largestShare * Double(part.ensemble.trees.count) else {
            return .everything
        }
        do throws(TreeEnsembleError) {
            return .trees(
                try TreePart(
                    outputs: part.outputs,
                    ensemble: try part.ensemble.onlyTrees(asking),
                    features: part.features,
                    transform: .identity,
                    precision: precision
                )
            )
        } catch {
            return .everything
        }
    }

    /// Whether it is nothing or a part of a sum.
    var isSum: Bool {
        switch self {
        case .nothing, .terms, .trees: true
        case .everything: false
        }
    }

    /// What the features add for people; nil for a share that is no sum.
    func addends(of people: People) -> [Double]? {
        switch self {
        case .nothing, .everything: return nil
        case .terms(let program): return program.scores(of: people)
        case .trees(let part):
            var columns = DenseMatrix<Double>(rows: people.count, columns: 1)
            part.score(people, into: &columns, from: 0)
            let column = columns.column(0)
            let span = column.span
            return span.indices.map { span[$0] }
        }
    }
}

extension PredictorProgram {
    /// The scores of people in an array of their own.
    func scores(of people: People) -> [Double] {
        var scores = [Double](repeating: 0, count: people.count)
        var span = scores.mutableSpan
        switch people {
        case .float32(let table): score(table, into: &span)
        case .float64(let table): score(table, into: &span)
        }
        return scores
    }
}

extension TreePart {
    /// Whether a tree asks about one of these columns of the people.
    fileprivate func asksTree(_ tree: Int, aboutAny columns: Set<Int>) -> Bool {
        let range = ensemble.trees[tree].root..<(ensemble.trees[tree].root + ensemble.trees[tree].nodeCount)
        return range.contains { node in
            guard !ensemble.nodes.isLeaf(node) else { return false }
            return columns.contains(features[ensemble.nodes.splits[Int(ensemble.nodes.split[node])].feature])
        }
    }
}

extension TreeEnsemble {
    /// Some of the trees, with a base of 0; divided as all of them are.
    ///
    /// - Throws: what building an ensemble throws.
    /// - Complexity: O(nodes of these trees).
    func onlyTrees(_ indices: [Int]) throws(TreeEnsembleError) -> TreeEnsemble {
        var some = TreeNodes(valuesPerLeaf: nodes.valuesPerLeaf)
        var roots: [Int] = []
        for index in indices {
            let tree = trees[index]
            let shift = some.count - tree.root
            roots.append(some.count)
            for node in tree.root..<(tree.root + tree.nodeCount) {
                if nodes.isLeaf(node) {
                    some.appendLeaf(Array(nodes.values(ofLeaf: node)))
                } else {
                    some.appendSplit(
                        nodes.splits[Int(nodes.split[node])],
                        left: Int(nodes.left[node]) + shift,
                        right: Int(nodes.right[node]) + shift
                    )
                }
            }
        }
        return try TreeEnsemble(
            featureCount: featureCount,
            nodes: some,
            roots: roots,
            outputs: indices.map { trees[$0].output },
            base: base.map { _ in 0 },
            aggregation: aggregation,
            summation: summation,
            categoryMatching: categoryMatching
        )
    }
}
