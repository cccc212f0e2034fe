import DenseMatrix
import Foundation
import Models
import Scoring
import Synchronization
import TestSupport
import Testing

/// Changes scored by the parts they touch are changes scored in full.
@Suite struct RescoringTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")

    private static let ids: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter {
            FileManager.default.fileExists(atPath: folder.appending(path: $0 + "/model.yaml").path)
        }
        .sorted()
    }()

    /// Every single change of the schema and every bundle of the model, by parts and in full.
    private func compare(_ model: DeclarativeModel, people count: Int) throws {
        let schema = model.descriptor.schema
        let rows = ModelPeople.rows(count, of: schema)
        let people = ModelPeople.people(rows, features: schema.count, precision: model.descriptor.precision)
        for output in model.descriptor.outputs.indices {
            var parts = try model.rescoring(of: people, output: output)
            let full = try FullRescoring(of: people, by: model, output: output)
            compare(parts.scores, full.scores, "as they are")
            let interventions =
                Intervention.singleChanges(of: schema) + model.descriptor.interventions.map(\.intervention)
            let changes = try interventions.map { try $0.apply(to: people, schema: schema) }
            let together = try parts.scores(ofEach: changes)
            for (number, changed) in changes.enumerated() {
                for scores in [try parts.scores(of: changed), together[number]] {
                    compare(scores, try full.scores(of: changed), interventions[number].name)
                    for person in changed.statuses.indices where changed.statuses[person] != .changed {
                        #expect(scores.values[person].bitPattern == parts.scores.values[person].bitPattern)
                    }
                }
            }
        }
    }

    private func compare(_ parts: OutputScores, _ full: OutputScores, _ what: String) {
        #expect(parts.values.count == full.values.count)
        for (person, expected) in full.values.enumerated() {
            let difference = abs(parts.values[person] - expected)
            #expect(difference <= 1e-12 * max(1, abs(expected)), "\(what), person \(person)")
        }
    }

    @Test(arguments: ModelText.families.keys.sorted())
    func everyFamily(family: String) throws {
        let files = try #require(ModelText.families[family])
        try compare(try TemporaryModel(files: files).load(), people: 200)
    }

    @Test(arguments: ids)
    func everyShippedModel(id: String) throws {
        guard case .declarative(let model) = try ModelFolder(Self.folder.appending(path: id)).load() else {
            return
        }
        try compare(model, people: 40)
    }

    /// Of people who are alike one is scored, however they are mixed, and everybody gets the score that a full scoring gives.
    @Test(arguments: [1, 7, 400, 5000]) func discretePeopleAreScoredOnce(kinds: Int) throws {
        let features = [
            Feature(name: "a", kind: .count(range: 0...99)), Feature(name: "b", kind: .count(range: 0...99)),
            Feature(name: "c", kind: .binary(no: "no", yes: "yes")),
        ]
        let schema = try Schema(features: features)
        let asked = Mutex(0)
        let model = FormulaModel(
            schema: schema,
            decision: CounterfactualReference.threshold,
            kind: .score
        ) { row in
            asked.withLock { $0 += 1 }
            return row[0].isNaN ? -1 : 100 * row[0] + row[1] + row[2] / 2
        }
        let rows = (0..<5000).map { person in
            let kind = person * 7919 % kinds
            return [kind % 100 == 3 ? .nan : Double(kind % 100), Double(kind / 100), Double(kind % 2)]
        }
        let people = People(rows: rows, precision: .float64, features: 3)
        let flip = try Intervention(parsing: "c flip", schema: schema).apply(to: people, schema: schema)
        let full = try FullRescoring(of: people, by: model, output: 0)
        let expected = [full.scores.values, try full.scores(of: flip).values]
        asked.withLock { $0 = 0 }
        var scoring = try model.interventionScoring(of: people, output: 0)
        #expect([scoring.scores.values, try scoring.scores(of: flip).values] == expected)
        let distinct = Set(rows.map { $0.map { $0.isNaN ? -1 : $0 } }).count
        #expect(asked.withLock { $0 } == 2 * (2 * distinct > rows.count ? rows.count : distinct))
    }

    @Test func aPluginIsScoredInFull() throws {
        let schema = try CounterfactualReference.schema()
        let model = FormulaModel(
            schema: schema,
            decision: CounterfactualReference.threshold,
            kind: .score
        ) { $0[0] + $0[2] }
        let people = try CounterfactualReference.people(20)
        var scoring = try model.interventionScoring(of: people, output: 0)
        let flip = try Intervention(parsing: "x2 flip", schema: schema).apply(to: people, schema: schema)
        let scores = try scoring.scores(of: flip)
        #expect(scores.logOdds == nil)
        for person in 0..<20 {
            #expect(scores.values[person] == people[person, 0] + 1 - people[person, 2])
        }
    }
}
