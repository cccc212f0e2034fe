import CKernels

/// The nodes of an ensemble in the order in which the traversal kernel walks them: breadth first, the right child after
/// the left.
struct WalkLayout {
    /// A column of zeros and ones: whether the rank in another column answers a question of several bounds.
    struct Lookup {
        let column: Int
        /// By rank: 0 for left; the last entry is that of missing values.
        let table: [UInt8]
    }

    private(set) var nodes: [UInt64] = []
    private(set) var trees: [ek_walk_tree] = []
    /// The values of every node, zero for inner ones.
    private(set) var values: [Double] = []
    private(set) var lookups: [Lookup] = []

    /// The layout of `ensemble`.
    ///
    /// - Complexity: O(nodes).
    init<Element>(ensemble: TreeEnsemble, plan: RankPlan<Element>) {
        var tests: [(column: Int, bound: Int)] = []
        var known: [RankPlan<Element>.Question: Int] = [:]
        for question in plan.questions {
            if question.bounds.count == 1, !question.inverted {
                tests.append((question.column, question.bounds[0]))
            } else {
                let number = known[question] ?? lookups.count
                if number == lookups.count {
                    known[question] = number
                    let keyCount = plan.columns[question.column].keys.count
                    lookups.append(
                        Lookup(column: question.column, table: Self.table(question, keyCount: keyCount))
                    )
                }
                tests.append((plan.columns.count + number, 1))
            }
        }
        let zeroColumn = plan.columns.count + lookups.count
        for tree in ensemble.trees {
            append(tree, of: ensemble.nodes, tests: tests, zeroColumn: zeroColumn)
        }
    }

    private static func table<Element>(_ question: RankPlan<Element>.Question, keyCount: Int) -> [UInt8] {
        (0...(keyCount + 1)).map { rank in
            let reached = question.bounds.filter { $0 <= rank }.count
            let goesLeft = (reached % 2 == 1) == question.inverted
            return goesLeft ? 0 : 1
        }
    }

    private static func node(left: Int, column: Int, bound: Int) -> UInt64 {
        UInt64(left) << 40 | UInt64(column) << 24 | UInt64(bound)
    }

    private mutating func append(
        _ tree: TreeEnsemble.Tree,
        of source: TreeNodes,
        tests: [(column: Int, bound: Int)],
        zeroColumn: Int
    ) {
        let root = nodes.count
        trees.append(ek_walk_tree(root: Int32(root), depth: Int32(tree.depth), output: Int32(tree.output)))
        var queue = [tree.root]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            if source.isLeaf(node) {
                nodes.append(Self.node(left: root + next, column: zeroColumn, bound: 1))
                values += source.values(ofLeaf: node)
            } else {
                let test = tests[Int(source.split[node])]
                nodes.append(Self.node(left: root + queue.count, column: test.column, bound: test.bound))
                queue += [Int(source.left[node]), Int(source.right[node])]
                values += [Double](repeating: 0, count: source.valuesPerLeaf)
            }
            next += 1
        }
    }
}
