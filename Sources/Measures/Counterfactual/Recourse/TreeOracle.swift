import Scoring

/// Bounds of sums of trees: for each tree the least leaf that some combination of a box reaches.
///
/// Trees are cut down to what a person's choices leave open. A tree of one choice becomes a value an option; the leaves
/// of the others are kept from the least value on, each with the options that lead to it.
struct TreeOracle: MarginOracle {
    let goal: Double
    private let sign: Double
    private let problem: RecourseProblem
    private let trees: TreeStructure
    private let ownCells: [Int]
    /// The cell of each option of each choice.
    private let optionCells: [[Int]]
    private var constant: Double
    private var single: [[Double]]
    /// The leaves of all trees of several choices, one tree after another.
    private var leaves: [Leaf] = []
    /// The leaves of each such tree.
    private var ranges: [Range<Int>] = []
    /// Sets of options, as many words a set as the longest list of options takes.
    private var sets: [UInt64] = []
    private let words: Int
    /// The options of the box at hand, one set a choice.
    private var open: [UInt64]

    private struct Leaf {
        let value: Double
        /// The choices that it depends on, with the first word of the options that lead to it.
        let needs: [(choice: Int, set: Int)]
    }

    /// Cuts the trees down to a person's choices.
    init(_ trees: TreeStructure, problem: RecourseProblem, goal: Double, sign: Double) {
        self.trees = trees
        self.problem = problem
        self.goal = goal
        self.sign = sign
        ownCells = trees.cells(row: problem.row)
        optionCells = problem.choices.map { choice in
            choice.options.map { trees.cells[choice.feature].cell(of: $0.value) }
        }
        words = ((problem.choices.map(\.options.count).max() ?? 1) + 63) / 64
        open = [UInt64](repeating: 0, count: words * problem.choices.count)
        constant = sign * trees.base / trees.divisor
        single = problem.choices.map { [Double](repeating: 0, count: $0.options.count) }
        for root in trees.roots { add(tree: root) }
    }

    /// One leaf of a tree cut down, with the options of each choice that lead to it (nil: all).
    private struct Reached {
        let value: Double
        let options: [[Bool]?]
    }

    private mutating func add(tree root: Int) {
        var reached: [Reached] = []
        collect(root, options: problem.choices.map { _ in nil }, into: &reached)
        let used = problem.choices.indices.filter { choice in
            reached.contains { $0.options[choice] != nil }
        }
        let scale = sign / trees.divisor
        if used.isEmpty {
            constant += scale * (reached.first?.value ?? 0)
        } else if used.count == 1 {
            for leaf in reached {
                for (option, leads) in (leaf.options[used[0]] ?? []).enumerated() where leads {
                    single[used[0]][option] += scale * leaf.value
                }
            }
        } else {
            let start = leaves.count
            let tree = reached.map { leaf in
                Leaf(
                    value: scale * leaf.value,
                    needs: used.compactMap { choice in
                        leaf.options[choice].map { (choice, append($0)) }
                    }
                )
            }
            leaves += tree.sorted { $0.value < $1.value }
            ranges.append(start..<leaves.count)
        }
    }

    private mutating func append(_ options: [Bool]) -> Int {
        let start = sets.count
        sets += [UInt64](repeating: 0, count: words)
        for (option, leads) in options.enumerated() where leads {
            sets[start + option / 64] |= 1 << UInt64(option % 64)
        }
        return start
    }

    private func collect(_ node: Int, options: [[Bool]?], into reached: inout [Reached]) {
        guard trees.nodes.feature[node] >= 0 else {
            reached.append(Reached(value: trees.nodes.value[node], options: options))
            return
        }
        let feature = Int(trees.nodes.feature[node])
        guard let choice = problem.choices.firstIndex(where: { $0.feature == feature }) else {
            let goesLeft = trees.nodes.goesLeft(node, cell: ownCells[feature])
            collect(
                Int(goesLeft ? trees.nodes.left[node] : trees.nodes.right[node]),
                options: options,
                into: &reached
            )
            return
        }
        let before = options[choice] ?? [Bool](repeating: true, count: optionCells[choice].count)
        for isLeft in [true, false] {
            let through = zip(before, optionCells[choice]).map {
                $0 && trees.nodes.goesLeft(node, cell: $1) == isLeft
            }
            guard through.contains(true) else { continue }
            var next = options
            if through != before || options[choice] != nil { next[choice] = through }
            collect(
                Int(isLeft ? trees.nodes.left[node] : trees.nodes.right[node]),
                options: next,
                into: &reached
            )
        }
    }

    mutating func value(_ options: [Int]) -> Double {
        var cells = ownCells
        for (choice, option) in options.enumerated() {
            cells[problem.choices[choice].feature] = optionCells[choice][option]
        }
        return sign * trees.margin(cells: cells)
    }

    mutating func bound(_ box: RecourseBox) -> Double {
        var sum = leastOfJoint(box)
        for (choice, values) in single.enumerated() {
            var least = Double.infinity
            for option in box.options(choice) { least = min(least, values[option]) }
            sum += least
        }
        return sum
    }

    mutating func shares(_ box: RecourseBox) -> MarginShares? {
        MarginShares(constant: leastOfJoint(box), single: single)
    }

    /// The least leaves of the trees of several choices, and what depends on none.
    private mutating func leastOfJoint(_ box: RecourseBox) -> Double {
        for choice in single.indices { mark(box.options(choice), of: choice) }
        var sum = constant
        for range in ranges {
            for index in range where isReachable(leaves[index]) {
                sum += leaves[index].value
                break
            }
        }
        return sum
    }

    private mutating func mark(_ options: Range<Int>, of choice: Int) {
        for word in 0..<words {
            let low = max(0, min(64, options.lowerBound - 64 * word))
            let high = max(0, min(64, options.upperBound - 64 * word))
            let below = { (bits: Int) -> UInt64 in bits == 64 ? .max : 1 << UInt64(bits) - 1 }
            open[choice * words + word] = below(high) & ~below(low)
        }
    }

    @inline(__always)
    private func isReachable(_ leaf: Leaf) -> Bool {
        for need in leaf.needs {
            var isMet = false
            for word in 0..<words where sets[need.set + word] & open[need.choice * words + word] != 0 {
                isMet = true
                break
            }
            if !isMet { return false }
        }
        return true
    }
}
