import Scoring

/// The leaves of an ensemble that a person's choices leave open: each with the runs of options that lead to it.
///
/// Questions about features that do not change are answered by the person. Trees that depend on one choice only are added up
/// to one tree a choice.
struct TreeLeaves: Sendable {
    /// One leaf.
    struct Leaf: Sendable {
        /// What it adds, turned around where the target is to rise.
        let value: Double
        /// The tree, from 0.
        let tree: Int
        /// Its entries in `needs`, one a choice that it depends on, rising.
        let needs: Range<Int>
    }

    /// The options of one choice that lead to a leaf.
    struct Need: Sendable {
        /// The choice.
        let choice: Int
        /// The first rank.
        let low: Int
        /// One past the last rank.
        let high: Int
        /// The entry in `runs` where there are gaps between; -1 where there are none.
        let runs: Int
    }

    /// The options.
    let ranks: OptionRanks
    /// The leaves, one tree after another, of each from the least value on.
    private(set) var leaves: [Leaf] = []
    /// What leads to them.
    private(set) var needs: [Need] = []
    /// Runs of options with gaps between.
    private(set) var runs: [[Range<Int>]] = []
    /// How many trees there are.
    private(set) var treeCount = 0
    /// What depends on no choice.
    private(set) var constant: Double

    private let trees: TreeStructure
    private let sign: Double
    private let ownCells: [Int]
    private let features: [Int]
    /// The cell of each rank of each choice.
    private let cells: [[Int]]
    private let choiceOfFeature: [Int]

    /// Cuts the trees down to a person's choices.
    init(_ trees: TreeStructure, problem: RecourseProblem, sign: Double) {
        let ranks = OptionRanks(problem)
        self.ranks = ranks
        self.trees = trees
        self.sign = sign
        ownCells = trees.cells(row: problem.row)
        features = problem.choices.map(\.feature)
        cells = problem.choices.enumerated().map { choice, list in
            ranks.options[ranks.starts[choice]..<ranks.starts[choice + 1]].map {
                trees.cells[list.feature].cell(of: list.options[$0].value)
            }
        }
        var choiceOfFeature = trees.cells.map { _ in -1 }
        for (choice, feature) in features.enumerated() { choiceOfFeature[feature] = choice }
        self.choiceOfFeature = choiceOfFeature
        constant = sign * trees.base / trees.divisor
        addAll()
    }

    /// The value of one combination, as the model adds it up.
    func value(_ combination: [Int]) -> Double {
        var own = ownCells
        for (choice, rank) in combination.enumerated() { own[features[choice]] = cells[choice][rank] }
        return sign * trees.margin(cells: own)
    }

    /// A leaf on the way, with the runs of each choice that lead to it (nil: all).
    private struct Reached {
        let value: Double
        let ways: [[Range<Int>]?]
    }

    private mutating func addAll() {
        var sums = cells.map { [Double](repeating: 0, count: $0.count) }
        var breaks = cells.map { [Bool](repeating: false, count: $0.count) }
        let scale = sign / trees.divisor
        for root in trees.roots {
            var reached: [Reached] = []
            collect(root, ways: cells.map { _ in nil }, into: &reached)
            let used = cells.indices.filter { choice in reached.contains { $0.ways[choice] != nil } }
            if used.isEmpty {
                constant += scale * (reached.first?.value ?? 0)
            } else if used.count == 1 {
                for leaf in reached {
                    for run in leaf.ways[used[0]] ?? [] {
                        breaks[used[0]][run.lowerBound] = true
                        for rank in run { sums[used[0]][rank] += scale * leaf.value }
                    }
                }
            } else {
                append(tree: reached.map { Reached(value: scale * $0.value, ways: $0.ways) })
            }
        }
        for choice in cells.indices where breaks[choice].contains(true) {
            let starts = breaks[choice].indices.filter { breaks[choice][$0] }
            append(
                tree: starts.indices.map { index in
                    let end = index + 1 < starts.count ? starts[index + 1] : cells[choice].count
                    var ways: [[Range<Int>]?] = cells.map { _ in nil }
                    ways[choice] = [starts[index]..<end]
                    return Reached(value: sums[choice][starts[index]], ways: ways)
                }
            )
        }
    }

    private mutating func append(tree reached: [Reached]) {
        for leaf in reached.sorted(by: { $0.value < $1.value }) {
            let start = needs.count
            for (choice, way) in leaf.ways.enumerated() {
                guard let way, let first = way.first, let last = way.last else { continue }
                if way.count > 1 { runs.append(way) }
                needs.append(
                    Need(
                        choice: choice,
                        low: first.lowerBound,
                        high: last.upperBound,
                        runs: way.count > 1 ? runs.count - 1 : -1
                    )
                )
            }
            leaves.append(Leaf(value: leaf.value, tree: treeCount, needs: start..<needs.count))
        }
        treeCount += 1
    }

    private func collect(_ node: Int, ways: [[Range<Int>]?], into reached: inout [Reached]) {
        let feature = Int(trees.nodes.feature[node])
        guard feature >= 0 else {
            reached.append(Reached(value: trees.nodes.value[node], ways: ways))
            return
        }
        let choice = choiceOfFeature[feature]
        if choice < 0 {
            let goesLeft = trees.nodes.goesLeft(node, cell: ownCells[feature])
            collect(
                Int(goesLeft ? trees.nodes.left[node] : trees.nodes.right[node]),
                ways: ways,
                into: &reached
            )
            return
        }
        let before = ways[choice] ?? [0..<cells[choice].count]
        for isLeft in [true, false] {
            let through = part(of: before, choice: choice, node: node, isLeft: isLeft)
            if through.isEmpty { continue }
            var next = ways
            if through != before { next[choice] = through }
            collect(
                Int(isLeft ? trees.nodes.left[node] : trees.nodes.right[node]),
                ways: next,
                into: &reached
            )
        }
    }

    /// The part of some runs that takes one way at a question.
    private func part(of before: [Range<Int>], choice: Int, node: Int, isLeft: Bool) -> [Range<Int>] {
        let end = Int(trees.nodes.below[node])
        if end >= 0 {
            // Cells rise with ranks.
            var (low, high) = (0, cells[choice].count)
            while low < high {
                let middle = (low + high) / 2
                if cells[choice][middle] < end { low = middle + 1 } else { high = middle }
            }
            let side = isLeft ? 0..<low : low..<cells[choice].count
            return before.compactMap {
                let both = $0.clamped(to: side)
                return both.isEmpty ? nil : both
            }
        }
        var through: [Range<Int>] = []
        for run in before {
            for rank in run where trees.nodes.goesLeft(node, cell: cells[choice][rank]) == isLeft {
                if let last = through.last, last.upperBound == rank {
                    through[through.count - 1] = last.lowerBound..<(rank + 1)
                } else {
                    through.append(rank..<(rank + 1))
                }
            }
        }
        return through
    }
}
