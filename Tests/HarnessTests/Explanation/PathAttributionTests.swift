import DenseMatrix
import Foundation
import Measures
import Models
import Scoring
import Testing

/// Shapley values by the training counts in files of LightGBM and XGBoost, against shap (`make_shap_fixtures.py`).
@Suite struct PathAttributionTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "ModelsTests/Fixtures")

    /// A file of another library, and how far its arithmetic may be from ours.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let format: String
        let precision: String
        let tolerance: Double
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "lightgbm-binary",
            file: "lightgbm-binary.txt",
            format: "lightgbm",
            precision: "float64",
            tolerance: 1e-12
        ),
        Case(
            name: "lightgbm-zero-missing",
            file: "lightgbm-zero-missing.txt",
            format: "lightgbm",
            precision: "float64",
            tolerance: 1e-12
        ),
        Case(
            name: "xgboost-binary",
            file: "xgboost-binary.json",
            format: "xgboost",
            precision: "float32",
            // XGBoost sums in single precision.
            tolerance: 2e-6
        ),
    ]

    private func model(_ item: Case, dropping key: String? = nil) throws -> DeclarativeModel {
        let folder = FileManager.default.temporaryDirectory.appending(path: "m\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var text = try String(contentsOf: Self.fixtures.appending(path: item.file), encoding: .utf8)
        if let key {
            text = text.split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.hasPrefix(key) }.joined(separator: "\n")
        }
        try Data(text.utf8).write(to: folder.appending(path: item.file))
        let features = (0..<4).map {
            "  - {name: f\($0), kind: continuous, range: [-1.0e300, 1.0e300], missing: passed}"
        }
        let yaml = """
            model: \(folder.lastPathComponent)
            version: 1.0.0
            name: A model
            system: none
            precision: \(item.precision)
            family: trees
            provenance: {class: conceptual, summary: For tests., sources: [{id: s, title: A source}]}
            features:
            \(features.joined(separator: "\n"))
            outputs: [{name: score}]
            trees:
              file: \(item.file)
              format: \(item.format)
              features: [f0, f1, f2, f3]
              provenance: {published: s}
            decision: {threshold: {output: score, at: {value: 0.5, published: s}}}
            """
        try Data(yaml.utf8).write(to: folder.appending(path: "model.yaml"))
        guard case .declarative(let model) = try ModelFolder(folder).load() else {
            throw CocoaError(.featureUnsupported)
        }
        return model
    }

    @Test(arguments: cases)
    func valuesAreThoseOfShap(item: Case) throws {
        let text = try String(
            contentsOf: Self.fixtures.appending(path: item.name + ".shap"),
            encoding: .utf8
        )
        let lines = try text.split(separator: "\n").map { line in
            try line.split(separator: "|").map { part in
                try part.split(separator: " ").map { try #require(Double($0)) }
            }
        }
        let model = try model(item)
        let attribution = try ShapleyAttribution(model: model, reference: .trainingCounts)
        let people = People(
            rows: lines.map { $0[0] },
            precision: model.descriptor.precision,
            features: 4
        )
        let result = try attribution.attributions(of: people)
        for (person, line) in lines.enumerated() {
            for feature in 0..<4 {
                let difference = abs(result.values[person, feature] - line[1][feature])
                #expect(difference <= item.tolerance, "person \(person), feature \(feature): \(difference)")
            }
            #expect(abs(attribution.base - line[2][0]) <= item.tolerance)
        }
        #expect(lines.count > 10)
    }

    @Test func withoutCountsThereAreNone() throws {
        let bare = try model(Self.cases[0], dropping: "leaf_count")
        #expect(throws: MeasuresError.self) {
            try ShapleyAttribution(model: bare, reference: .trainingCounts)
        }
    }
}
