/// For every column and rank of an ensemble the leaves that each tree leaves within reach.
struct LeafMaskTable<Element: OrderedValue> {
    /// The columns: all splits of a feature with one rule for missing values, which have a rank above all others.
    private(set) var columns: [RankColumn<Element>] = []
    /// The first row of each column; row 0 excludes nothing.
    private(set) var firstRows: [Int] = []
    /// Rows of one mask a tree, `stride` apart.
    private(set) var masks: [UInt64]
    /// Masks of a row, those of no tree at the end included.
    let stride: Int
    /// How many rows there are.
    private(set) var rowCount = 1
    /// The leaf nodes of each tree, from left to right.
    private(set) var leaves: [[Int]] = []

    private struct Key: Hashable {
        let feature: Int
        let missing: MissingRule.Kind
    }

    /// The table of `ensemble`, whose splits are `splits`; nil where it would take more than `byteLimit` bytes or a tree has more than 64 leaves.
    ///
    /// `masksOfLine` masks fill 64 bytes: 16 of 32 bits, or 8 of 64.
    ///
    /// - Complexity: O(rows x trees).
    init?(_ ensemble: TreeEnsemble, splits: [RankedSplit<Element>], masksOfLine: Int, byteLimit: Int) {
        stride = (ensemble.trees.count + masksOfLine - 1) / masksOfLine * masksOfLine
        var keys: [Key: Set<Element>] = [:]
        for (split, source) in zip(splits, ensemble.nodes.splits) {
            keys[Key(feature: source.feature, missing: split.missing.kind), default: []].formUnion(split.keys)
        }
        let order = keys.keys.sorted { ($0.feature, $0.missing.rawValue) < ($1.feature, $1.missing.rawValue) }
        var position: [Key: Int] = [:]
        for key in order {
            position[key] = columns.count
            columns.append(
                RankColumn(feature: key.feature, missing: key.missing, keys: (keys[key] ?? []).sorted())
            )
            firstRows.append(rowCount)
            rowCount += columns[columns.count - 1].keys.count + 2
        }
        masks = []
        guard rowCount * stride * 64 / masksOfLine <= byteLimit,
            columns.allSatisfy({ $0.keys.count <= RankPlan<Element>.keyLimit })
        else { return nil }
        masks = [UInt64](repeating: .max, count: rowCount * stride)

        var spread: [(row: Int, tree: Int, mask: UInt64)] = []
        for (number, tree) in ensemble.trees.enumerated() {
            let program = MaskProgram(nodes: ensemble.nodes, root: tree.root, nodeCount: tree.nodeCount)
            guard program.leaves.count <= 64 else { return nil }
            leaves.append(program.leaves)
            for step in program.steps {
                let split = splits[step.split]
                let source = ensemble.nodes.splits[step.split]
                guard let column = position[Key(feature: source.feature, missing: split.missing.kind)] else {
                    return nil
                }
                // The leaves under the left child: out of reach for whoever goes right.
                let right = program.firstLeaf(ofSlot: step.right)
                let left = program.firstLeaf(ofSlot: step.slot)
                let excluded = ~((UInt64.max >> UInt64(64 - (right - left))) << UInt64(left))
                let rank = columns[column]
                let missingRow = firstRows[column] + rank.keys.count + 1
                if !split.missing.goesLeft { masks[missingRow * stride + number] &= excluded }
                if split.keys.count == 1, !split.inverted {
                    spread.append((firstRows[column] + rank.rank(ofKey: split.keys[0]), number, excluded))
                    continue
                }
                let bounds = split.keys.map { rank.rank(ofKey: $0) }
                for value in 0...rank.keys.count {
                    let reached = bounds.count { $0 <= value }
                    guard (reached % 2 == 1) != split.inverted else { continue }
                    masks[(firstRows[column] + value) * stride + number] &= excluded
                }
            }
        }
        addThresholds(spread)
    }

    /// Whether a row excludes nothing.
    func isOpen(row: Int) -> Bool {
        masks[(row * stride)..<((row + 1) * stride)].allSatisfy { $0 == .max }
    }

    /// Excludes leaves from a row and all that follow it in its column, except that of missing values.
    private mutating func addThresholds(_ spread: [(row: Int, tree: Int, mask: UInt64)]) {
        var byRow: [Int: [(tree: Int, mask: UInt64)]] = [:]
        for (row, tree, mask) in spread { byRow[row, default: []].append((tree, mask)) }
        for (column, first) in zip(columns, firstRows) {
            var excluded = [UInt64](repeating: .max, count: stride)
            for row in first...(first + column.keys.count) {
                for (tree, mask) in byRow[row] ?? [] { excluded[tree] &= mask }
                for tree in 0..<stride { masks[row * stride + tree] &= excluded[tree] }
            }
        }
    }
}
