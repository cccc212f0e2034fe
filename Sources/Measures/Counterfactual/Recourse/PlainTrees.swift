import Scoring

/// Bounds of a sum of trees by walking each tree with the options that are left.
struct PlainTrees {
    private let problem: RecourseProblem
    private let trees: TreeStructure
    private let sign: Double
    private let ownCells: [Int]
    /// The cell of each option of each choice.
    private let cells: [[Int]]
    private let choiceOfFeature: [Int: Int]
    /// For each choice what the trees that depend on it alone add, option by option.
    private var sums: [[Double]]
    /// The trees that depend on no choice, or on several.
    private var others: [Int] = []

    init(_ trees: TreeStructure, problem: RecourseProblem, sign: Double) {
        self.problem = problem
        self.trees = trees
        self.sign = sign
        ownCells = trees.cells(row: problem.row)
        cells = problem.choices.map { choice in
            choice.options.map { trees.cells[choice.feature].cell(of: $0.value) }
        }
        choiceOfFeature = Dictionary(
            uniqueKeysWithValues: problem.choices.enumerated().map { ($1.feature, $0) }
        )
        sums = problem.choices.map { [Double](repeating: 0, count: $0.options.count) }
        let whole = PlainBox(problem).options
        for root in trees.roots {
            let choices = dependence(of: root, options: whole)
            guard choices.count == 1, let choice = choices.first else {
                others.append(root)
                continue
            }
            for option in whole[choice] {
                var one = whole
                one[choice] = [option]
                var leaves: [Double] = []
                collect(root, options: one, budget: .infinity, into: &leaves)
                sums[choice][option] += (leaves.first ?? 0) / trees.divisor
            }
        }
    }

    /// What no combination of a box that costs less than a budget undercuts.
    func bound(_ box: PlainBox, cheaperThan budget: Double) -> Double {
        var bound = sign * trees.base / trees.divisor
        for root in others {
            var leaves: [Double] = []
            collect(root, options: box.options, budget: budget, into: &leaves)
            bound += (leaves.min() ?? .infinity) / trees.divisor
        }
        for choice in sums.indices {
            var least = Double.infinity
            for option in box.options[choice] {
                var cheapest = box.cheapest
                cheapest[choice] = option
                if problem.cost(cheapest) < budget { least = min(least, sums[choice][option]) }
            }
            bound += least
        }
        return bound
    }

    /// Whether all combinations of a box that cost less than a budget reach the same leaf of each tree.
    func isConstant(_ box: PlainBox, cheaperThan budget: Double) -> Bool {
        trees.roots.allSatisfy { root in
            var leaves: [Double] = []
            collect(root, options: box.options, budget: budget, into: &leaves)
            return leaves.count == 1
        }
    }

    /// The leaves that some options reach whose cheapest combination costs less than a budget.
    private func collect(_ node: Int, options: [[Int]], budget: Double, into leaves: inout [Double]) {
        let feature = Int(trees.nodes.feature[node])
        guard feature >= 0 else {
            if problem.cost(options.map { $0[0] }) < budget { leaves.append(sign * trees.nodes.value[node]) }
            return
        }
        for (child, through) in ways(node, feature: feature, options: options) {
            collect(child, options: through, budget: budget, into: &leaves)
        }
    }

    /// The choices that decide the way through a tree.
    private func dependence(of node: Int, options: [[Int]]) -> Set<Int> {
        let feature = Int(trees.nodes.feature[node])
        guard feature >= 0 else { return [] }
        let ways = ways(node, feature: feature, options: options)
        var choices: Set<Int> = []
        for (child, through) in ways { choices.formUnion(dependence(of: child, options: through)) }
        if ways.count == 2, let choice = choiceOfFeature[feature] { choices.insert(choice) }
        return choices
    }

    /// The children of a question that some options lead to, with these options.
    private func ways(_ node: Int, feature: Int, options: [[Int]]) -> [(child: Int, options: [[Int]])] {
        let left = Int(trees.nodes.left[node])
        let right = Int(trees.nodes.right[node])
        guard let choice = choiceOfFeature[feature] else {
            return [(trees.nodes.goesLeft(node, cell: ownCells[feature]) ? left : right, options)]
        }
        var ways: [(Int, [[Int]])] = []
        for (child, isLeft) in [(left, true), (right, false)] {
            var through = options
            through[choice] = options[choice].filter {
                trees.nodes.goesLeft(node, cell: cells[choice][$0]) == isLeft
            }
            if !through[choice].isEmpty { ways.append((child, through)) }
        }
        return ways
    }
}
