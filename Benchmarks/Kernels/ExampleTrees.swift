import DenseMatrix
import Models
import Scoring

/// Seeded ensembles and people for benchmarks: 10 binary, 10 ordinal and 10 continuous features.
enum ExampleTrees {
    /// The shapes of ensembles.
    enum Shape: String, CaseIterable {
        case boosted = "500 trees x 31 leaves"
        case deep = "300 trees, depth 6, sums in single"
        case forest = "100 trees, depth 10"
        case single = "one tree, depth 8"
    }

    private static let features = 30

    /// Numbers that depend on nothing but the seed.
    private struct Numbers {
        var state: UInt64 = 7

        mutating func unit() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) * 0x1p-24
        }

        mutating func below(_ bound: Int) -> Int { Int(unit() * Double(bound)) }
    }

    /// The people.
    static func people(_ count: Int) -> ColumnTable<Float> {
        var numbers = Numbers()
        var matrix = DenseMatrix<Float>(rows: count, columns: features)
        for feature in 0..<features {
            matrix.mutateColumn(feature) { column in
                for person in 0..<count {
                    switch feature % 3 {
                    case 0: column[person] = Float(numbers.below(2))
                    case 1: column[person] = Float(numbers.below(4 + feature / 3))
                    default: column[person] = Float(numbers.unit())
                    }
                }
            }
        }
        return ColumnTable(matrix)
    }

    /// An ensemble; trees with a number of leaves split a leaf at random, those with a depth are full.
    static func ensemble(_ shape: Shape) throws -> TreeEnsemble {
        var numbers = Numbers(state: 11)
        var nodes = TreeNodes()
        var roots: [Int] = []
        let (count, leaves) =
            switch shape {
            case .boosted: (500, 31)
            case .deep: (300, 64)
            case .forest: (100, 1024)
            case .single: (1, 256)
            }
        for _ in 0..<count {
            roots.append(nodes.count)
            append(leaves: leaves, isFull: shape != .boosted, to: &nodes, &numbers)
        }
        return try TreeEnsemble(
            featureCount: features,
            nodes: nodes,
            roots: roots,
            outputs: roots.map { _ in 0 },
            base: [0],
            aggregation: shape == .forest ? .average(over: count) : .sum,
            summation: shape == .deep ? .float32 : .float64
        )
    }

    /// Breadth first: each pending subtree has a number of leaves.
    private static func append(
        leaves: Int,
        isFull: Bool,
        to nodes: inout TreeNodes,
        _ numbers: inout Numbers
    ) {
        let first = nodes.count
        var pending = [leaves]
        var next = 0
        while next < pending.count {
            let count = pending[next]
            if count == 1 {
                nodes.appendLeaf([numbers.unit() - 0.5])
            } else {
                let left = isFull ? count / 2 : 1 + numbers.below(count - 1)
                nodes.appendSplit(
                    split(&numbers),
                    left: first + pending.count,
                    right: first + pending.count + 1
                )
                pending += [left, count - left]
            }
            next += 1
        }
    }

    /// A threshold: one of one, a few, or 250 of a continuous feature, as histograms have them.
    private static func split(_ numbers: inout Numbers) -> Split {
        let feature = numbers.below(features)
        let threshold =
            switch feature % 3 {
            case 0: 0.5
            case 1: Double(numbers.below(3 + feature / 3)) + 0.5
            default: Double(numbers.below(250)) / 250
            }
        return Split(
            feature: feature,
            .lessOrEqual,
            threshold,
            precision: .float64,
            missing: MissingRule(.nan, goesLeft: numbers.below(2) == 0)
        )
    }
}
