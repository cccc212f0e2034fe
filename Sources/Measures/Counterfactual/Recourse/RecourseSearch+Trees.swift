import Scoring

extension RecourseSearch {
    /// The cheapest permitted change in a sum of trees.
    func searchTrees(
        _ trees: TreeStructure,
        problem: RecourseProblem,
        goal: Double,
        sign: Double
    ) throws(ScoringError) -> RecourseAnswer {
        var search = TreeSearch(trees, problem: problem, goal: goal, sign: sign)
        let open = try search.run(limit: boxLimit) { options throws(ScoringError) in
            let row = problem.row(options)
            if let rule = brokenRule(by: row, of: problem.row) { return .forbidden(rule: rule) }
            let score = try score(row)
            return problem.target.isReached(by: score) ? .reached(score: score) : .unconfirmed
        }
        if let open { return .undecided(atLeast: open) }
        guard let best = search.best, let options = search.options else {
            return .impossible(RecourseCertificate(problem: problem, answer: nil, steps: search.steps()))
        }
        return answer(problem, options: options, score: best.score, steps: search.steps())
    }
}
