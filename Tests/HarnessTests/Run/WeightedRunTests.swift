import Foundation
import Results
import Testing

/// Runs over a CSV file whose people count more or less than once.
@Suite(.serialized) struct WeightedRunTests {
    private let measures = ["--measures", "counterfactual,sets"]

    private func run(
        _ workspace: SmallWorkspace,
        _ people: [String],
        _ words: [String] = []
    ) throws -> RunDocument {
        try workspace.write("age,sex,rsa,pond\n" + people.map { $0 + "\n" }.joined(), to: "weighted.csv")
        let ended = try workspace.etalon(
            ["run", "small", "--population", "weighted.csv", "--quiet", "--output", "run.json"] + words
        )
        #expect(ended.code == 0 || ended.code == 5, "\(ended.error)")
        return try RunDocument.read(file: workspace.root.appending(path: "run.json"))
    }

    /// Whoever counts twice counts like two people, and whoever counts zero times like nobody: means, shares and rates agree.
    @Test func weightsAreWorthRepetitions() throws {
        let workspace = try SmallWorkspace()
        defer { workspace.remove() }
        func person(_ index: Int) -> String {
            "\(18 + index * 7 % 50),\(index % 3 == 0 ? "woman" : "man"),\(index % 2)"
        }
        let weights = (0..<80).map { $0 * 5 % 4 }
        let weighted = try run(
            workspace,
            weights.indices.map { "\(person($0)),\(weights[$0])" },
            measures + ["--weight", "pond"]
        )
        let repeated = try run(
            workspace,
            weights.indices.flatMap { Array(repeating: "\(person($0)),1", count: weights[$0]) },
            measures
        )
        #expect(weighted.populations.first?.weight == "pond")
        #expect(repeated.populations.first?.weight == nil)
        let expected = Dictionary(
            repeated.metrics.map { ($0.key, $0.estimate) },
            uniquingKeysWith: { first, _ in first }
        )
        var compared: Set<String> = []
        for metric in weighted.metrics where Self.weightedNames.contains(metric.name) {
            guard let value = metric.estimate, let other = expected[metric.key] ?? nil else { continue }
            #expect(abs(value - other) <= 1e-9 * max(1, abs(other)), "\(metric.key): \(value), \(other)")
            compared.insert(metric.name)
        }
        #expect(compared == Self.weightedNames)
    }

    private static let weightedNames: Set = [
        "score_change_mean", "score_change_mean_abs", "score_change_rms", "score_change_share_up",
        "flip_rate",
        "flip_rate_up", "flip_rate_down", "decision_rate_change", "decision_depends_share",
    ]

    @Test func whatCannotBeWeightedIsSaid() throws {
        let workspace = try SmallWorkspace()
        defer { workspace.remove() }
        let words = ["run", "small", "--population", "people.csv", "--quiet", "--output", "run.json"]
        let calibration = try workspace.etalon(words + ["--weight", "pond", "--measures", "calibration"])
        #expect(calibration.code == 1)
        #expect(calibration.error.contains("etalon measure"))
        func message(_ words: [String]) throws -> String {
            #expect(try workspace.etalon(words).code == 5)
            return try RunDocument.read(file: workspace.root.appending(path: "run.json")).errors.first?
                .message
                ?? ""
        }
        #expect(try message(words + measures + ["--weight", "pond"]).contains("pond"))
        #expect(try message(words + measures + ["--weight", "age"]).contains("no feature of the model"))
        let made = ["run", "pe-fraud-2014", "--people", "10", "--quiet", "--output", "run.json"]
        let shipped = ["--models-folder", Self.shippedModels]
        #expect(try message(made + shipped + ["--weight", "pond"]).contains("CSV"))
        let negative = try run(workspace, ["30,man,1,-2"], measures + ["--weight", "pond"])
        #expect(negative.errors.first?.message.contains("pond") == true)
        // Nobody counts: every share is undefined, and says why.
        let nobody = try run(workspace, ["30,man,1,0", "40,woman,0,0"], measures + ["--weight", "pond"])
        #expect(nobody.errors == [])
        let rates = nobody.metrics.filter { $0.name == "flip_rate" }
        #expect(!rates.isEmpty && rates.allSatisfy { $0.estimate == nil })
    }

    private static let shippedModels = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "models").path
}
