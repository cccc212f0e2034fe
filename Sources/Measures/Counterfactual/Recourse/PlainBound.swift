import Scoring

/// Values and bounds by plain evaluation of a model's structure: slow, short, and independent of the search.
struct PlainBound {
    /// What values have to get below.
    let goal: Double
    private let sign: Double
    private let problem: RecourseProblem
    private let structure: ModelStructure?
    private let model: any ScoringModel
    private let choiceOfFeature: [Int: Int]

    init(problem: RecourseProblem, structure: ModelStructure?, model: any ScoringModel) {
        self.problem = problem
        self.model = model
        choiceOfFeature = Dictionary(
            uniqueKeysWithValues: problem.choices.enumerated().map { ($1.feature, $0) }
        )
        if case .cells = structure?.form { self.structure = nil } else { self.structure = structure }
        let cut: Double
        switch problem.target {
        case .below(let at): (cut, sign) = (at, 1)
        case .atLeast(let at): (cut, sign) = (at, -1)
        }
        let margin = self.structure?.margin(reaching: cut) ?? cut
        goal = sign > 0 ? margin : (-margin).nextUp
    }

    /// The value of one combination, turned around where the target is to rise.
    func value(_ options: [Int]) throws(RecourseFault) -> Double {
        let row = problem.row(options)
        if let structure { return sign * structure.margin(row: row) }
        return sign * (try CertificateWalk.score(row, by: model))
    }

    /// The least value that the structure allows in a box; nil for a model without structure.
    ///
    /// Parts (terms or trees) that depend on the same one choice are added up option by option, and the least sum is
    /// taken; of a part that depends on several choices the least value over their combinations is.
    func bound(_ box: RecourseBox) -> Double? {
        guard let parts = parts(box) else { return nil }
        return parts.sums.enumerated().reduce(parts.rest) { bound, item in
            bound + (item.element[box.options(item.offset)].min() ?? .infinity)
        }
    }

    /// What a combination of a box costs at least if it gets below the goal, by a multiplier of 0 or more; nil for a model without
    /// structure.
    ///
    /// The least of cost + multiplier x (value - goal) over the box, with values bounded as in `bound`.
    func cost(_ box: RecourseBox, multiplier: Double) -> Double? {
        guard let parts = parts(box) else { return nil }
        var least = multiplier * (parts.rest - goal)
        for (choice, sums) in parts.sums.enumerated() {
            let options = problem.choices[choice].options
            least += box.options(choice).map { options[$0].cost + multiplier * sums[$0] }.min() ?? .infinity
        }
        return least
    }

    /// The sums of the parts that depend on one choice, option by option, and the least of all others in a box.
    private func parts(_ box: RecourseBox) -> (sums: [[Double]], rest: Double)? {
        var sums = problem.choices.map { [Double](repeating: 0, count: $0.options.count) }
        var bound: Double
        switch structure?.form {
        case .additive(let sum):
            bound = sign * sum.intercept
            for term in sum.terms {
                let choices = term.features.compactMap { choiceOfFeature[$0] }
                if choices.count == 1 {
                    for option in sums[choices[0]].indices {
                        let row = row(choosing: option, of: choices[0])
                        sums[choices[0]][option] += sign * term.value(row: row)
                    }
                } else {
                    bound += least(of: term, box: box)
                }
            }
        case .trees(let trees):
            bound = sign * trees.base / trees.divisor
            let whole = cells(of: RecourseBox(problem), in: trees)
            let open = cells(of: box, in: trees)
            for root in trees.roots {
                let choices = dependence(of: root, trees: trees, cells: whole)
                if choices.count == 1, let choice = choices.first {
                    for option in sums[choice].indices {
                        let alone = TreeStructure(
                            cells: trees.cells,
                            nodes: trees.nodes,
                            roots: [root],
                            base: 0
                        )
                        sums[choice][option] +=
                            sign / trees.divisor * alone.margin(row: row(choosing: option, of: choice))
                    }
                } else {
                    bound += least(of: root, trees: trees, cells: open) / trees.divisor
                }
            }
        case .cells, nil: return nil
        }
        return (sums, bound)
    }

    /// The person with one option of one choice.
    private func row(choosing option: Int, of choice: Int) -> [Double] {
        var row = problem.row
        row[problem.choices[choice].feature] = problem.choices[choice].options[option].value
        return row
    }

    /// The cells that each feature can be in.
    private func cells(of box: RecourseBox, in trees: TreeStructure) -> [Set<Int>] {
        trees.cells(row: problem.row).enumerated().map { feature, own in
            guard let choice = choiceOfFeature[feature] else { return Set([own]) }
            return Set(
                box.options(choice).map {
                    trees.cells[feature].cell(of: problem.choices[choice].options[$0].value)
                }
            )
        }
    }

    /// The choices that decide the way through a tree.
    private func dependence(of node: Int, trees: TreeStructure, cells: [Set<Int>]) -> Set<Int> {
        let feature = Int(trees.nodes.feature[node])
        guard feature >= 0 else { return [] }
        var choices: Set<Int> = []
        var ways = 0
        for isLeft in [true, false] {
            var through = cells
            through[feature] = cells[feature].filter { trees.nodes.goesLeft(node, cell: $0) == isLeft }
            guard !through[feature].isEmpty else { continue }
            ways += 1
            let child = Int(isLeft ? trees.nodes.left[node] : trees.nodes.right[node])
            choices.formUnion(dependence(of: child, trees: trees, cells: through))
        }
        if ways == 2, let choice = choiceOfFeature[feature] { choices.insert(choice) }
        return choices
    }

    /// The least of a term over the combinations of its features in a box.
    private func least(of term: AdditiveTerm, box: RecourseBox) -> Double {
        var combinations: [[Double]] = [[]]
        for feature in term.features {
            var values = [problem.row[feature]]
            if let choice = choiceOfFeature[feature] {
                values = box.options(choice).map { problem.choices[choice].options[$0].value }
            }
            combinations = combinations.flatMap { before in values.map { before + [$0] } }
        }
        return combinations.map { sign * term.value($0) }.min() ?? .infinity
    }

    /// The least leaf of a tree that some combination of cells reaches.
    private func least(of node: Int, trees: TreeStructure, cells: [Set<Int>]) -> Double {
        let feature = Int(trees.nodes.feature[node])
        guard feature >= 0 else { return sign * trees.nodes.value[node] }
        var least = Double.infinity
        for isLeft in [true, false] {
            var through = cells
            through[feature] = cells[feature].filter { trees.nodes.goesLeft(node, cell: $0) == isLeft }
            guard !through[feature].isEmpty else { continue }
            let child = Int(isLeft ? trees.nodes.left[node] : trees.nodes.right[node])
            least = min(least, self.least(of: child, trees: trees, cells: through))
        }
        return least
    }
}
