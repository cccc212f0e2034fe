import Measures
import Scoring
import Statistics
import TestSupport
import Testing

/// Linear models whose numbers move in 64 steps: the search ends at once, with a proof.
@Suite("Recourse of linear models on a grid")
struct RecourseGridTests {
    /// A linear score of numbers in [0, 1], all of which may change.
    private static func model(_ coefficients: [Double]) throws -> FormulaModel {
        let schema = try Schema(
            features: coefficients.indices.map {
                Feature(name: "x\($0)", kind: .continuous(range: 0...1), roles: [.actionable])
            }
        )
        let structure = ModelStructure(
            form: .additive(
                AdditiveStructure(
                    intercept: 0,
                    terms: coefficients.enumerated().map {
                        .linear(name: "x\($0)", feature: $0, coefficient: $1)
                    }
                )
            ),
            isLogistic: false
        ) { $0 }
        return FormulaModel(
            schema: schema,
            decision: .threshold(output: 0, cut: 0),
            kind: .score,
            structure: structure
        ) { structure.margin(row: $0) }
    }

    /// A seeded person, and a policy whose costs differ from feature to feature.
    private static func person(_ seed: Int, of model: FormulaModel) throws -> ([Double], RecoursePolicy) {
        let schema = model.descriptor.schema
        let random = CounterRandom(seed: UInt64(seed))
        let row = schema.features.indices.map { random.uniform(stream: 0, counter: UInt64($0)) }
        let actions = schema.features.indices.map {
            RecoursePolicy.Action(feature: $0, unitCost: 1 + Double($0 % 3) / 4)
        }
        return (row, try RecoursePolicy(actions: actions, schema: schema))
    }

    @Test("three numbers: the least cost of all 274,625 combinations", arguments: 0..<4)
    func bruteForce(seed: Int) throws {
        let coefficients = [1.0, -0.7, 0.45]
        let model = try Self.model(coefficients)
        let (row, policy) = try Self.person(seed, of: model)
        let own = zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
        let problem = RecourseProblem(row: row, target: .below(cut: own - 0.4), policy: policy, model: model)
        let lists = problem.choices.map { choice in
            choice.options.map { (coefficients[choice.feature] * $0.value, $0.cost) }
        }
        var best = Double.infinity
        for first in lists[0] {
            for second in lists[1] where first.1 + second.1 < best {
                for third in lists[2] where first.0 + second.0 + third.0 < own - 0.4 {
                    best = min(best, first.1 + second.1 + third.1)
                }
            }
        }
        let answer = try RecourseSearch(model: model).answer(to: problem)
        #expect(abs((answer.cost ?? .infinity) - best) <= 1e-9)
    }

    @Test(
        "six numbers: few boxes, a proof that is accepted, and no cheaper than moving freely",
        arguments: 0..<8
    )
    func ends(seed: Int) throws {
        let coefficients = [0.1, -0.08, 0.07, 0.11, -0.05, 0.09]
        let model = try Self.model(coefficients)
        let (row, policy) = try Self.person(seed, of: model)
        let own = zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
        let target = RecourseTarget.below(cut: own - 0.08)
        let problem = RecourseProblem(row: row, target: target, policy: policy, model: model)
        var search = RecourseSearch(model: model)
        search.boxLimit = 1 << 14
        let answer = try search.answer(to: problem)
        let proof: RecourseCertificate
        switch answer {
        case .change(_, let found), .impossible(let found): proof = found
        case .notNeeded, .undecided:
            Issue.record("the search did not end: \(answer)")
            return
        }
        #expect(proof.steps.count < 2000)
        try RecourseCheck(model: model).check(proof, about: row, reaching: target, policy: policy)
        let structure = try #require(model.structure(ofOutput: 0))
        let free = try #require(
            FreeMoves(policy: policy, structure: structure, schema: model.descriptor.schema)
        ).solve(row: row, target: target)
        #expect(answer.cost.map { $0 >= free.cost - 1e-9 } ?? (free.shortfall > 0))
        // A price that is too low for the answer is no proof.
        let steps = proof.steps.map { step -> RecourseCertificate.Step in
            if case .priced(_, let cost) = step { return .priced(multiplier: 0, cost) }
            return step
        }
        guard steps != proof.steps else { return }
        let cheap = RecourseCertificate(problem: proof.problem, answer: proof.answer, steps: steps)
        #expect(throws: RecourseFault.self) {
            try RecourseCheck(model: model).check(cheap, about: row, reaching: target, policy: policy)
        }
    }
}
