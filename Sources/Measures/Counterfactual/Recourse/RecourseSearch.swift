import DenseMatrix
package import Scoring

/// The cheapest permitted change that alters a person's decision: exact, with proof.
///
/// Best first over boxes of options, in the order of what an answer in them costs at least. A box whose bound does not get below the
/// goal is closed; the cheapest combination that gets there, and that every rule between features allows, is the answer as soon as no open
/// box can hold a cheaper one. Linear and additive
/// models bound boxes by their structure; trees are searched by value (`TreeSearch`); any other model is tried out combination by
/// combination.
///
/// Permitted is a change after which every rule holds that held before: nothing is repaired behind the person's back.
///
/// **Source**: for cells and bounds compare Parmentier and Vidal, ICML 2021 (OCEAN), and Wlazlo's treecf.
package struct RecourseSearch: Sendable {
    /// Boxes after which the search gives up.
    package var boxLimit = 1 << 20

    /// Costs that differ by less than this share are the same.
    private static let tolerance = 1e-10

    private let model: any ScoringModel
    private let structure: ModelStructure?
    private let schema: Schema
    private let output: Int

    /// A search in one model.
    package init(model: any ScoringModel) {
        self.model = model
        schema = model.descriptor.schema
        output = model.descriptor.decision.output
        structure = (model as? any StructuredModel)?.structure(ofOutput: output)
    }

    /// The cheapest permitted change of one person.
    ///
    /// - Parameter problem: the person's choices and target.
    /// - Returns: the change or the proof that there is none.
    /// - Throws: what the model throws.
    /// - Complexity: exponential in the choices at worst; see `boxLimit`.
    package func answer(to problem: RecourseProblem) throws(ScoringError) -> RecourseAnswer {
        if problem.target.isReached(by: try score(problem.row)) { return .notNeeded }
        let (goal, sign) = Self.goal(of: problem.target, structure: structure)
        switch structure?.form {
        case .additive(let sum):
            if let oracle = AdditiveOracle(sum, problem: problem, goal: goal, sign: sign) {
                return try search(problem, oracle)
            }
        case .trees(let trees):
            return try searchTrees(trees, problem: problem, goal: goal, sign: sign)
        case .cells, nil: break
        }
        let byScore = Self.goal(of: problem.target, structure: nil)
        return try search(
            problem,
            ScoringOracle(model, problem: problem, goal: byScore.goal, sign: byScore.sign)
        )
    }

    /// What values have to get below, and whether they are turned around, so that lower is always better.
    static func goal(of target: RecourseTarget, structure: ModelStructure?) -> (goal: Double, sign: Double) {
        func margin(_ cut: Double) -> Double { structure?.margin(reaching: cut) ?? cut }
        switch target {
        case .below(let cut): return (margin(cut), 1)
        case .atLeast(let cut): return ((-margin(cut)).nextUp, -1)
        }
    }

    func score(_ row: [Double]) throws(ScoringError) -> Double {
        let people = People(rows: [row], precision: model.descriptor.precision, features: row.count)
        return try model.scores(of: people)[0, output]
    }

    private func search(
        _ problem: RecourseProblem,
        _ oracle: some MarginOracle
    ) throws(ScoringError) -> RecourseAnswer {
        var tree = BoxTree(problem: problem, oracle: oracle)
        var best: (box: Int, corner: [Int], score: Double, cost: Double)?
        while let price = tree.leastPrice, price < (best?.cost ?? .infinity) * (1 - Self.tolerance),
            let box = tree.next()
        {
            if tree.count > boxLimit { return .undecided(atLeast: tree.boxes[box].price) }
            let corner = tree.boxes[box].box.first
            if !tree.boxes[box].isCornerKnown {
                let value = tree.oracle.value(corner)
                if let failure = (tree.oracle as? ScoringOracle)?.failure { throw failure }
                if value < oracle.goal {
                    let row = problem.row(corner)
                    if let rule = brokenRule(by: row, of: problem.row) {
                        if tree.boxes[box].box.isSingle {
                            tree.close(box, .forbidden(rule: rule))
                            continue
                        }
                    } else {
                        let score = try score(row)
                        if problem.target.isReached(by: score) {
                            // The cheapest of its box; another box may hold a cheaper one.
                            let cost = tree.boxes[box].cost
                            if cost < best?.cost ?? .infinity {
                                if let best { tree.close(best.box, .dearer(best.cost)) }
                                tree.close(box, .answer)
                                best = (box, corner, score, cost)
                            } else {
                                tree.close(box, .dearer(cost))
                            }
                            continue
                        }
                        if tree.boxes[box].box.isSingle {
                            tree.close(box, .unconfirmed)
                            continue
                        }
                    }
                } else if tree.boxes[box].box.isSingle {
                    tree.close(box, .missed(value))
                    continue
                }
            }
            tree.split(box)
        }
        if let best {
            return answer(
                problem,
                options: best.corner,
                score: best.score,
                steps: tree.steps(dearerThan: problem.cost(best.corner))
            )
        }
        return .impossible(
            RecourseCertificate(problem: problem, answer: nil, steps: tree.steps(dearerThan: nil))
        )
    }

    /// An answer with its proof.
    func answer(
        _ problem: RecourseProblem,
        options: [Int],
        score: Double,
        steps: [RecourseCertificate.Step]
    ) -> RecourseAnswer {
        let cost = problem.cost(options)
        let change = RecourseChange(
            values: zip(problem.choices, options).filter { $1 > 0 }.map {
                RecourseChange.FeatureValue(feature: $0.feature, value: $0.options[$1].value)
            },
            cost: cost,
            score: score
        )
        let answer = RecourseCertificate.Answer(options: options, cost: cost, score: score)
        return .change(
            change,
            RecourseCertificate(problem: problem, answer: answer, steps: steps)
        )
    }

    /// The first rule that a changed person breaks and the person as it is does not.
    func brokenRule(by row: [Double], of own: [Double]) -> Int? {
        schema.consistency.indices.first {
            schema.consistency[$0].isBroken(by: row) && !schema.consistency[$0].isBroken(by: own)
        }
    }
}
