import Measures
import Scoring
import Statistics
import TestSupport
import Testing

/// The values of `recourse_linear`, `recourse_tree` and `recourse_linear_closed_form`, found by exhaustive search.
@Suite("Recourse against the reference values", .enabled(if: ReferenceValues.isAvailable))
struct RecourseReferenceTests {
    static let target = RecourseTarget.below(cut: 0.3)

    static func model(_ subject: String) throws -> FormulaModel {
        let decision = DecisionRule.threshold(output: 0, cut: 0.3)
        return subject.contains("linear")
            ? try CounterfactualReference.linear(decision) : try CounterfactualReference.trees(decision)
    }

    /// The finite actions of the reference: x0 may fall and x1 rise by sixteenths, x3 may be given up, x4 is free.
    static func policy() throws -> RecoursePolicy {
        let sixteenths = (0...16).map { Double($0) / 16 }
        return try RecoursePolicy(
            actions: [
                RecoursePolicy.Action(feature: 0, direction: .down, unitCost: 1, values: sixteenths),
                RecoursePolicy.Action(feature: 1, direction: .up, unitCost: 0.5, values: sixteenths),
                RecoursePolicy.Action(feature: 3, direction: .down, unitCost: 0.25),
                RecoursePolicy.Action(feature: 4, unitCost: 0.75 / 4),
            ],
            schema: CounterfactualReference.schema()
        )
    }

    @Test(
        "cheapest and fewest changes of 40 people, each with its proof",
        arguments: ["recourse_linear", "recourse_tree"]
    )
    func rows(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        let model = try Self.model(subject)
        let policy = try Self.policy()
        let search = RecourseSearch(model: model)
        let check = RecourseCheck(model: model)
        let people = try CounterfactualReference.people()
        var state = RecourseState()
        for index in 0..<40 {
            let person = Int(try values.number(subject, "rows", "\(index)", "i")) - 1
            for countsFeatures in [false, true] {
                let problem = RecourseProblem(
                    row: people.row(person),
                    target: Self.target,
                    policy: policy,
                    countsFeatures: countsFeatures,
                    model: model
                )
                let answer = try search.answer(to: problem)
                if !countsFeatures { state.add(answer, person: person) }
                switch answer {
                case .change(let change, let certificate):
                    let key = countsFeatures ? "min_features" : "min_cost"
                    #expect(change.cost.isClose(try values.number(subject, "rows", "\(index)", key)))
                    #expect(change.score < 0.3)
                    try check.check(certificate, policy: policy, countsFeatures: countsFeatures)
                case .impossible(let certificate):
                    #expect(throws: ReferenceValues.Missing.self) {
                        try values.number(subject, "rows", "\(index)", "min_cost")
                    }
                    try check.check(certificate, policy: policy, countsFeatures: countsFeatures)
                case .notNeeded, .undecided:
                    Issue.record("person \(person): \(answer)")
                }
            }
        }
        let report = state.report()
        let feasible = try values.number(subject, "summary", "feasible")
        #expect(report.overall.possible.value.isClose(feasible / 40))
        #expect(report.overall.meanCost.value.isClose(try values.number(subject, "summary", "mean_min_cost")))
        #expect(report.withoutRecourse.count == 40 - Int(feasible))
    }

    @Test("closed forms of the linear model, with the multiplier that proves the cost")
    func closedForms() throws {
        let values = try #require(ReferenceValues.shared)
        let model = try Self.model("linear")
        let schema = model.descriptor.schema
        let policy = try RecoursePolicy(
            actions: [
                RecoursePolicy.Action(feature: 0, direction: .down, unitCost: 1),
                RecoursePolicy.Action(feature: 1, direction: .up, unitCost: 0.5),
            ],
            schema: schema
        )
        let people = try CounterfactualReference.people()
        for index in 0..<5 {
            func expected(_ key: String) throws -> Double {
                try values.number("recourse_linear_closed_form", "rows", "\(index)", key)
            }
            let solved = try #require(
                FreeMoves(
                    policy: policy,
                    structure: CounterfactualReference.linearStructure,
                    schema: schema
                )
            ).solve(row: people.row(Int(try expected("i")) - 1), target: Self.target)
            #expect(solved.need.isClose(try expected("need")))
            #expect(solved.isProven)
            #expect(solved.shortfall.isClose(try expected("shortfall")))
            if solved.shortfall == 0 { #expect(solved.cost.isClose(try expected("bounded_cost_x0_x1"))) }
            let distances = LinearRecourse.distances(need: solved.need, coefficients: [3, -2.25, 1.5])
            #expect(distances.l2.isClose(try expected("l2")))
            #expect(distances.lInfinity.isClose(try expected("linf")))
            #expect(distances.l1.isClose(try expected("l1")))
        }
    }
}
