import Populations
import Scoring
import Statistics
import Testing

/// The kernels that make columns of people, against the plain definitions one person at a time.
@Suite struct GeneratorKernelsTests {
    /// A population of one feature, so that its column is one use of one kernel.
    private func population(_ feature: Feature, _ sampler: DrawStep.Sampler, stream: String) throws
        -> Population
    {
        Population(
            id: "one",
            schema: try Schema(features: [feature]),
            steps: [
                .draw(
                    DrawStep(
                        feature: 0,
                        stream: UniformStream(name: stream),
                        cases: [DrawStep.Case(condition: nil, sampler: sampler)]
                    )
                )
            ]
        )
    }

    /// FNV-1a, by which streams are found.
    private func index(of name: String) -> UInt64 {
        name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    private func uniform(_ person: Int, seed: UInt64, stream: String) -> Double {
        CounterRandom.openUnitInterval(
            CounterRandom(seed: seed).word(stream: index(of: stream), counter: UInt64(person))
        )
    }

    /// Few indices are drawn by comparing thresholds, many by the guide; weights of zero anywhere.
    @Test(arguments: [1, 2, 3, 24, 25, 26, 300, 9000], [0, 1, 7, 1_000_003])
    func tablesDrawWhatTheirDefinitionSays(indices: Int, first: Int) throws {
        let weights = (0..<indices).map { $0 == indices / 2 ? 3 : Double(($0 * 7919) % 5) }
        let table = InverseTable(weights: weights)
        let feature = Feature(
            name: "x",
            kind: .ordinal(levels: (0..<indices).map { "level_\($0)" })
        )
        let population = try population(feature, .levels(table), stream: "feature:x")
        let people = try population.people(first..<(first + 1037), seed: 5, precision: .float64)
        let values = people.values(ofFeature: 0)
        for person in values.indices {
            let u = uniform(first + person, seed: 5, stream: "feature:x")
            #expect(values[person] == Double(table.index(at: u)), "person \(first + person)")
        }
    }

    /// Mixtures, tables and formulas of numbers.
    @Test func numbersAreDrawnAsOneByOne() throws {
        let range = 0.0...400.0
        let mixture = NumericDistribution.mixture([
            .init(weight: 0.7, distribution: .constant(0)),
            .init(weight: 0.2, distribution: .exponential(mean: 25)),
            .init(weight: 0.1, distribution: .uniform(low: 3, high: 90)),
        ])
        let distributions: [NumericDistribution] = [
            mixture, .exponential(mean: 60), .logNormal(median: 50, sigma: 0.4), .constant(7),
        ]
        for distribution in distributions {
            for rounding in [NumberSampler.Rounding.none, .floor, .nearest(step: 0.01)] {
                let sampler = try #require(NumberSampler(distribution, range: range, rounding: rounding))
                let feature = Feature(name: "x", kind: .continuous(range: range))
                let population = try population(feature, .number(sampler), stream: "feature:x")
                let values = try population.people(3..<900, seed: 2, precision: .float64)
                    .values(ofFeature: 0)
                for person in values.indices {
                    let expected = sampler.value(at: uniform(3 + person, seed: 2, stream: "feature:x"))
                    #expect(values[person].bitPattern == expected.bitPattern, "\(distribution) \(rounding)")
                }
            }
        }
    }

    /// Cases whose tables are few, many, listed, missing or no tables at all: everybody draws as their case says.
    @Test(arguments: 0..<4)
    func casesAreDrawnAsOneByOne(mix: Int) throws {
        let range = 0.0...400.0
        func number(_ distribution: NumericDistribution, _ rounding: NumberSampler.Rounding) throws
            -> NumberSampler
        {
            try #require(NumberSampler(distribution, range: range, rounding: rounding))
        }
        let few = NumberSampler.whole(InverseTable(weights: [0, 2, 1]), first: 3)
        let constant = try number(.constant(7), .floor)
        let many = try number(.exponential(mean: 60), .floor)
        let listed = try number(.logNormal(median: 50, sigma: 0.4), .nearest(step: 0.5))
        let real = try number(.normal(mean: 200, deviation: 50), .none)
        let samplers: [NumberSampler?] = [
            [few, constant, nil], [few, many, nil, constant], [listed, many, few], [real, few, nil, many],
        ][mix]
        let schema = try Schema(features: [
            Feature(name: "case", kind: .ordinal(levels: samplers.indices.map { "case_\($0)" })),
            Feature(name: "x", kind: .continuous(range: range), missing: .passed),
        ])
        let cases = try samplers.enumerated().map { index, sampler in
            DrawStep.Case(
                condition: index == samplers.count - 1
                    ? nil : try Expression(parsing: "case = case_\(index)", schema: schema),
                sampler: sampler.map { .number($0) } ?? .missing
            )
        }
        let population = Population(
            id: "cases",
            schema: schema,
            steps: [
                .draw(
                    DrawStep(
                        feature: 0,
                        stream: UniformStream(name: "feature:case"),
                        cases: [
                            .init(
                                condition: nil,
                                sampler: .levels(InverseTable(weights: samplers.map { _ in 1 }))
                            )
                        ]
                    )
                ),
                .draw(DrawStep(feature: 1, stream: UniformStream(name: "feature:x"), cases: cases)),
            ]
        )
        let people = try population.people(5..<1500, seed: 9, precision: .float64)
        let (choices, values) = (people.values(ofFeature: 0), people.values(ofFeature: 1))
        for person in values.indices {
            let u = uniform(5 + person, seed: 9, stream: "feature:x")
            let expected = samplers[Int(choices[person])].map { $0.value(at: u) } ?? .nan
            #expect(
                values[person].bitPattern == expected.bitPattern || values[person].isNaN && expected.isNaN,
                "person \(5 + person) in case \(choices[person])"
            )
        }
    }
}
