/// The nodes of all trees of an ensemble, as a structure of arrays.
///
/// **Shape**: every array has one entry per node, except `leafValues`: `valuesPerLeaf` a leaf, in order of the leaves'
/// nodes.
package struct TreeNodes: Sendable, Hashable {
    /// Index into `splits`, or -1 for a leaf.
    package private(set) var split: [Int32] = []
    /// The left child's node; for a leaf its index among the leaves.
    package private(set) var left: [Int32] = []
    /// The right child's node; -1 for a leaf.
    package private(set) var right: [Int32] = []
    /// The questions.
    package private(set) var splits: [Split] = []
    /// What leaves add to the outputs.
    package private(set) var leafValues: [Double] = []

    /// How many people of the training data reached each node, or what the library weighs them by; 0 where the file does not say.
    package private(set) var cover: [Double] = []

    /// How many values a leaf has.
    package let valuesPerLeaf: Int

    /// No nodes.
    package init(valuesPerLeaf: Int = 1) {
        self.valuesPerLeaf = valuesPerLeaf
    }

    /// Number of nodes.
    package var count: Int { split.count }

    /// Number of leaves.
    package var leafCount: Int { leafValues.count / valuesPerLeaf }

    /// Appends an inner node whose children are set later.
    package mutating func appendSplit(
        _ question: Split,
        left leftNode: Int,
        right rightNode: Int,
        cover people: Double = 0
    ) {
        split.append(Int32(splits.count))
        splits.append(question)
        left.append(Int32(leftNode))
        right.append(Int32(rightNode))
        cover.append(people)
    }

    /// Appends a leaf.
    ///
    /// - Precondition: as many values as a leaf has.
    package mutating func appendLeaf(_ values: [Double], cover people: Double = 0) {
        precondition(values.count == valuesPerLeaf, "\(values.count) values at a leaf of \(valuesPerLeaf)")
        split.append(-1)
        left.append(Int32(leafCount))
        right.append(-1)
        leafValues.append(contentsOf: values)
        cover.append(people)
    }

    /// Whether `node` is a leaf.
    package func isLeaf(_ node: Int) -> Bool { split[node] < 0 }

    /// The values of the leaf `node`.
    ///
    /// - Precondition: `node` is a leaf.
    package func values(ofLeaf node: Int) -> ArraySlice<Double> {
        precondition(isLeaf(node), "node \(node) is no leaf")
        let first = Int(left[node]) * valuesPerLeaf
        return leafValues[first..<(first + valuesPerLeaf)]
    }
}
