import Foundation
import Harness
import Results
import Testing

/// Runs over a CSV file whose people have outcomes.
@Suite(.serialized) struct TableOutcomeTests {
    /// Four people with probabilities 0.75 and 0.5, each once with the outcome and once without.
    ///
    /// By hand: Brier score (0.0625 + 0.5625 + 0.25 + 0.25) / 4 = 0.28125.
    private func run(columns: String, outcome: String? = nil) async throws -> RunDocument {
        let root = FileManager.default.temporaryDirectory.appending(path: "etalon-run-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = root.appending(path: "models/coin")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let manifest = """
            model: coin
            version: 1.0.0
            name: Coin
            system: none
            family: logistic
            target: hit
            provenance: {class: conceptual, summary: Invented for a test.}
            features: [{name: flag, kind: binary}]
            outputs:
              - name: probability
                kind: probability
                provenance: {inferred: invented}
                intercept: 0
                terms: [{feature: flag, levels: {yes: 1.0986122886681098}}]
            decision: {threshold: {at: {value: 0.6, inferred: invented}}}
            """
        try Data(manifest.utf8).write(to: folder.appending(path: "model.yaml"))
        let people = root.appending(path: "people.csv")
        try Data("flag,\(columns)\nyes,1\nyes,0\nno,1\nno,0\n".utf8).write(to: people)
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1)
        launch.executable = BuiltProducts.executable("etalon")
        return try await Run(
            RunRequest(
                models: ["coin"],
                populations: [people.path],
                outcomeColumn: outcome,
                measures: [.calibration]
            ),
            workspace: Workspace(
                modelsFolder: root.appending(path: "models"),
                resultsFolder: root.appending(path: "results")
            ),
            worker: Worker(launch: launch)
        ).execute(command: ["etalon", "run"], version: "0.0.0")
    }

    private func brierScore(_ document: RunDocument) -> Double? {
        document.metrics.first { $0.name == "brier_score" && $0.subject.group == nil }?.estimate
    }

    @Test func aColumnCalledLikeTheTargetIsTheOutcome() async throws {
        let document = try await run(columns: "hit")
        #expect(document.errors == [])
        let score = try #require(brierScore(document))
        #expect(abs(score - 0.28125) < 1e-12)
        #expect(document.populations.first?.outcomes == "observed")
    }

    @Test func anotherColumnIsNamed() async throws {
        let score = try #require(brierScore(try await run(columns: "seen", outcome: "seen")))
        #expect(abs(score - 0.28125) < 1e-12)
    }

    @Test func withoutSuchAColumnNothingIsCompared() async throws {
        let document = try await run(columns: "other")
        #expect(document.errors == [] && brierScore(document) == nil)
    }

    @Test func aColumnThatIsNotThereIsAnError() async throws {
        let document = try await run(columns: "other", outcome: "seen")
        #expect(document.errors.first?.message.contains("seen") == true)
    }
}
