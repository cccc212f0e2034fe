import DenseMatrix
import Foundation
import Models
import Scoring
import TestSupport
import Testing

/// The surrogate of Rotterdam's model that `models/rotterdam-gbm/make.py` makes, against the partial dependences it is made from.
@Suite(
    .enabled(
        if: RotterdamData.areAvailable,
        "the files of Rotterdam's model are not beside the checkout, or there is no python3"
    )
)
struct RotterdamTests {
    /// The mean score with everybody set to one age follows the real model's: down from 30 to 60, up sharply from 65; those of
    /// sex and of shared costs differ by as much as the real ones.
    @Test func partialDependencesHaveTheShapeOfTheRealOnes() throws {
        let out = FileManager.default.temporaryDirectory.appending(path: "rotterdam-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: out) }
        try RotterdamData.make(out, people: 200)
        guard case .declarative(let model) = try ModelFolder(out.appending(path: "rotterdam-gbm")).load()
        else {
            throw CocoaError(.featureUnsupported)
        }
        let schema = model.descriptor.schema
        var lines = try String(contentsOf: out.appending(path: "people.csv"), encoding: .utf8)
            .split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        #expect(lines.removeFirst() == schema.features.map(\.name))
        let rows = lines.map { $0.map { Double($0) ?? .nan } }
        let people = ModelPeople.people(rows, features: schema.count, precision: .float64)
        func mean(_ people: People) throws -> Double {
            let scores = try model.scores(of: people)
            return (0..<people.count).reduce(0) { $0 + scores[$1, 0] } / Double(people.count)
        }
        #expect(abs(try mean(people) - 0.49) < 1e-9)
        // The published means of the real people (rows `real_conditional`).
        let published: [(age: Double, mean: Double)] = [
            (25, 0.559), (35, 0.528), (45, 0.498), (50, 0.478), (55, 0.451), (60, 0.450), (65, 0.625),
        ]
        let age = try schema.requireIndex(of: "persoon_leeftijd_bij_onderzoek")
        for (value, expected) in published {
            let all = try people.replacing(feature: age, with: Array(repeating: value, count: people.count))
            #expect(abs(try mean(all) - expected) < 0.03, "age \(value)")
        }
        // Women above men, and people who share costs of a home above the others, by as much as published.
        let flags: [(name: String, no: Double, yes: Double)] = [
            ("persoon_geslacht_vrouw", 0.483, 0.502),
            ("relatie_overig_actueel_vorm__kostendeler", 0.477, 0.553),
            ("relatie_overig_kostendeler", 0.483, 0.522),
        ]
        for flag in flags {
            let index = try schema.requireIndex(of: flag.name)
            let means = try [0.0, 1].map { value in
                try mean(
                    try people.replacing(feature: index, with: Array(repeating: value, count: people.count))
                )
            }
            #expect(
                abs(means[0] - flag.no) < 0.035 && abs(means[1] - flag.yes) < 0.035,
                "\(flag.name): \(means)"
            )
            #expect(abs(means[1] - means[0] - (flag.yes - flag.no)) < 0.01, "\(flag.name): \(means)")
        }
    }
}

/// The files, and the script that reads them.
private enum RotterdamData {
    static let folder = SharedData.folder.appending(path: "data/suspicion_machine")
    static let python = URL(filePath: "/usr/bin/env")

    static var areAvailable: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "copula_correlation.csv").path)
            && ((try? run(["python3", "--version"])) ?? 1) == 0
    }

    static func make(_ out: URL, people: Int) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "models/rotterdam-gbm/make.py")
        let status = try run(["python3", script.path, folder.path, out.path, "\(people)"])
        #expect(status == 0)
    }

    private static func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = python
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
