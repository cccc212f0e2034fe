import Measures
import Scoring
import Statistics
import TestSupport
import Testing

@Suite("Explanation of one person")
struct ExplanationTests {
    static func explanation(
        _ person: Int,
        isLinear: Bool = true,
        decision: DecisionRule = CounterfactualReference.levels
    ) throws -> PersonExplanation {
        let model =
            isLinear
            ? try CounterfactualReference.linear(decision) : try CounterfactualReference.trees(decision)
        return try PersonExplanation(
            model: model,
            person: CounterfactualReference.people().slice(person..<(person + 1)),
            attribution: ShapleyAttribution(
                model: model,
                reference: .background(CounterfactualReference.people(32))
            )
        )
    }

    @Test(
        "parts sum to the margin, changes are those of scoring anew, recourse is confirmed",
        arguments: [true, false]
    )
    func content(isLinear: Bool) throws {
        let explanation = try Self.explanation(2, isLinear: isLinear)
        let parts = try #require(explanation.parts)
        let sum = parts.values.reduce(parts.base) { $0 + $1.value }
        #expect(Double.logistic(sum).isClose(explanation.score))
        let sizes = parts.values.map { abs($0.value) }
        #expect(sizes == sizes.sorted(by: >))
        for change in explanation.alteringChanges { #expect(change.decision != explanation.decision) }
        let flip = try #require(explanation.changes.first { $0.intervention.name == "x2 flip" })
        let numbers = CounterfactualReference.numbers(explanation.row)
        var flipped = numbers
        flipped[2] = 1 - flipped[2]
        let margin = isLinear ? ReferenceInputs.logit(of: flipped) : ReferenceTreeEnsemble.margin(of: flipped)
        #expect(flip.score == Double.logistic(margin))
        if case .change(let change, _) = explanation.recourse { #expect(change.score < 0.75) }
    }

    @Test("in plain words, English and French")
    func words() throws {
        let explanation = try Self.explanation(2)
        let english = explanation.lines(in: .english)
        #expect(english.first == "The score is 94.5 %: high.")
        #expect(english.contains { $0.hasPrefix("The smallest permitted change to a lower decision costs") })
        #expect(english.contains { $0.hasPrefix("Attribute flip, not causal") })
        let french = explanation.lines(in: .french)
        #expect(french.first == "Le score est de 94,5 % : high.")
        #expect(french.count == english.count)
        #expect(!french.contains { $0.contains("change ") && $0.contains("would") })
    }

    @Test("a person at the lowest decision, a capacity, two people")
    func edges() throws {
        let lowest = try #require(
            ReferenceInputs.shared.probabilities.firstIndex { $0 < 0.2 }
        )
        let explanation = try Self.explanation(lowest)
        #expect(
            explanation.recourse == nil
                && explanation.lines(in: .english).contains("No lower decision exists.")
        )
        let capacity = try Self.explanation(0, decision: .capacity(output: 0, size: .count(10)))
        #expect(capacity.decision == nil && capacity.alteringChanges.isEmpty)
        #expect(capacity.lines(in: .english).contains("Who is selected depends on everybody's scores."))
        #expect(throws: ScoringError.wrongCount(what: "people to explain", expected: 1, actual: 2)) {
            try PersonExplanation(
                model: CounterfactualReference.linear(CounterfactualReference.levels),
                person: CounterfactualReference.people(2)
            )
        }
    }
}
