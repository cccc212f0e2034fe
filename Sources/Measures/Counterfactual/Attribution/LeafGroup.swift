import Scoring

/// A leaf, or two leaves under one question, with what a person must meet to reach them.
///
/// A person's pattern has one bit a condition, set where it is met. The first leaf is reached by the pattern of ones, the
/// second one, across the last question, by ones but for that question's bit.
struct LeafGroup: Sendable {
    /// One leaf of the group.
    struct Leaf: Sendable {
        /// What the leaf adds.
        let value: Double
        /// For each condition the share of the training data that went this way; empty where that is not known.
        let shares: [Double]
        /// The bits whose condition is the opposite one for this leaf.
        let opposite: Int
    }

    /// One condition a feature on the path, in the order of the path.
    let conditions: [CellCondition]
    /// One leaf or two.
    let leaves: [Leaf]

    /// Bits of a pattern.
    var bits: Int { conditions.count }

    /// The groups of a sum of trees, in the order of the trees.
    ///
    /// - Parameters:
    ///   - trees: the trees.
    ///   - isWeighted: whether the shares of the training data are asked for.
    /// - Returns: every leaf once.
    /// - Throws: `MeasuresError.noTrainingCounts` where they are asked for and a question has none.
    /// - Complexity: O(leaves x depth x cells).
    static func groups(
        of trees: TreeStructure,
        isWeighted: Bool
    ) throws(MeasuresError) -> [LeafGroup] {
        var collector = LeafCollector(trees: trees, isWeighted: isWeighted)
        for (tree, root) in trees.roots.enumerated() { try collector.collect(tree: tree, root: root) }
        return collector.groups
    }
}

/// Walks trees and collects their leaves.
private struct LeafCollector {
    let trees: TreeStructure
    let isWeighted: Bool
    var groups: [LeafGroup] = []

    /// Conditions and shares of the way to a node.
    struct Path {
        var conditions: [CellCondition] = []
        var shares: [Double] = []

        /// The way on through one child.
        func through(_ condition: CellCondition, share: Double) -> Path {
            var path = self
            if let known = conditions.firstIndex(where: { $0.feature == condition.feature }) {
                path.conditions[known] = conditions[known].intersection(condition.allowed)
                path.shares[known] *= share
            } else {
                path.conditions.append(condition)
                path.shares.append(share)
            }
            return path
        }
    }

    mutating func collect(tree: Int, root: Int) throws(MeasuresError) {
        var open = [(node: root, path: Path())]
        while let (node, path) = open.popLast() {
            let nodes = trees.nodes
            guard nodes.feature[node] >= 0 else {
                append([(node, path)])
                continue
            }
            let feature = Int(nodes.feature[node])
            let children = [Int(nodes.left[node]), Int(nodes.right[node])]
            let covers = children.map { nodes.cover[$0] }
            let total = covers[0] + covers[1]
            if isWeighted, !(total > 0) { throw .noTrainingCounts(tree: tree, node: node - root) }
            let goesLeft = (0..<trees.cells[feature].count).map { nodes.goesLeft(node, cell: $0) }
            let ways = children.indices.map { child in
                path.through(
                    CellCondition(feature: feature, allowed: goesLeft.map { $0 == (child == 0) }),
                    share: isWeighted ? covers[child] / total : 0
                )
            }
            let isNew = !path.conditions.contains { $0.feature == feature }
            if isNew, children.allSatisfy({ nodes.feature[$0] < 0 }) {
                append([(children[0], ways[0]), (children[1], ways[1])])
            } else {
                // The left child is taken first.
                open.append((children[1], ways[1]))
                open.append((children[0], ways[0]))
            }
        }
    }

    /// Appends leaves that differ in their last condition only; leaves that nobody can reach are left out.
    private mutating func append(_ leaves: [(node: Int, path: Path)]) {
        let conditions = leaves[0].path.conditions
        let last = conditions.isEmpty ? 0 : 1 << (conditions.count - 1)
        groups.append(
            LeafGroup(
                conditions: conditions,
                leaves: leaves.enumerated().map { index, leaf in
                    LeafGroup.Leaf(
                        value: trees.nodes.value[leaf.node],
                        shares: isWeighted ? leaf.path.shares : [],
                        opposite: index == 0 ? 0 : last
                    )
                }
            )
        )
    }
}
