import Populations
import Scoring
import Testing

/// No person that a shipped population makes, and none that a single change of one feature makes of them, breaks a rule.
///
/// A few people meet each change here; `etalon population check --changed` looks at a million.
@Suite struct ChangedPeopleTests {
    @Test(arguments: PublishedMarginsTests.ids)
    func nobodyBreaksARule(id: String) throws {
        let population = try PublishedMarginsTests.population(id)
        let schema = population.schema
        var check = try ChangedPeopleCheck(population)
        let people = check.changeCount * 64
        var before = PopulationCheck(population)
        for start in stride(from: 0, to: people, by: 5000) {
            try check.add(start..<min(people, start + 5000), seed: 11)
            try before.add(start..<min(people, start + 5000), seed: 11)
        }
        for (rule, made) in zip(schema.consistency, before.rules) {
            #expect(made.violations == 0, "\(rule.text(in: schema)): person \(made.firstPerson ?? 0)")
        }
        for (rule, example) in zip(schema.consistency, check.examples) {
            let text =
                "\(rule.text(in: schema)): person \(example?.person ?? 0) after \(example?.change ?? "")"
            #expect(example == nil, "\(text)")
        }
        #expect(check.counts.total == people)
        // A test of nothing would pass as well.
        #expect(check.counts.changed > check.counts.total / 10)
    }

    /// A rule that people break from the start is found broken, at the same person however the people are divided.
    @Test func findsWhoBreaksARule() throws {
        let features = [
            Feature(name: "young", kind: .binary(no: "no", yes: "yes")),
            Feature(name: "old", kind: .binary(no: "no", yes: "yes")),
        ]
        let schema = try Schema(
            features: features,
            consistency: [
                .required(
                    condition: try Expression(
                        parsing: "not (young and old)",
                        schema: try Schema(features: features)
                    )
                )
            ]
        )
        let population = Population(
            id: "two",
            schema: schema,
            steps: [0, 1].map { feature in
                .draw(
                    DrawStep(
                        feature: feature,
                        stream: UniformStream(name: "\(feature)"),
                        cases: [.init(condition: nil, sampler: .levels(InverseTable(weights: [1, 1])))]
                    )
                )
            }
        )
        var whole = try ChangedPeopleCheck(population)
        try whole.add(0..<1000, seed: 3)
        var parts = try ChangedPeopleCheck(population)
        var late = parts
        try late.add(333..<1000, seed: 3)
        try parts.add(0..<333, seed: 3)
        late.merge(parts)
        // A quarter is both, and what a change does not set right stays so.
        #expect(whole.violations[0] > 50 && !whole.holds)
        #expect(late.violations == whole.violations && late.examples == whole.examples)
        #expect(late.counts == whole.counts && whole.counts.total == 1000)
    }
}
