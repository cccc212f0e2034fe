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
    private let trees: PlainTrees?

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
        if case .trees(let structure) = structure?.form {
            trees = PlainTrees(structure, problem: problem, sign: sign)
        } else {
            trees = nil
        }
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
    func bound(_ box: PlainBox) -> Double? {
        if let trees { return trees.bound(box, cheaperThan: .infinity) }
        guard let parts = parts(box) else { return nil }
        return parts.sums.enumerated().reduce(parts.rest) { bound, item in
            bound + (box.options[item.offset].map { item.element[$0] }.min() ?? .infinity)
        }
    }

    /// The same of the combinations that cost less than a budget; nil for a model that is no sum of trees.
    func bound(_ box: PlainBox, cheaperThan budget: Double) -> Double? {
        trees?.bound(box, cheaperThan: budget)
    }

    /// Whether trees lead all combinations that cost less than a budget to the same leaves.
    func isConstant(_ box: PlainBox, cheaperThan budget: Double) -> Bool {
        trees?.isConstant(box, cheaperThan: budget) ?? false
    }

    /// What a combination of a box costs at least if it gets below the goal, by a multiplier of 0 or more; nil for a model that is
    /// no sum of terms.
    ///
    /// The least of cost + multiplier x (value - goal) over the box, with values bounded as in `bound`.
    func cost(_ box: PlainBox, multiplier: Double) -> Double? {
        guard let parts = parts(box) else { return nil }
        var least = multiplier * (parts.rest - goal)
        for (choice, sums) in parts.sums.enumerated() {
            let options = problem.choices[choice].options
            least += box.options[choice].map { options[$0].cost + multiplier * sums[$0] }.min() ?? .infinity
        }
        return least
    }

    /// The sums of the terms that depend on one choice, option by option, and the least of all others in a box.
    private func parts(_ box: PlainBox) -> (sums: [[Double]], rest: Double)? {
        guard case .additive(let sum) = structure?.form else { return nil }
        var sums = problem.choices.map { [Double](repeating: 0, count: $0.options.count) }
        var bound = sign * sum.intercept
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
        return (sums, bound)
    }

    /// The person with one option of one choice.
    private func row(choosing option: Int, of choice: Int) -> [Double] {
        var row = problem.row
        row[problem.choices[choice].feature] = problem.choices[choice].options[option].value
        return row
    }

    /// The least of a term over the combinations of its features in a box.
    private func least(of term: AdditiveTerm, box: PlainBox) -> Double {
        var combinations: [[Double]] = [[]]
        for feature in term.features {
            var values = [problem.row[feature]]
            if let choice = choiceOfFeature[feature] { values = box.values(of: choice, in: problem) }
            combinations = combinations.flatMap { before in values.map { before + [$0] } }
        }
        return combinations.map { sign * term.value($0) }.min() ?? .infinity
    }
}
