import Populations
import Scoring

/// A population of five features in memory: a table, cases, a number, a formula and a probability.
enum SmallPopulation {
    static func make() throws -> Population {
        let features = [
            Feature(name: "sex", kind: .categorical(levels: ["man", "woman"])),
            Feature(name: "age", kind: .count(range: 16...70)),
            Feature(name: "senior", kind: .binary(no: "no", yes: "yes")),
            Feature(name: "income", kind: .continuous(range: 0...5000)),
            Feature(name: "paid", kind: .binary(no: "no", yes: "yes")),
            Feature(name: "child_age", kind: .count(range: 0...18), missing: .passed),
        ]
        let hidden = [Feature(name: "luck", kind: .continuous(range: 0...1))]
        let all = try Schema(features: features + hidden)
        func expression(_ text: String) throws(ScoringError) -> Expression {
            try Expression(parsing: text, schema: all)
        }
        func number(_ distribution: NumericDistribution, _ index: Int) throws -> DrawStep.Sampler {
            guard
                let range = all.features[index].kind.range,
                let sampler = NumberSampler(
                    distribution,
                    range: range,
                    rounding: all.features[index].kind.word == "count" ? .floor : .none
                )
            else { throw ScoringError.unknownFeature(name: "\(index)", known: []) }
            return .number(sampler)
        }
        func draw(_ index: Int, _ cases: [DrawStep.Case]) -> GeneratorStep {
            .draw(
                DrawStep(
                    feature: index,
                    stream: UniformStream(name: "feature:\(all.features[index].name)"),
                    cases: cases
                )
            )
        }
        let steps: [GeneratorStep] = [
            draw(0, [.init(condition: nil, sampler: .levels(InverseTable(weights: [0.48, 0.52])))]),
            draw(
                1,
                [
                    .init(
                        condition: try expression("sex = woman"),
                        sampler: try number(.uniform(low: 20, high: 40), 1)
                    ),
                    .init(condition: nil, sampler: try number(.normal(mean: 50, deviation: 8), 1)),
                ]
            ),
            .derived(feature: 2, try expression("age >= 50")),
            draw(6, [.init(condition: nil, sampler: try number(.uniform(low: 0, high: 1), 6))]),
            draw(3, [.init(condition: nil, sampler: try number(.logNormal(median: 1000, sigma: 0.4), 3))]),
            .derived(feature: 3, try expression("if(luck < 0.1, 0, income)")),
            draw(4, [.init(condition: nil, sampler: .probability(try expression("if(senior, 0.7, 0.2)")))]),
            draw(
                5,
                [
                    .init(condition: try expression("senior"), sampler: .missing),
                    .init(condition: nil, sampler: try number(.uniform(low: 0, high: 19), 5)),
                ]
            ),
        ]
        return Population(
            id: "small",
            schema: try Schema(features: features),
            hidden: hidden,
            steps: steps,
            outcomes: [
                OutcomeProcess(
                    name: "found",
                    probability: try expression("logistic(-1 + 2 * paid)"),
                    observation: .init(falsePositives: 0.1, falseNegatives: 0.2),
                    selection: try expression("if(senior, 0.5, 0.1)")
                ),
                OutcomeProcess(name: "lucky", probability: try expression("luck")),
                OutcomeProcess(name: "broken", probability: try expression("age")),
            ]
        )
    }
}
