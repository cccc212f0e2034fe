import Documents
import Foundation
import Populations
import Scoring
import Testing

/// The specifications in `models/populations`: each is read without fault, meets its published margins and breaks none of
/// its rules.
@Suite struct PublishedMarginsTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models/populations")

    static let ids: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

    static func population(_ id: String) throws -> Population {
        try Population.read(folder.appending(path: id + ".yaml"))
    }

    @Test func thereAreSpecifications() {
        #expect(Self.ids.contains("ft-2024"))
    }

    /// Shares within 1 % absolute, but for what few people leave to chance: three standard errors.
    @Test(arguments: ids)
    func marginsAndRulesHold(id: String) throws {
        let population = try Self.population(id)
        #expect(population.id == id)
        var check = PopulationCheck(population)
        // A population that keeps some people only makes several for each.
        try check.add(0..<(population.kept == nil ? 10_000 : 2000), seed: 1)
        for result in check.margins {
            let allowed = result.margin.tolerance + 3 * (result.standardError ?? 0)
            let deviation = try #require(result.deviation, "\(result.margin.name) speaks of nobody")
            #expect(
                deviation.magnitude <= allowed,
                "\(result.margin.name): \(result.margin.value) wanted, \(result.generated ?? .nan) made"
            )
        }
        for rule in check.rules {
            #expect(rule.violations == 0, "\(rule.rule), person \(rule.firstPerson ?? -1)")
        }
    }

    /// Person i of ft-2025 is person i of ft-2024, or newly registered.
    @Test func theRegisteredOf2024StayWhoTheyWere() throws {
        let before = try Self.population("ft-2024")
        let after = try Self.population("ft-2025")
        let old = try before.people(0..<1000, seed: 7, precision: .float64)
        let new = try after.people(0..<1000, seed: 7, precision: .float64)
        let entrant = new.values(ofFeature: try after.schema.requireIndex(of: "entrant"))
        for (index, feature) in before.schema.features.enumerated() {
            let first = old.values(ofFeature: index)
            let second = new.values(ofFeature: try after.schema.requireIndex(of: feature.name))
            let moved = (0..<1000).filter {
                entrant[$0] == 0 && first[$0].bitPattern != second[$0].bitPattern
            }
            #expect(moved.isEmpty, "\(feature.name) of people \(moved.prefix(3))")
        }
        #expect(entrant.contains(1))
    }

    /// The outcome of those who are controlled differs from that of everybody: the known answer of selection.
    @Test func selectionDiffersFromTheTruth() throws {
        let population = try Self.population("ft-2024")
        let truth = try population.outcome(named: "insufficient_search", 0..<8000, seed: 3)
        let selected = try population.outcome(
            named: "insufficient_search",
            source: .selected,
            0..<8000,
            seed: 3
        )
        let known = selected.labels.filter { !$0.isNaN }
        let base = truth.labels.reduce(0, +) / 8000
        let found = known.reduce(0, +) / Double(known.count)
        #expect(abs(base - 0.09) < 0.015)
        #expect(found > base + 0.03)
    }
}
