/// Eight complete trees of depth 3 with dyadic thresholds and leaves, in heap order.
///
/// A person goes left where x <= threshold; the margin is 0.125 plus one leaf a tree, exact in any order.
package enum ReferenceTreeEnsemble {
    /// How many trees.
    package static let treeCount = 8
    /// Decisions on every path.
    package static let depth = 3
    /// What the margin starts from.
    package static let base = 0.125

    /// The feature that inner node `node` of tree `tree` tests.
    package static func feature(tree: Int, node: Int) -> Int {
        (3 * tree + 5 * node) % 6
    }

    /// The threshold of an inner node.
    package static func threshold(tree: Int, node: Int) -> Double {
        switch feature(tree: tree, node: node) {
        case 2, 3: 0.5
        default: Double((7 * node + 11 * tree) % 15 + 1) / 16
        }
    }

    /// The value of leaf `leaf` (0 is the leftmost).
    package static func value(tree: Int, leaf: Int) -> Double {
        Double((13 * leaf + 17 * tree) % 21 - 10) / 16
    }

    /// How many training rows a leaf stands for.
    package static func cover(tree: Int, leaf: Int) -> Double {
        Double(1 + (5 * leaf + 3 * tree) % 7)
    }

    /// The margin of one person.
    package static func margin(of person: [Double]) -> Double {
        (0..<treeCount).reduce(base) { sum, tree in
            var node = 0
            for _ in 0..<depth {
                let goesLeft = person[feature(tree: tree, node: node)] <= threshold(tree: tree, node: node)
                node = 2 * node + (goesLeft ? 1 : 2)
            }
            return sum + value(tree: tree, leaf: node - ((1 << depth) - 1))
        }
    }
}
