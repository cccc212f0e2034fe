/// Checks that consecutive nodes are one tree that the kernels can evaluate.
struct TreeCheck {
    let nodes: TreeNodes
    let range: Range<Int>
    let tree: Int
    let featureCount: Int

    /// The tree's depth and number of leaves.
    ///
    /// - Throws: `TreeEnsembleError` for the first fault in a walk from the root, then for nodes it did not reach.
    /// - Complexity: O(nodes), no recursion.
    func callAsFunction() throws(TreeEnsembleError) -> (depth: Int, leafCount: Int) {
        var seen = [Bool](repeating: false, count: range.count)
        var pending = [(node: range.lowerBound, depth: 0)]
        seen[0] = true
        var deepest = 0
        var leafCount = 0
        while let (node, depth) = pending.popLast() {
            deepest = max(deepest, depth)
            if nodes.isLeaf(node) {
                leafCount += 1
                guard nodes.values(ofLeaf: node).allSatisfy(\.isFinite) else {
                    throw .leafNotFinite(tree: tree, node: node - range.lowerBound)
                }
                continue
            }
            try check(nodes.splits[Int(nodes.split[node])], node: node - range.lowerBound)
            for child in [Int(nodes.right[node]), Int(nodes.left[node])] {
                guard range.contains(child) else {
                    throw .childOutOfRange(
                        tree: tree,
                        node: node - range.lowerBound,
                        child: child - range.lowerBound,
                        nodeCount: range.count
                    )
                }
                guard !seen[child - range.lowerBound] else {
                    throw .notATree(tree: tree, node: child - range.lowerBound)
                }
                seen[child - range.lowerBound] = true
                pending.append((child, depth + 1))
            }
        }
        if let unreachable = seen.firstIndex(of: false) {
            throw .unreachableNode(tree: tree, node: unreachable)
        }
        return (deepest, leafCount)
    }

    private func check(_ split: Split, node: Int) throws(TreeEnsembleError) {
        guard split.feature >= 0, split.feature < featureCount else {
            throw .featureOutOfRange(
                tree: tree,
                node: node,
                feature: split.feature,
                featureCount: featureCount
            )
        }
        if split.threshold.isNaN { throw .thresholdNotANumber(tree: tree, node: node) }
        if let category = split.categories.first, category < 0 {
            throw .negativeCategory(tree: tree, node: node, category: category)
        }
    }
}
