import Documents
import Foundation
import Populations
import Scoring
import Testing

/// Specifications as text: what they make, and what a faulty one is told.
@Suite struct SpecificationTests {
    static let small = """
        population: small
        version: 1
        label: {en: Small, fr: Petite}
        sources:
          - {id: office, title: The office}
        features:
          - {name: sex, kind: categorical, levels: [man, woman]}
          - {name: old, kind: binary}
          - {name: age, kind: count, range: [16, 70]}
          - {name: income, kind: continuous, range: [0, 5000]}
          - {name: child_age, kind: count, range: [0, 18], missing: passed}
        hidden:
          - {name: class, kind: ordinal, levels: [young, middle, senior]}
        consistency:
          - implied: {feature: old, value: yes}
            when: age >= 50
        parameters:
          half: {value: 0.5, assumed: [0.4, 0.6], because: a guess}
        margins:
          - {name: women, share: sex = woman, is: {value: 0.6, published: office}}
          - {name: senior, share: class = senior, is: {value: 0.3, published: office}}
          - {name: old_women, where: sex = woman, share: old, is: {value: 0.4, published: office}}
          - {name: mean, mean: income, is: {value: 100, inferred: by hand}, tolerance: 5}
          - {name: found, outcome: found, is: {value: 0.5, published: office}}
        generation:
          - joint: core
            features: [sex, class]
          - derive: old
            as: class = senior
          - draw: age
            provenance: {within: 0.1, because: a guess}
            cases:
              - {when: class = young, uniform: {low: 16, high: 30}}
              - {when: class = middle, uniform: {low: 30, high: 50}}
              - {uniform: {low: 50, high: {value: 71, published: office}}}
          - draw: income
            exponential: {mean: 100}
            round: 5
            provenance: {published: office}
          - draw: child_age
            provenance: {inferred: by hand}
            cases:
              - {when: class = senior, missing: true}
              - values: {0: 0.25, 18: 0.75}
        outcomes:
          - name: found
            probability: half
            observed: {false_positives: 0.1, false_negatives: 0.2, provenance: {recalled: office}}
            selected: if(old, half, 0.1)
        """

    private func read(_ files: [String: String], _ name: String = "small") throws -> Population {
        let folder = URL.temporaryDirectory.appending(path: "etalon-spec-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name + ".yaml"))
        }
        return try Population.read(folder.appending(path: name + ".yaml"))
    }

    private func faults(_ files: [String: String], _ name: String = "small") throws -> [Diagnostic] {
        do {
            _ = try read(files, name)
            return []
        } catch DocumentError.faults(let faults) {
            return faults
        }
    }

    @Test func makesWhatItSays() throws {
        let population = try read(["small": Self.small])
        #expect(population.id == "small" && population.label == LocalizedText("Small", french: "Petite"))
        #expect(population.schema.features.map(\.name) == ["sex", "old", "age", "income", "child_age"])
        var check = PopulationCheck(population)
        try check.add(0..<10_000, seed: 1)
        for result in check.margins {
            #expect(
                (result.deviation ?? 1).magnitude < result.margin.tolerance + 3 * (result.standardError ?? 0)
            )
        }
        #expect(check.rules.map(\.violations) == [0])
        let people = try population.people(0..<2000, seed: 1, precision: .float64)
        #expect(people.values(ofFeature: 3).allSatisfy { $0.truncatingRemainder(dividingBy: 5) == 0 })
        #expect(people.values(ofFeature: 4).allSatisfy { $0.isNaN || $0 == 0 || $0 == 18 })
        #expect(try population.outcome(named: "found", source: .selected, 0..<10, seed: 1).labels.count == 10)
    }

    /// Every number has its provenance: its own, or that of its block.
    @Test func everyNumberSaysWhereItComesFrom() throws {
        let parameters = try read(["small": Self.small]).parameters
        func provenance(_ name: String) -> ParameterProvenance? {
            parameters.first { $0.name == name }?.provenance
        }
        #expect(provenance("half") == .assumed(range: 0.4...0.6, because: "a guess"))
        #expect(provenance("age.case3.uniform.high") == .published(source: "office"))
        #expect(provenance("income.exponential.mean") == .published(source: "office"))
        #expect(provenance("margins.mean") == .inferred(how: "by hand"))
        #expect(provenance("outcomes.found.false_negatives") == .recalled(source: "office"))
        guard case .assumed(let range, _) = provenance("age.case2.uniform.low") else {
            Issue.record("no assumption")
            return
        }
        #expect(abs(range.lowerBound - 27) < 1e-12 && abs(range.upperBound - 33) < 1e-12)
        #expect(parameters.count == 5 + 1 + 6 + 1 + 2 + 2)
    }

    /// One change of the text, and what must be said of it.
    struct Fault: Sendable {
        let find: String
        let replacement: String
        let said: String
    }

    @Test(arguments: [
        Fault(find: "version: 1", replacement: "version: 2", said: "version"),
        Fault(find: "label: {en: Small, fr: Petite}", replacement: "titel: x", said: "titel"),
        Fault(find: "levels: [man, woman]}", replacement: "levels: [man, woman], draw: 1}", said: "draw"),
        Fault(find: "is: {value: 0.6, published: office}", replacement: "is: 0.6", said: "provenance"),
        Fault(
            find: "is: {value: 0.6, published: office}",
            replacement: "is: {value: 0.6, published: offce}",
            said: "offce"
        ),
        Fault(
            find: "is: {value: 0.6, published: office}",
            replacement: "is: {value: 60, published: office}",
            said: "from 0 to 1"
        ),
        Fault(find: "share: sex = woman", replacement: "share: sex = womn", said: "womn"),
        Fault(find: "outcome: found", replacement: "outcome: found, source: guessed", said: "guessed"),
        Fault(find: "mean: income,", replacement: "mean: income, source: truth,", said: "only an outcome"),
        Fault(find: "outcome: found", replacement: "outcome: fund", said: "fund"),
        Fault(find: "name: senior, share", replacement: "name: women, share", said: "women"),
        Fault(find: "features: [sex, class]", replacement: "features: [sex, clas]", said: "clas"),
        Fault(find: "features: [sex, class]", replacement: "features: [sex, age]", said: "levels"),
        Fault(
            find: "features: [sex, class]",
            replacement: "features: [sex, class]\n    given: [old]",
            said: "no single earlier joint"
        ),
        Fault(find: "as: class = senior", replacement: "as: class = seniors", said: "seniors"),
        Fault(
            find: "as: class = senior",
            replacement: "as: age >= 50",
            said: "age is read before it is made"
        ),
        Fault(find: "draw: income", replacement: "draw: age", said: "age is made twice"),
        Fault(find: "draw: income", replacement: "draw: incom", said: "incom"),
        Fault(
            find: "{uniform: {low: 50, high: {value: 71, published: office}}}",
            replacement: "{when: old, uniform: {low: 50, high: 71}}",
            said: "every case but the last"
        ),
        Fault(find: "exponential: {mean: 100}", replacement: "exponential: {mean: -100}", said: "positive"),
        Fault(find: "exponential: {mean: 100}", replacement: "exponential: {median: 100}", said: "median"),
        Fault(find: "exponential: {mean: 100}", replacement: "shares: {a: 1}", said: "give a distribution"),
        Fault(find: "exponential: {mean: 100}", replacement: "probability: 0.5", said: "not binary"),
        Fault(find: "exponential: {mean: 100}", replacement: "uniform: {low: -5, high: -1}", said: "range"),
        Fault(
            find: "exponential: {mean: 100}",
            replacement: "uniform: {low: 1, high: 2}\n    range: [7, 3]",
            said: "bounds"
        ),
        Fault(find: "round: 5", replacement: "round: 0", said: "1e-09"),
        Fault(
            find: "provenance: {published: office}",
            replacement: "provenance: {within: 2, because: x}",
            said: "from 0.0 to 1.0"
        ),
        Fault(find: "provenance: {published: office}", replacement: "adjust: income", said: "provenance"),
        Fault(
            find: "values: {0: 0.25, 18: 0.75}",
            replacement: "values: {0: 0.25, 18: 0.25}",
            said: "sum to 0.5"
        ),
        Fault(find: "values: {0: 0.25, 18: 0.75}", replacement: "values: {0: 0.25, 19: 0.75}", said: "19"),
        Fault(find: "missing: true", replacement: "missing: false", said: "may not be missing"),
        Fault(find: "probability: half", replacement: "probability: hal", said: "hal"),
        Fault(find: "false_negatives: 0.2", replacement: "false_negatives: 1.2", said: "from 0.0 to 1.0"),
        Fault(
            find: "  - draw: income",
            replacement: "  - draw: income\n    after: draw agee",
            said: "draw agee"
        ),
        Fault(
            find: "where: sex = woman, share: old",
            replacement: "where: class = senior, share: old",
            said: "contradict"
        ),
        Fault(find: "half: {value", replacement: "age: {value", said: "age"),
        Fault(find: "value: yes}", replacement: "value: maybe}", said: "maybe"),
        Fault(
            find: "population: small",
            replacement: "population: small\nextends: nothing",
            said: "no such file"
        ),
        Fault(find: "population: small", replacement: "population: small\nextends: small", said: "circle"),
    ])
    func faultsAreNamed(fault: Fault) throws {
        let text = Self.small.replacing(fault.find, with: fault.replacement)
        #expect(text != Self.small)
        let found = try faults(["small": text])
        let said = found.map(\.description).joined(separator: "\n")
        #expect(said.contains(fault.said), "\(said)")
        #expect(found.allSatisfy { $0.position.line >= 1 })
    }

    @Test func featuresThatNobodyMakesAreNamed() throws {
        let text = Self.small.replacing("- draw: child_age", with: "- draw: nothing")
        #expect(try faults(["small": text]).contains { $0.description.contains("no step makes child_age") })
    }

    @Test func manyFaultsAreFoundInOnePass() throws {
        let text = Self.small.replacing("sex = woman", with: "sex = x").replacing(
            "mean: 100}",
            with: "mean: 0}"
        )
        .replacing("half, 0.1)", with: "half, 0.1")
        #expect(Set(try faults(["small": text]).map(\.position.line)).count >= 3)
    }

    private static let extended = """
        population: large
        version: 1
        extends: small
        label: Large
        inherited_margins: {where: not entrant}
        features:
          - {name: old, kind: binary, label: Old}
          - {name: entrant, kind: binary}
        parameters:
          half: {value: 0.45, inferred: a better guess}
        margins:
          - {name: entrants, share: entrant, is: {value: 0.2, published: office}}
        generation:
          - draw: entrant
            shares: {no: 0.8, yes: 0.2}
            provenance: {published: office}
          - derive: sex
            after: joint core
            as: if(class = young and age_zero = 1, man, sex)
        """

    @Test func anotherSpecificationExtendsIt() throws {
        // Steps inserted behind others see what was made before them only.
        let broken = try faults(["small": Self.small, "large": Self.extended], "large")
        #expect(broken.contains { $0.description.contains("age_zero") && $0.file.contains("large") })
        let text = Self.extended.replacing(" and age_zero = 1", with: "")
        let population = try read(["small": Self.small, "large": text], "large")
        #expect(
            population.schema.features.map(\.name) == ["sex", "old", "age", "income", "child_age", "entrant"]
        )
        #expect(population.id == "large" && population.sources.count == 1)
        // The inherited margins hold for the others, and the steps that both share draw the same people.
        let base = try read(["small": Self.small])
        let people = try population.people(0..<500, seed: 3, features: [2, 3])
        let same = try base.people(0..<500, seed: 3, features: [2, 3])
        #expect(people.values(ofFeature: 0) == same.values(ofFeature: 0))
        #expect(people.values(ofFeature: 1) == same.values(ofFeature: 1))
        #expect(population.margins.count == base.margins.count + 1)
        #expect(population.margins[2].condition?.text == "(sex = woman) and (not entrant)")
        #expect(population.margins.last?.condition == nil)
        #expect(try population.outcome(named: "found", 0..<1, seed: 1).probabilities == [0.45])
    }

    /// A population may keep only some: person i is the first possible one, whatever the range asked for.
    @Test func keepsOnlySome() throws {
        let text = Self.small.replacing("generation:", with: "kept: old and income > 50\ngeneration:")
        let population = try read(["small": text])
        let all = try population.sample(
            0..<900,
            seed: 2,
            precision: .float64,
            outcomes: [OutcomeRequest(name: "found")]
        )
        #expect((0..<900).allSatisfy { all.people[$0, 1] == 1 && all.people[$0, 3] > 50 })
        for range in [0..<1, 300..<301, 255..<700] {
            let some = try population.sample(
                range,
                seed: 2,
                precision: .float64,
                outcomes: [OutcomeRequest(name: "found")]
            )
            for person in range {
                let expected = all.people.row(person).map(\.bitPattern)
                #expect(some.people.row(person - range.lowerBound).map(\.bitPattern) == expected)
                #expect(some.outcomes[0].labels[person - range.lowerBound] == all.outcomes[0].labels[person])
            }
        }
        let impossible = try read([
            "small": Self.small.replacing("generation:", with: "kept: age < 16\ngeneration:")
        ])
        #expect(throws: PopulationError.self) { try impossible.people(0..<2, seed: 1) }
        #expect(try impossible.people(0..<0, seed: 1).count == 0)
        #expect(
            try faults(["small": Self.small.replacing("generation:", with: "kept: ages\ngeneration:")]).count
                == 1
        )
    }
}
