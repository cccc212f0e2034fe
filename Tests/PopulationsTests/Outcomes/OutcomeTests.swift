import Populations
import Scoring
import Testing

@Suite struct OutcomeTests {
    @Test func truthIsTheFormula() throws {
        let population = try SmallPopulation.make()
        let sample = try population.sample(
            0..<5000,
            seed: 2,
            precision: .float64,
            outcomes: [.init(name: "found"), .init(name: "lucky")]
        )
        let paid = sample.people.values(ofFeature: 4)
        // logistic(-1) and logistic(1).
        for person in 0..<5000 {
            let expected = paid[person] == 1 ? 0.7310585786300049 : 0.2689414213699951
            #expect(abs(sample.outcomes[0].probabilities[person] - expected) < 1e-15)
        }
        #expect(sample.outcomes[0].labels.allSatisfy { $0 == 0 || $0 == 1 })
        let paidPeople = (0..<5000).filter { paid[$0] == 1 }
        let rate = paidPeople.map { sample.outcomes[0].labels[$0] }.reduce(0, +) / Double(paidPeople.count)
        #expect(abs(rate - 0.731) < 0.05)
        #expect(sample.outcomes[1].probabilities.allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test func outcomesDoNotDependOnTheShard() throws {
        let population = try SmallPopulation.make()
        for source in OutcomeSource.allCases {
            let whole = try population.outcome(named: "found", source: source, 0..<700, seed: 5)
            let part = try population.outcome(named: "found", source: source, 301..<650, seed: 5)
            #expect(part.labels.map(\.bitPattern) == whole.labels[301..<650].map(\.bitPattern))
            #expect(part.probabilities == Array(whole.probabilities[301..<650]))
        }
    }

    /// P(observed) = P(truth) (1 - 0.2) + (1 - P(truth)) 0.1, and the labels follow it.
    @Test func observationErrs() throws {
        let population = try SmallPopulation.make()
        let truth = try population.outcome(named: "found", 0..<20_000, seed: 6)
        let observed = try population.outcome(named: "found", source: .observed, 0..<20_000, seed: 6)
        for person in 0..<100 {
            let expected = truth.probabilities[person] * 0.8 + (1 - truth.probabilities[person]) * 0.1
            #expect(abs(observed.probabilities[person] - expected) < 1e-15)
        }
        let positives = (0..<20_000).filter { truth.labels[$0] == 1 }
        let kept = positives.map { observed.labels[$0] }.reduce(0, +) / Double(positives.count)
        #expect(abs(kept - 0.8) < 0.03)
        let negatives = (0..<20_000).filter { truth.labels[$0] == 0 }
        let raised = negatives.map { observed.labels[$0] }.reduce(0, +) / Double(negatives.count)
        #expect(abs(raised - 0.1) < 0.02)
    }

    /// Only the selected are known; they are known as observed.
    @Test func selectionHidesTheRest() throws {
        let population = try SmallPopulation.make()
        let observed = try population.outcome(named: "found", source: .observed, 0..<20_000, seed: 6)
        let selected = try population.outcome(named: "found", source: .selected, 0..<20_000, seed: 6)
        let senior = try population.people(0..<20_000, seed: 6, features: [2]).values(ofFeature: 0)
        let known = (0..<20_000).filter { !selected.labels[$0].isNaN }
        #expect(known.allSatisfy { selected.labels[$0] == observed.labels[$0] })
        let seniors = (0..<20_000).filter { senior[$0] == 1 }
        let share = Double(seniors.filter { !selected.labels[$0].isNaN }.count) / Double(seniors.count)
        #expect(abs(share - 0.5) < 0.03)
    }

    @Test func namesWhatThereIs() throws {
        let population = try SmallPopulation.make()
        #expect(
            throws: PopulationError.unknownOutcome(
                population: "small",
                name: "lost",
                known: ["found", "lucky", "broken"]
            )
        ) { try population.outcome(named: "lost", 0..<1, seed: 0) }
        #expect(
            throws: PopulationError.noSuchSource(population: "small", outcome: "lucky", source: .selected)
        ) {
            try population.outcome(named: "lucky", source: .selected, 0..<1, seed: 0)
        }
        #expect(throws: PopulationError.self) { try population.outcome(named: "broken", 0..<1, seed: 0) }
    }
}
