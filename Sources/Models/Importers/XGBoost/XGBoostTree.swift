import Documents
import Scoring

/// One tree of an XGBoost model.
struct XGBoostTree {
    private let node: ImportNode
    private let featureCount: Int
    private let left: [Int]
    private let right: [Int]
    private let features: [Int]
    private let conditions: [Double]
    private let defaultLeft: [Int]
    private let isCategorical: [Int]?
    private let sets: [Int: [Int]]
    /// The sums of the second derivatives of the loss, by which XGBoost weighs branches; nil where the file has none.
    private let hessians: [Double]?

    /// The tree in `node`.
    init(_ node: ImportNode, featureCount: Int) throws(ImportFault) {
        self.node = node
        self.featureCount = featureCount
        if let parameter = try node.optional("tree_param"),
            let width = try parameter.optional("size_leaf_vector")
        {
            // 0 and 1 both mean one value a leaf.
            guard try width.integer(in: 0...Int(Int32.max)) <= 1 else {
                throw width.fault(.invalid(reason: "trees with several values a leaf are not supported"))
            }
        }
        left = try node.member("left_children").integers()
        let count = left.count
        right = try node.member("right_children").integers(count: count)
        features = try node.member("split_indices").integers(count: count)
        conditions = try node.member("split_conditions").numbers(count: count)
        defaultLeft = try node.member("default_left").integers(count: count)
        isCategorical = try node.optional("split_type")?.integers(count: count)
        sets = try Self.categorySets(node, nodeCount: count)
        let sums = try node.optional("sum_hessian")
        hessians = try sums?.numbers(count: count)
        if let sums, let wrong = hessians?.first(where: { !($0 >= 0 && $0.isFinite) }) {
            throw sums.fault(.outOfRange(value: wrong, allowed: "0 or more"))
        }
        guard count > 0 else { throw node.fault(.invalid(reason: "the tree has no nodes")) }
    }

    /// Appends the nodes that the root leads to, parents first; nodes that pruning left behind are dropped.
    func append(to nodes: inout TreeNodes, weight: Float) throws(ImportFault) {
        let first = nodes.count
        var seen = [Bool](repeating: false, count: left.count)
        seen[0] = true
        // Indices into the file's nodes; the place in this queue is the place in `nodes`.
        var queue = [0]
        var next = 0
        while next < queue.count {
            let index = queue[next]
            next += 1
            if left[index] < 0 {
                let value = Float(conditions[index])
                nodes.appendLeaf(
                    [Double(weight == 1 ? value : weight * value)],
                    cover: hessians?[index] ?? 0
                )
                continue
            }
            let places = (first + queue.count, first + queue.count + 1)
            for child in [left[index], right[index]] {
                guard child > 0, child < left.count, !seen[child] else {
                    throw node.fault(
                        .invalid(
                            reason:
                                "node \(index) has child \(child); children are nodes from 1 to \(left.count - 1), each once"
                        )
                    )
                }
                seen[child] = true
                queue.append(child)
            }
            nodes.appendSplit(
                try split(index),
                left: places.0,
                right: places.1,
                cover: hessians?[index] ?? 0
            )
        }
    }

    private func split(_ index: Int) throws(ImportFault) -> Split {
        guard features[index] >= 0, features[index] < featureCount else {
            throw node.fault(
                .outOfRange(
                    value: Double(features[index]),
                    allowed: "split_indices from 0 to \(featureCount - 1)"
                )
            )
        }
        let missing = MissingRule(.nan, goesLeft: defaultLeft[index] != 0)
        if isCategorical?[index] == 1 {
            guard let categories = sets[index] else {
                throw node.fault(.invalid(reason: "the categorical split of node \(index) has no categories"))
            }
            return Split(
                feature: features[index],
                .notInSet,
                categories: categories,
                precision: .float32,
                missing: missing
            )
        }
        return Split(
            feature: features[index],
            .less,
            Double(Float(conditions[index])),
            precision: .float32,
            missing: missing
        )
    }

    /// The categories of each categorical split, which go right.
    private static func categorySets(_ node: ImportNode, nodeCount: Int) throws(ImportFault) -> [Int: [Int]] {
        guard let list = try node.optional("categories") else { return [:] }
        let categories = try list.integers()
        let owners = try node.member("categories_nodes").integers()
        let starts = try node.member("categories_segments").integers(count: owners.count)
        let sizes = try node.member("categories_sizes").integers(count: owners.count)
        var sets: [Int: [Int]] = [:]
        var total = 0
        for (owner, (start, size)) in zip(owners, zip(starts, sizes)) {
            total += max(0, size)
            guard owner >= 0, owner < nodeCount, start >= 0, size >= 0, size <= categories.count,
                start <= categories.count - size,
                total <= categories.count
            else {
                throw list.fault(.invalid(reason: "the categories of node \(owner) lie outside the list"))
            }
            sets[owner] = Array(categories[start..<(start + size)])
        }
        for category in categories where category < 0 || category >= 1 << 24 {
            throw list.fault(.outOfRange(value: Double(category), allowed: "0 to 16777215"))
        }
        return sets
    }
}
