import Scoring

extension TreeEnsemble {
    /// The node of the leaf that a person reaches in a tree.
    ///
    /// - Complexity: O(depth).
    package func leaf(ofTree tree: Int, row: [Double]) -> Int {
        var node = trees[tree].root
        while !nodes.isLeaf(node) {
            let split = nodes.splits[Int(nodes.split[node])]
            let goesLeft = split.goesLeft(row[split.feature], matching: categoryMatching)
            node = Int(goesLeft ? nodes.left[node] : nodes.right[node])
        }
        return node
    }

    /// What a sum of leaves becomes: divided where the ensemble is an average.
    ///
    /// - Complexity: O(1).
    package func margin(fromSum sum: Double) -> Double {
        switch aggregation {
        case .sum: sum
        case .average(let count): sum / Double(count)
        }
    }

    /// The margins of one person, one per output, by plain traversal.
    ///
    /// - Complexity: O(trees x depth).
    package func margins(row: [Double]) -> [Double] {
        var sums = summation == .float32 ? base.map { Double(Float($0)) } : base
        for (index, tree) in trees.enumerated() {
            for (offset, value) in nodes.values(ofLeaf: leaf(ofTree: index, row: row)).enumerated() {
                let output = tree.output + offset
                sums[output] =
                    summation == .float32
                    ? Double(Float(sums[output]) + Float(value))
                    : sums[output] + value
            }
        }
        return sums.map(margin(fromSum:))
    }
}
