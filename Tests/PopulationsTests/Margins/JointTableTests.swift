import Documents
import Foundation
import Populations
import Scoring
import Testing

/// Joint tables fitted to margins, against cells worked by hand.
@Suite struct JointTableTests {
    private func population(margins: [String], generation: String) throws -> Population {
        let text = """
            population: joint
            version: 1
            label: Joint
            features:
              - {name: a, kind: binary}
              - {name: b, kind: binary}
              - {name: c, kind: ordinal, levels: [low, middle, high]}
            margins:
            \(margins.map { "  - " + $0 }.joined(separator: "\n"))
            generation:
            \(generation)
            """
        let file = URL.temporaryDirectory.appending(path: "etalon-joint-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return try Population.read(file)
    }

    private func share(_ people: People, _ predicate: ([Double]) -> Bool) -> Double {
        Double((0..<people.count).filter { predicate(people.row($0)) }.count) / Double(people.count)
    }

    /// P(a) = 0.6, P(b | a) = 0.4, P(b) = 0.3 leave one table: 0.24, 0.36, 0.06, 0.34; c follows as evenly as it may.
    @Test func threeMarginsDetermineTheTable() throws {
        let population = try population(
            margins: [
                "{name: a, share: a, is: {value: 0.6, inferred: by hand}}",
                "{name: b_given_a, where: a, share: b, is: {value: 0.4, inferred: by hand}}",
                "{name: b, share: b, is: {value: 0.3, inferred: by hand}}",
                "{name: low, share: c = low, is: {value: 0.5, inferred: by hand}}",
            ],
            generation: "  - {joint: all, features: [a, b, c]}"
        )
        let people = try population.people(0..<40_000, seed: 1)
        for (a, b, expected) in [(1.0, 1.0, 0.24), (1, 0, 0.36), (0, 1, 0.06), (0, 0, 0.34)] {
            #expect(abs(share(people) { $0[0] == a && $0[1] == b } - expected) < 0.01)
        }
        #expect(abs(share(people) { $0[2] == 1 } - 0.25) < 0.01)
        #expect(abs(share(people) { $0[0] == 1 && $0[2] == 2 } - 0.15) < 0.01)
    }

    /// A second table given a feature of the first keeps the first's shares: P(c = high) = 0.6 0.5 + 0.4 0.1 = 0.34 is
    /// implied, not stated.
    @Test func laterTableIsGivenAnEarlierOne() throws {
        let population = try population(
            margins: [
                "{name: a, share: a, is: {value: 0.6, inferred: by hand}}",
                "{name: high_a, where: a, share: c = high, is: {value: 0.5, inferred: by hand}}",
                "{name: high, where: not a, share: c = high, is: {value: 0.1, inferred: by hand}}",
            ],
            generation: "  - {joint: first, features: [a, b]}\n  - {joint: second, given: [a], features: [c]}"
        )
        let people = try population.people(0..<40_000, seed: 2)
        #expect(abs(share(people) { $0[0] == 1 } - 0.6) < 0.01)
        #expect(abs(share(people) { $0[2] == 2 } - 0.34) < 0.01)
        #expect(abs(share(people) { $0[0] == 1 && $0[2] == 2 } - 0.3) < 0.01)
    }

    @Test func impossibleMarginIsNamed() throws {
        #expect(throws: DocumentError.self) {
            try population(
                margins: [
                    "{name: a, share: a, is: {value: 0.6, inferred: by hand}}",
                    "{name: both, share: a and b, is: {value: 0.7, inferred: by hand}}",
                ],
                generation: "  - {joint: all, features: [a, b, c]}"
            )
        }
    }
}
