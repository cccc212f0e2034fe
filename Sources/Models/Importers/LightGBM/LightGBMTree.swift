import Documents
import Scoring

/// One tree of a LightGBM file.
struct LightGBMTree {
    private static let leafLimit = 1 << 24

    private let lines: KeyedLines
    private let featureCount: Int
    private let leafCount: Int

    /// The tree in `lines`.
    init(_ lines: KeyedLines, featureCount: Int) throws(ImportFault) {
        self.lines = lines
        self.featureCount = featureCount
        leafCount = try lines.integer("num_leaves", in: 1...Self.leafLimit)
        if lines.has("is_linear"), try lines.integer("is_linear", in: 0...1) == 1 {
            throw ImportFault(
                "the leaves hold linear models, which are not supported; train with linear_tree=false",
                at: try lines.field("is_linear").position,
                field: "is_linear"
            )
        }
    }

    /// Appends the tree: its inner nodes, then its leaves, in the order of the file.
    func append(to nodes: inout TreeNodes) throws(ImportFault) {
        let inner = leafCount - 1
        let first = nodes.count
        let leaves: [Double] = try lines.list("leaf_value", count: leafCount)
        let leafCovers = try counts("leaf_count", count: leafCount)
        if inner > 0 {
            let covers = try counts("internal_count", count: inner)
            let features: [Int] = try lines.list("split_feature", count: inner)
            let thresholds: [Double] = try lines.list("threshold", count: inner)
            let types: [Int] = try lines.list("decision_type", count: inner)
            let left: [Int] = try lines.list("left_child", count: inner)
            let right: [Int] = try lines.list("right_child", count: inner)
            let sets = try categorySets()
            for node in 0..<inner {
                let split = try split(
                    feature: features[node],
                    threshold: thresholds[node],
                    type: types[node],
                    sets: sets
                )
                nodes.appendSplit(
                    split,
                    left: try place(left[node], key: "left_child", first: first),
                    right: try place(right[node], key: "right_child", first: first),
                    cover: covers[node]
                )
            }
        }
        for (value, cover) in zip(leaves, leafCovers) { nodes.appendLeaf([value], cover: cover) }
    }

    /// How many rows of the training data reached each node; zeros where the file does not say.
    private func counts(_ key: String, count: Int) throws(ImportFault) -> [Double] {
        guard lines.has(key) else { return [Double](repeating: 0, count: count) }
        let counts: [Double] = try lines.list(key, count: count)
        if let wrong = counts.first(where: { !($0 >= 0 && $0.isFinite) }) {
            throw ImportFault(
                .outOfRange(value: wrong, allowed: "0 or more"),
                at: try lines.field(key).position,
                field: key
            )
        }
        return counts
    }

    /// Where a child lies: inner nodes count from 0, leaves are written as -1, -2, ...
    private func place(_ child: Int, key: String, first: Int) throws(ImportFault) -> Int {
        let inner = leafCount - 1
        guard child >= -leafCount, child < inner else {
            throw ImportFault(
                .outOfRange(value: Double(child), allowed: "\(-leafCount) to \(inner - 1)"),
                at: try lines.field(key).position,
                field: key
            )
        }
        return first + (child >= 0 ? child : inner - 1 - child)
    }

    /// Bit 0 of the decision type says categorical, bit 1 missing goes left, bits 2 and 3 what is missing.
    private func split(
        feature: Int,
        threshold: Double,
        type: Int,
        sets: [[Int]]
    ) throws(ImportFault) -> Split {
        guard feature >= 0, feature < featureCount else {
            throw ImportFault(
                .outOfRange(value: Double(feature), allowed: "0 to \(featureCount - 1)"),
                at: try lines.field("split_feature").position,
                field: "split_feature"
            )
        }
        guard type >= 0, type < 12 else {
            throw ImportFault(
                .outOfRange(value: Double(type), allowed: "0 to 11"),
                at: try lines.field("decision_type").position,
                field: "decision_type"
            )
        }
        if type & 1 == 1 {
            guard let index = Int(exactly: threshold), sets.indices.contains(index) else {
                throw ImportFault(
                    "a categorical split names set \(threshold); sets are 0 to \(sets.count - 1)",
                    at: try lines.field("threshold").position,
                    field: "threshold"
                )
            }
            // NaN is no category, whatever the missing type.
            return Split(
                feature: feature,
                .inSet,
                categories: sets[index],
                precision: .float64,
                missing: MissingRule(.nan, goesLeft: false)
            )
        }
        guard !threshold.isNaN else {
            throw ImportFault(
                "a threshold is NaN",
                at: try lines.field("threshold").position,
                field: "threshold"
            )
        }
        let kinds: [MissingRule.Kind] = [.comparedAsZero, .zeroOrNaN, .nan]
        return Split(
            feature: feature,
            .lessOrEqual,
            threshold,
            precision: .float64,
            missing: MissingRule(kinds[type >> 2], goesLeft: type & 2 == 2)
        )
    }

    /// The sets of categories: bits of 32-bit words, the words of set i from boundary i to boundary i + 1.
    private func categorySets() throws(ImportFault) -> [[Int]] {
        guard lines.has("num_cat") else { return [] }
        let count = try lines.integer("num_cat", in: 0...Self.leafLimit)
        guard count > 0 else { return [] }
        let boundaries: [Int] = try lines.list("cat_boundaries", count: count + 1)
        let total = boundaries[count]
        guard boundaries[0] == 0, zip(boundaries, boundaries.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw ImportFault(
                "boundaries rise from 0",
                at: try lines.field("cat_boundaries").position,
                field: "cat_boundaries"
            )
        }
        let words: [UInt32] = try lines.list("cat_threshold", count: total)
        return (0..<count).map { set in
            let range = boundaries[set]..<boundaries[set + 1]
            return range.flatMap { word in
                (0..<32).compactMap { bit in
                    words[word] >> UInt32(bit) & 1 == 1 ? 32 * (word - range.lowerBound) + bit : nil
                }
            }
        }
    }
}
