package import Scoring

/// Trees whose leaves add up: what every importer of trees produces and every tree kernel compiles.
///
///     margin[o] = base[o] + sum over the trees of output o, in order, of the value of the leaf a person reaches
///
/// The sum, base included, is divided where the ensemble is an average. It is kept in the precision of the library
/// that the trees come from, so that its margins are reproduced bit for bit.
package struct TreeEnsemble: Sendable, Hashable {
    /// One tree.
    package struct Tree: Sendable, Hashable {
        /// The node it starts at; its nodes follow one another.
        package let root: Int
        /// How many nodes it has.
        package let nodeCount: Int
        /// The output its leaves add to; with several values a leaf, the output of the first.
        package let output: Int
        /// Edges on its longest path.
        package let depth: Int
        /// How many of its nodes are leaves.
        package let leafCount: Int
    }

    /// What becomes of the sum of base and leaves.
    package enum Aggregation: Sendable, Hashable {
        /// The sum itself.
        case sum
        /// The sum divided by this number: of trees, or of rounds of one tree an output.
        case average(over: Int)
    }

    /// Number of features a person has.
    package let featureCount: Int
    /// What each output's sum starts from; one entry per output.
    package let base: [Double]
    /// Sum or average.
    package let aggregation: Aggregation
    /// The precision the sum is kept in.
    package let summation: Precision
    /// When a value is a category.
    package let categoryMatching: CategoryMatching
    /// The nodes of all trees.
    package let nodes: TreeNodes
    /// The trees, in the order they are added.
    package let trees: [Tree]

    /// Number of outputs.
    package var outputCount: Int { base.count }

    /// An ensemble of trees whose nodes stand one after another.
    ///
    /// - Parameters:
    ///   - featureCount: the number of features a person has.
    ///   - nodes: the nodes of all trees.
    ///   - roots: the first node of each tree, ascending; a tree ends where the next begins.
    ///   - outputs: the output of each tree.
    ///   - base: what each output's sum starts from.
    ///   - aggregation: sum or average.
    ///   - summation: the precision the sum is kept in.
    ///   - categoryMatching: when a value is a category.
    /// - Throws: `TreeEnsembleError` for nodes that form no tree, or a value the kernels cannot take.
    /// - Complexity: O(nodes).
    package init(
        featureCount: Int,
        nodes: TreeNodes,
        roots: [Int],
        outputs: [Int],
        base: [Double],
        aggregation: Aggregation = .sum,
        summation: Precision = .float64,
        categoryMatching: CategoryMatching = .exact
    ) throws(TreeEnsembleError) {
        precondition(roots.count == outputs.count, "\(roots.count) roots, \(outputs.count) outputs")
        var trees: [Tree] = []
        for (index, root) in roots.enumerated() {
            let end = index + 1 < roots.count ? roots[index + 1] : nodes.count
            precondition(root < end && end <= nodes.count, "tree \(index) has no nodes")
            let check = TreeCheck(nodes: nodes, range: root..<end, tree: index, featureCount: featureCount)
            let shape = try check()
            guard outputs[index] >= 0, outputs[index] + nodes.valuesPerLeaf <= base.count else {
                throw .outputOutOfRange(tree: index, output: outputs[index], outputCount: base.count)
            }
            trees.append(
                Tree(
                    root: root,
                    nodeCount: end - root,
                    output: outputs[index],
                    depth: shape.depth,
                    leafCount: shape.leafCount
                )
            )
        }
        self.featureCount = featureCount
        self.base = base
        self.aggregation = aggregation
        self.summation = summation
        self.categoryMatching = categoryMatching
        self.nodes = nodes
        self.trees = trees
    }
}
