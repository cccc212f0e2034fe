import Foundation
import Harness
import Scoring
import TestSupport
import Testing

/// `etalon import`, then `etalon score` on what it made: the numbers of the library that the file comes from.
@Suite(.serialized) struct ImportCommandTests {
    /// A file, its format, and the golden file of its predictions.
    struct Source: CustomTestStringConvertible, Sendable {
        let format: String
        let file: String
        let golden: String
        let tolerance: Double

        var testDescription: String { "\(format) \(file)" }
    }

    static let sources = [
        Source(format: "lightgbm", file: "lightgbm-binary.txt", golden: "lightgbm-binary", tolerance: 1e-12),
        Source(
            format: "lightgbm",
            file: "lightgbm-multiclass.txt",
            golden: "lightgbm-multiclass",
            tolerance: 1e-12
        ),
        Source(format: "xgboost", file: "xgboost-binary.json", golden: "xgboost-binary", tolerance: 1e-6),
        Source(
            format: "xgboost",
            file: "xgboost-multiclass.ubj",
            golden: "xgboost-multiclass",
            tolerance: 1e-6
        ),
        Source(format: "trees-json", file: "sklearn-forest.json", golden: "sklearn-forest", tolerance: 1e-12),
        Source(format: "trees-json", file: "r-ranger.json", golden: "r-ranger", tolerance: 1e-12),
        Source(format: "coefficients-csv", file: "r-glm.csv", golden: "r-glm", tolerance: 1e-12),
        Source(
            format: "coefficients-csv",
            file: "sklearn-logistic.csv",
            golden: "sklearn-logistic",
            tolerance: 1e-12
        ),
    ]

    /// A table of those people whom the schema allows, and their rows of the golden file.
    private func table(_ people: [[Double]], _ schema: Schema) -> (text: String, rows: [Int]) {
        let rows = people.indices.filter { row in
            zip(people[row], schema.features).allSatisfy { value, feature in
                value.isNaN ? feature.missing != .refused : feature.kind.contains(value)
            }
        }
        let lines = rows.map { row in
            zip(people[row], schema.features).map { value, feature in
                if value.isNaN { return "" }
                return feature.kind.levels?[Int(value)] ?? "\(value)"
            }.joined(separator: ",")
        }
        let head = schema.features.map(\.name).joined(separator: ",")
        return (([head] + lines).joined(separator: "\n") + "\n", rows)
    }

    @Test(arguments: sources)
    func scoresAsTheLibraryDoes(source: Source) throws {
        let workspace = try SmallWorkspace(models: [])
        defer { workspace.remove() }
        let made = try workspace.etalon([
            "import", source.format, GoldenFile.url(source.file).path, "--id", "imported",
        ])
        #expect(made.code == 0, "\(made.error)")
        let folder = workspace.root.appending(path: "models/imported")
        let descriptor = try RunnableModel(folder: folder).model.descriptor
        let golden = try GoldenFile(source.golden)
        let (text, rows) = table(golden.people, descriptor.schema)
        #expect(rows.count >= 20, "people whom the schema allows")
        try workspace.write(text, to: "golden.csv")
        let scored = try workspace.etalon(["score", "imported", "golden.csv"])
        #expect(scored.code == 0, "\(scored.error)")
        let lines = scored.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        #expect(lines.count == rows.count)
        for (line, row) in zip(lines, rows) {
            for (field, expected) in zip(line.dropFirst(), golden.predictions[row]) {
                let score = try #require(Double(field))
                #expect(abs(score - expected) <= source.tolerance * max(1, abs(expected)), "row \(row)")
            }
        }
        let run = try workspace.etalon([
            "run", "imported", "--population", "golden.csv", "--measures", "calibration,counterfactual",
            "--quiet", "--output", "run.json",
        ])
        #expect(run.code == 0, "\(run.error)")
    }

    /// Neither a half-made folder nor a second model of the name is left.
    @Test func aBrokenFileLeavesNothing() throws {
        let workspace = try SmallWorkspace(models: [])
        defer { workspace.remove() }
        let whole = String(decoding: try GoldenFile.bytes("lightgbm-binary.txt"), as: UTF8.self)
        try workspace.write(String(whole.prefix(whole.count / 2)), to: "half.txt")
        let ended = try workspace.etalon(["import", "lightgbm", "half.txt", "--id", "half"])
        #expect(ended.code == 1 && ended.error.contains("half.txt"), "\(ended.error)")
        #expect(workspace.names("models").isEmpty)
        let first = try workspace.etalon([
            "import", "lightgbm", GoldenFile.url("lightgbm-binary.txt").path, "--id", "twice",
        ])
        let second = try workspace.etalon([
            "import", "lightgbm", GoldenFile.url("lightgbm-binary.txt").path, "--id", "twice",
        ])
        #expect(first.code == 0 && second.code == 1 && second.error.contains("twice"), "\(second.error)")
    }
}
