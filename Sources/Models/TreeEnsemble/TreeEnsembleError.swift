/// What can be wrong with an ensemble of trees, whatever file it came from.
///
/// `tree` counts trees from zero, `node` nodes within the tree.
package enum TreeEnsembleError: Error, Equatable, Sendable {
    /// A child is no node of the tree.
    case childOutOfRange(tree: Int, node: Int, child: Int, nodeCount: Int)
    /// A node has two parents, or the root has one: the nodes form no tree.
    case notATree(tree: Int, node: Int)
    /// A node cannot be reached from the root.
    case unreachableNode(tree: Int, node: Int)
    /// A split reads a feature that people do not have.
    case featureOutOfRange(tree: Int, node: Int, feature: Int, featureCount: Int)
    /// A threshold is NaN.
    case thresholdNotANumber(tree: Int, node: Int)
    /// A category is negative.
    case negativeCategory(tree: Int, node: Int, category: Int)
    /// A leaf value is NaN or infinite.
    case leafNotFinite(tree: Int, node: Int)
    /// A tree adds to an output the ensemble does not have.
    case outputOutOfRange(tree: Int, output: Int, outputCount: Int)
    /// A feature has more distinct thresholds than the kernels can rank.
    case tooManyThresholds(feature: Int, count: Int, limit: Int)
}
