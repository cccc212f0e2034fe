import Foundation
import Results
import Testing

/// Runs over a CSV file whose people have outcomes.
@Suite(.serialized) struct TableOutcomeTests {
    /// Four people with probabilities 0.75 and 0.5, each once with the outcome and once without.
    ///
    /// By hand: Brier score (0.0625 + 0.5625 + 0.25 + 0.25) / 4 = 0.28125.
    private func run(columns: String, _ words: [String] = []) throws -> RunDocument {
        let workspace = try SmallWorkspace(models: [])
        defer { workspace.remove() }
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
        try workspace.write(manifest, to: "models/coin/model.yaml")
        try workspace.write("flag,\(columns)\nyes,1\nyes,0\nno,1\nno,0\n", to: "people.csv")
        try workspace.etalon(
            ["run", "coin", "--population", "people.csv", "--measures", "calibration", "--quiet"]
                + ["--output", "run.json"] + words
        )
        return try RunDocument.read(file: workspace.root.appending(path: "run.json"))
    }

    private func brierScore(_ document: RunDocument) -> Double? {
        document.metrics.first { $0.name == "brier_score" && $0.subject.group == nil }?.estimate
    }

    @Test func aColumnCalledLikeTheTargetIsTheOutcome() throws {
        let document = try run(columns: "hit")
        #expect(document.errors == [])
        let score = try #require(brierScore(document))
        #expect(abs(score - 0.28125) < 1e-12)
        #expect(document.populations.first?.outcomes == "observed")
    }

    @Test func anotherColumnIsNamed() throws {
        let score = try #require(brierScore(try run(columns: "seen", ["--outcome", "seen"])))
        #expect(abs(score - 0.28125) < 1e-12)
    }

    @Test func withoutSuchAColumnNothingIsCompared() throws {
        let document = try run(columns: "other")
        #expect(document.errors == [] && brierScore(document) == nil)
    }

    @Test func aColumnThatIsNotThereIsAnError() throws {
        let document = try run(columns: "other", ["--outcome", "seen"])
        #expect(document.errors.first?.message.contains("seen") == true)
    }
}
