import Documents
import Foundation
import Populations
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

    /// Shares within 1 % absolute, but for what 10,000 people leave to chance: three standard errors.
    @Test(arguments: ids)
    func marginsAndRulesHold(id: String) throws {
        let population = try Self.population(id)
        #expect(population.id == id)
        var check = PopulationCheck(population)
        try check.add(0..<10_000, seed: 1)
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
}
