import Populations
import Scoring
import Testing

@Suite struct PeopleGeneratorTests {
    private func bits(_ people: People) -> [[UInt64]] {
        (0..<people.featureCount).map { people.values(ofFeature: $0).map(\.bitPattern) }
    }

    /// Person i is the same in any range, at any start, in any order of asking.
    @Test(arguments: [0..<1, 0..<1000, 1..<2, 255..<258, 301..<302, 513..<999, 999..<1000])
    func anyShardIsTheSame(range: Range<Int>) throws {
        let population = try SmallPopulation.make()
        let whole = try population.people(0..<1000, seed: 3, precision: .float64)
        let shard = try population.people(range, seed: 3, precision: .float64)
        #expect(shard.count == range.count)
        #expect(bits(shard) == bits(whole.slice(range)))
    }

    @Test func farPeopleExist() throws {
        let population = try SmallPopulation.make()
        let far = Int.max - 10
        let people = try population.people(far..<(far + 10), seed: 3)
        #expect(bits(people.slice(4..<7)) == bits(try population.people((far + 4)..<(far + 7), seed: 3)))
    }

    @Test func nobodyAndOnePerson() throws {
        let population = try SmallPopulation.make()
        let nobody = try population.people(5..<5, seed: 1)
        #expect(nobody.count == 0 && nobody.featureCount == 6)
        #expect(try population.outcome(named: "found", 0..<0, seed: 1) == OutcomeValues())
        #expect(try population.people(7..<8, seed: 1).count == 1)
    }

    @Test func seedsDiffer() throws {
        let population = try SmallPopulation.make()
        let first = try population.people(0..<100, seed: 1)
        let second = try population.people(0..<100, seed: 2)
        #expect(bits(first) != bits(second))
    }

    /// Asking for some columns gives the same numbers as asking for all, in the order asked.
    @Test func someColumnsAreTheSame() throws {
        let population = try SmallPopulation.make()
        let all = try population.people(0..<400, seed: 9, precision: .float64)
        let some = try population.people(0..<400, seed: 9, precision: .float64, features: [4, 1])
        #expect(bits(some) == bits(all.selecting([4, 1])))
        #expect(try population.people(0..<4, seed: 9, features: []).featureCount == 0)
    }

    /// Single precision is the double rounded once.
    @Test func precisionOnlyRounds() throws {
        let population = try SmallPopulation.make()
        let exact = try population.people(0..<300, seed: 4, precision: .float64)
        let rounded = try population.people(0..<300, seed: 4)
        #expect(rounded.precision == .float32)
        for feature in 0..<exact.featureCount {
            let expected = exact.values(ofFeature: feature).map { Double(Float($0)).bitPattern }
            #expect(rounded.values(ofFeature: feature).map(\.bitPattern) == expected)
        }
    }

    /// Shares, a truncated mean and conditional shares within five standard errors of what the steps say.
    @Test func drawsWhatTheStepsSay() throws {
        let population = try SmallPopulation.make()
        let count = 20_000
        let people = try population.people(0..<count, seed: 11, precision: .float64)
        let sex = people.values(ofFeature: 0)
        let age = people.values(ofFeature: 1)
        let senior = people.values(ofFeature: 2)
        let income = people.values(ofFeature: 3)
        let paid = people.values(ofFeature: 4)
        let childAge = people.values(ofFeature: 5)
        let women = (0..<count).filter { sex[$0] == 1 }
        #expect(abs(Double(women.count) / Double(count) - 0.52) < 0.018)
        #expect(women.allSatisfy { age[$0] >= 20 && age[$0] < 40 && age[$0] == age[$0].rounded() })
        let meanAge = women.map { age[$0] }.reduce(0, +) / Double(women.count)
        #expect(abs(meanAge - 29.5) < 0.3)
        #expect((0..<count).allSatisfy { senior[$0] == (age[$0] >= 50 ? 1 : 0) })
        #expect(abs(Double(income.filter { $0 == 0 }.count) / Double(count) - 0.1) < 0.011)
        #expect(income.allSatisfy { $0 >= 0 && $0 <= 5000 })
        let seniors = (0..<count).filter { senior[$0] == 1 }
        let paidSeniors = seniors.map { paid[$0] }.reduce(0, +) / Double(seniors.count)
        #expect(abs(paidSeniors - 0.7) < 0.035)
        #expect((0..<count).allSatisfy { childAge[$0].isNaN == (senior[$0] == 1) })
    }

    @Test func refusesWhatItsSchemaForbids() throws {
        let schema = try Schema(features: [
            Feature(name: "a", kind: .count(range: 0...10)),
            Feature(name: "b", kind: .binary(no: "no", yes: "yes")),
        ])
        func population(_ steps: [GeneratorStep]) -> Population {
            Population(id: "p", schema: schema, steps: steps)
        }
        let tooLarge = population([.derived(feature: 0, try Expression(parsing: "7 * 2", schema: schema))])
        #expect(
            throws: PopulationError.illegalValue(
                population: "p",
                feature: "a",
                person: 6,
                value: 14,
                allowed: "a whole number from 0 to 10"
            )
        ) {
            try tooLarge.people(6..<8, seed: 0)
        }
        let broken = population([.derived(feature: 0, try Expression(parsing: "1 / 2", schema: schema))])
        #expect(throws: PopulationError.self) { try broken.people(0..<1, seed: 0) }
        let improbable = population([
            .draw(
                DrawStep(
                    feature: 1,
                    stream: UniformStream(name: "b"),
                    cases: [
                        .init(
                            condition: nil,
                            sampler: .probability(try Expression(parsing: "2", schema: schema))
                        )
                    ]
                )
            )
        ])
        #expect(throws: PopulationError.noProbability(population: "p", of: "b", person: 0, value: 2)) {
            try improbable.people(0..<1, seed: 0)
        }
    }
}
