extension TreeEnsembleError: CustomStringConvertible {
    /// One sentence: what is wrong, where, and what is allowed.
    package var description: String {
        switch self {
        case .childOutOfRange(let tree, let node, let child, let nodeCount):
            "tree \(tree), node \(node): child \(child) is no node; nodes are 0 to \(nodeCount - 1)"
        case .notATree(let tree, let node):
            "tree \(tree): node \(node) is reached twice; every node has one parent and the root has none"
        case .unreachableNode(let tree, let node):
            "tree \(tree): node \(node) is reached from no other"
        case .featureOutOfRange(let tree, let node, let feature, let featureCount):
            "tree \(tree), node \(node): feature \(feature) does not exist; features are 0 to \(featureCount - 1)"
        case .thresholdNotANumber(let tree, let node):
            "tree \(tree), node \(node): the threshold is NaN; a number is needed"
        case .negativeCategory(let tree, let node, let category):
            "tree \(tree), node \(node): category \(category) is negative; categories count from 0"
        case .leafNotFinite(let tree, let node):
            "tree \(tree), node \(node): the value of the leaf is not finite"
        case .outputOutOfRange(let tree, let output, let outputCount):
            "tree \(tree) adds to output \(output); outputs are 0 to \(outputCount - 1)"
        case .tooManyThresholds(let feature, let count, let limit):
            "feature \(feature) has \(count) distinct thresholds; at most \(limit) can be ranked"
        }
    }
}

extension TreeEnsembleError {
    /// The tree it is about; nil where it is about none.
    var tree: Int? {
        switch self {
        case .childOutOfRange(let tree, _, _, _), .notATree(let tree, _), .unreachableNode(let tree, _),
            .featureOutOfRange(let tree, _, _, _), .thresholdNotANumber(let tree, _),
            .negativeCategory(let tree, _, _), .leafNotFinite(let tree, _), .outputOutOfRange(let tree, _, _):
            tree
        case .tooManyThresholds: nil
        }
    }
}
