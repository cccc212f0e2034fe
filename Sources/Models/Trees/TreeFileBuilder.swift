import Documents
import Scoring

/// Collects the trees of a file into nodes.
struct TreeFileBuilder {
    /// How many features the file names.
    let featureCount: Int
    let comparison: Precision
    let comparator: Comparison
    let outputCount: Int

    private(set) var nodes = TreeNodes()
    private(set) var roots: [Int] = []
    private(set) var outputs: [Int] = []
    /// Whether every tree so far could be read.
    private(set) var isWhole = true

    init(
        featureCount: Int,
        comparison: Precision,
        comparator: Comparison,
        outputCount: Int
    ) {
        self.featureCount = featureCount
        self.comparison = comparison
        self.comparator = comparator
        self.outputCount = outputCount
    }

    /// The lists of one tree.
    private struct Lists {
        let feature: [Int]
        let threshold: [Double]
        let left: [Int]
        let right: [Int]
        let defaultLeft: [Int]
        let value: [Double]
        let operators: [Comparison?]
        let categories: [[Int]]
    }

    /// Adds the tree that `reader` reads; faults are reported.
    mutating func add(_ reader: MappingReader) {
        let before = reader.value.diagnostics.list.count
        let output = reader.optional("output").map { $0.integer(in: 0...(outputCount - 1)) ?? 0 } ?? 0
        let feature = reader.required("feature")?.integers(in: -1...(featureCount - 1))
        let count = feature?.count ?? 0
        func counted<Element>(_ key: String, _ list: [Element]?) -> [Element]? {
            guard let list, feature != nil, list.count != count else { return list }
            reader.report(
                .wrongCount(what: "entries, one for each node,", expected: count, found: list.count),
                key: key
            )
            return nil
        }
        let nodeRange = -1...max(0, count - 1)
        let threshold = counted("threshold", reader.required("threshold")?.numbers())
        let left = counted("left", reader.required("left")?.integers(in: nodeRange))
        let right = counted("right", reader.required("right")?.integers(in: nodeRange))
        let defaultLeft = counted("default_left", reader.required("default_left")?.integers(in: 0...1))
        let value = counted("value", reader.required("value")?.numbers())
        let operators = counted("operator", operators(reader, count: count))
        let categories = counted("categories", categories(reader, count: count))
        if count == 0, feature != nil {
            reader.report(.invalid(reason: "a tree has at least one node"), key: "feature")
        }
        guard let feature, let threshold, let left, let right, let defaultLeft, let value, let operators,
            let categories, reader.value.diagnostics.list.count == before
        else {
            isWhole = false
            return
        }
        append(
            Lists(
                feature: feature,
                threshold: threshold,
                left: left,
                right: right,
                defaultLeft: defaultLeft,
                value: value,
                operators: operators,
                categories: categories
            )
        )
        outputs.append(output)
    }

    private func operators(_ reader: MappingReader, count: Int) -> [Comparison?]? {
        guard let value = reader.optional("operator") else { return Array(repeating: nil, count: count) }
        guard let elements = value.list() else { return nil }
        return elements.map { element in
            element.scalar?.text.isEmpty == true ? nil : element.choice(TreeFile.operators, what: "operator")
        }
    }

    private func categories(_ reader: MappingReader, count: Int) -> [[Int]]? {
        guard let value = reader.optional("categories") else { return Array(repeating: [], count: count) }
        return value.list { $0.integers(in: 0...1_000_000) }
    }

    private mutating func append(_ lists: Lists) {
        let root = nodes.count
        roots.append(root)
        for index in lists.feature.indices {
            guard lists.feature[index] >= 0 else {
                nodes.appendLeaf([lists.value[index]])
                continue
            }
            let comparator = lists.operators[index] ?? comparator
            let missing = MissingRule(.nan, goesLeft: lists.defaultLeft[index] == 1)
            let feature = lists.feature[index]
            let split =
                switch comparator {
                case .less, .lessOrEqual:
                    Split(
                        feature: feature,
                        comparator,
                        lists.threshold[index],
                        precision: comparison,
                        missing: missing
                    )
                case .inSet, .notInSet:
                    Split(
                        feature: feature,
                        comparator,
                        categories: lists.categories[index],
                        precision: comparison,
                        missing: missing
                    )
                }
            nodes.appendSplit(split, left: root + lists.left[index], right: root + lists.right[index])
        }
    }
}
