/// A margin that is a sum of leaves, over cells instead of values: every format of trees comes to the same form.
///
///     margin = (base + sum over the trees, in order, of the value of the leaf a person reaches) / divisor
package struct TreeStructure: Sendable {
    /// The cells of every feature of the schema.
    package let cells: [FeatureCells]
    /// The nodes of all trees.
    package let nodes: Nodes
    /// The first node of each tree.
    package let roots: [Int]
    /// What the sum starts from.
    package let base: Double
    /// What the sum is divided by: 1, or the number of trees of an average.
    package let divisor: Double

    /// Nodes as a structure of arrays, one entry a node.
    package struct Nodes: Sendable {
        /// The feature asked about; -1 for a leaf.
        package var feature: [Int32] = []
        /// Which cells go left: those below this number; or, where negative, those of set -1 - number.
        package var below: [Int32] = []
        /// The left child.
        package var left: [Int32] = []
        /// The right child.
        package var right: [Int32] = []
        /// The value of a leaf; 0 for others.
        package var value: [Double] = []
        /// How many people of the training data reached the node; 0 for all where that is not known.
        package var cover: [Double] = []
        /// Sets of cells, one truth a cell.
        package var sets: [[Bool]] = []

        /// No nodes.
        package init() {}

        /// Number of nodes.
        package var count: Int { feature.count }

        /// Appends a leaf; returns its number.
        package mutating func appendLeaf(value leaf: Double, cover people: Double = 0) -> Int {
            append(feature: -1, below: 0, value: leaf, cover: people)
        }

        /// Appends a question whose children are set later; returns its number.
        ///
        /// - Parameters:
        ///   - asked: the feature.
        ///   - goesLeft: one truth a cell of the feature.
        ///   - people: how many of the training data reached it.
        /// - Returns: the number of the node.
        package mutating func appendSplit(feature asked: Int, goesLeft: [Bool], cover people: Double = 0)
            -> Int
        {
            let prefix = goesLeft.firstIndex(of: false) ?? goesLeft.count
            if !goesLeft[prefix...].contains(true) {
                return append(feature: asked, below: prefix, value: 0, cover: people)
            }
            sets.append(goesLeft)
            return append(feature: asked, below: -sets.count, value: 0, cover: people)
        }

        private mutating func append(
            feature asked: Int,
            below end: Int,
            value leaf: Double,
            cover people: Double
        ) -> Int {
            feature.append(Int32(asked))
            below.append(Int32(end))
            left.append(-1)
            right.append(-1)
            value.append(leaf)
            cover.append(people)
            return count - 1
        }

        /// Whether a person whose feature is in `cell` goes left at a question.
        @inline(__always)
        package func goesLeft(_ node: Int, cell: Int) -> Bool {
            let end = Int(below[node])
            return end >= 0 ? cell < end : sets[-1 - end][cell]
        }
    }

    /// A sum of trees.
    package init(cells: [FeatureCells], nodes: Nodes, roots: [Int], base: Double, divisor: Double = 1) {
        self.cells = cells
        self.nodes = nodes
        self.roots = roots
        self.base = base
        self.divisor = divisor
    }

    /// The cell of each feature of a person.
    package func cells(row: [Double]) -> [Int] { zip(cells, row).map { $0.cell(of: $1) } }

    /// The margin of a person whose features are in these cells.
    package func margin(cells: [Int]) -> Double {
        var sum = base
        for root in roots {
            var node = root
            while nodes.feature[node] >= 0 {
                let cell = cells[Int(nodes.feature[node])]
                node = Int(nodes.goesLeft(node, cell: cell) ? nodes.left[node] : nodes.right[node])
            }
            sum += nodes.value[node]
        }
        return sum / divisor
    }

    /// The margin of one person.
    package func margin(row: [Double]) -> Double { margin(cells: cells(row: row)) }

    /// The features that some tree asks about, rising.
    package var askedFeatures: [Int] { Set(nodes.feature.filter { $0 >= 0 }).map { Int($0) }.sorted() }
}
