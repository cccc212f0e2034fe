/// One tree as operations on masks of people: the numbering of slots and leaves, and which slots make up each bit of the
/// leaf number.
///
/// Nodes are visited parent first, left before right; the slot of a node is its place in that order, and leaves are
/// numbered in it, so that every subtree holds consecutive leaves.
struct MaskProgram {
    /// An inner node: who is in the mask of `slot` goes to the next slot or to `right` by the split's condition.
    struct Step {
        let split: Int
        let slot: Int
        var right: Int
    }

    /// The inner nodes, parents first.
    private(set) var steps: [Step] = []
    /// For each bit of the leaf number, from the highest: the slots whose masks together have it.
    private(set) var planes: [[Int]] = []
    /// The leaves' nodes in the order of their numbers.
    private(set) var leaves: [Int] = []
    /// Number of slots: one a node.
    let slotCount: Int
    private var firstLeaves: [Int] = []
    private var endLeaves: [Int] = []

    /// The number of the leftmost leaf under the node of `slot`.
    func firstLeaf(ofSlot slot: Int) -> Int { firstLeaves[slot] }

    /// The number of the rightmost leaf under the node of `slot`.
    func lastLeaf(ofSlot slot: Int) -> Int { endLeaves[slot] - 1 }

    /// The program of the tree that starts at `root`.
    ///
    /// - Complexity: O(nodes x log leaves), no recursion.
    init(nodes: TreeNodes, root: Int, nodeCount: Int) {
        slotCount = nodeCount
        // Leaf numbers under the node of each slot: first, and one past the last.
        var firstLeaf = [Int](repeating: 0, count: nodeCount)
        var endLeaf = firstLeaf
        var children = [(left: Int, right: Int)?](repeating: nil, count: nodeCount)

        var pending: [(node: Int, parentStep: Int, isLeft: Bool)] = [(root, -1, false)]
        var slot = 0
        while let (node, parent, isLeft) = pending.popLast() {
            if parent >= 0, !isLeft { steps[parent].right = slot }
            firstLeaf[slot] = leaves.count
            if nodes.isLeaf(node) {
                leaves.append(node)
            } else {
                steps.append(Step(split: Int(nodes.split[node]), slot: slot, right: 0))
                pending.append((Int(nodes.right[node]), steps.count - 1, false))
                pending.append((Int(nodes.left[node]), steps.count - 1, true))
            }
            slot += 1
        }
        firstLeaves = firstLeaf
        for step in steps { children[step.slot] = (step.slot + 1, step.right) }
        for slot in stride(from: nodeCount - 1, through: 0, by: -1) {
            endLeaf[slot] = children[slot].map { endLeaf[$0.right] } ?? firstLeaf[slot] + 1
        }
        endLeaves = endLeaf

        var bit = 1
        while bit < leaves.count { bit *= 2 }
        while bit > 1 {
            bit /= 2
            var plane: [Int] = []
            var open = [0]
            while let slot = open.popLast() {
                let first = firstLeaf[slot]
                let last = endLeaf[slot] - 1
                // Leaves first...last have one value of this bit if no multiple of it lies between them.
                if first / bit == last / bit {
                    if first & bit != 0 { plane.append(slot) }
                } else if let (left, right) = children[slot] {
                    open += [right, left]
                }
            }
            planes.append(plane)
        }
    }
}
