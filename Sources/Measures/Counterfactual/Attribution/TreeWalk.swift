import Scoring

/// A sum of trees laid out to be walked for blocks of people, one tree after another.
struct TreeWalk: Sendable {
    /// A question, or a leaf.
    private struct Node {
        /// The place of the feature among those asked about; -1 for a leaf.
        var slot: Int32
        var left: Int32
        var right: Int32
        /// The cells of the run, and whether those outside of it go left rather than those inside.
        var first: UInt16
        var width: UInt16
        var isTurned: Bool
        /// Which of `sets` goes left, where no run does; -1 elsewhere.
        var set: Int32
    }

    private let features: [Int]
    private let nodes: [Node]
    private let values: [Double]
    private let sets: [[Bool]]
    private let roots: [Int]
    private let base: Double
    private let divisor: Double

    /// The trees, which ask about these features.
    ///
    /// - Precondition: about no others.
    /// - Complexity: O(nodes x cells).
    init(_ trees: TreeStructure, features: [Int]) {
        self.features = features
        let slots: [Int: Int32] = Dictionary(uniqueKeysWithValues: zip(features, 0...))
        var sets: [[Bool]] = []
        nodes = (0..<trees.nodes.count).map { index in
            let feature = Int(trees.nodes.feature[index])
            guard feature >= 0 else {
                return Node(slot: -1, left: 0, right: 0, first: 0, width: 0, isTurned: false, set: -1)
            }
            guard let slot = slots[feature] else {
                preconditionFailure("a question about feature \(feature), which is not among \(features)")
            }
            let goesLeft = (0..<trees.cells[feature].count).map { trees.nodes.goesLeft(index, cell: $0) }
            let condition = CellCondition(feature: feature, allowed: goesLeft)
            if condition.width == 0 { sets.append(goesLeft) }
            return Node(
                slot: slot,
                left: trees.nodes.left[index],
                right: trees.nodes.right[index],
                first: condition.first,
                width: condition.width,
                isTurned: condition.excludesRun,
                set: condition.width == 0 ? Int32(sets.count - 1) : -1
            )
        }
        self.sets = sets
        values = trees.nodes.value
        roots = trees.roots
        base = trees.base
        divisor = trees.divisor
    }

    /// The margin of each person, to the bit as `TreeStructure.margin(cells:)` gives it.
    ///
    /// - Precondition: `block` has cells for the features.
    /// - Complexity: O(people x trees x depth).
    func margins(of block: CellBlock) -> [Double] {
        let people = block.people
        let flat = features.flatMap { block.columns[$0] }
        precondition(flat.count == people * features.count, "\(flat.count) cells")
        let cells = flat.span
        let nodes = nodes.span
        let values = values.span
        var margins = [Double](repeating: base, count: people)
        var sums = margins.mutableSpan
        for root in roots {
            for person in sums.indices {
                var index = root
                while nodes[index].slot >= 0 {
                    let node = nodes[index]
                    let cell = cells[Int(node.slot) * people + person]
                    let goesLeft =
                        node.set < 0
                        ? (cell &- node.first < node.width) != node.isTurned : sets[Int(node.set)][Int(cell)]
                    index = Int(goesLeft ? node.left : node.right)
                }
                sums[person] += values[index]
            }
        }
        for person in sums.indices { sums[person] /= divisor }
        return margins
    }
}
