import DenseMatrix
import Documents
import Models
import Scoring
import TestSupport
import Testing

/// Files that the exporter scripts wrote, and what scikit-learn and R make of people on every threshold.
@Suite("Exporters of scikit-learn and R")
struct ExporterTests {
    static let files: [(String, ModelImport.Format, Double)] = [
        ("sklearn-tree.json", .treesJSON, 0), ("sklearn-regression-tree.json", .treesJSON, 0),
        ("sklearn-forest.json", .treesJSON, 0), ("sklearn-boosting.json", .treesJSON, 1e-14),
        ("sklearn-histogram.json", .treesJSON, 1e-14), ("sklearn-poisson.json", .treesJSON, 1e-14),
        ("sklearn-logistic.csv", .coefficientsCSV, 1e-14), ("r-glm.csv", .coefficientsCSV, 1e-14),
        ("r-gbm.json", .treesJSON, 1e-14), ("r-ranger.json", .treesJSON, 1e-15),
    ]

    @Test("the imported model scores as the program it comes from", arguments: files)
    func golden(file: String, format: ModelImport.Format, tolerance: Double) throws {
        let name = String(file.prefix { $0 != "." })
        let golden = try GoldenFile(name)
        let options = ModelImport.Options(id: "m", threshold: 0.5, sha256: "")
        let bytes = try GoldenFile.bytes(file)
        let files = try ModelImport(format: format, name: file, bytes: bytes, options: options).files()
        let model = try TemporaryModel(contents: files).load()
        let people = ModelPeople.people(
            golden.people,
            features: model.descriptor.schema.features.count,
            precision: model.descriptor.precision
        )
        let scores = try model.scores(of: people)
        #expect(golden.people.count >= 40)
        for (row, predictions) in golden.predictions.enumerated() {
            for (column, expected) in predictions.enumerated() {
                let score = scores[row, column]
                #expect(abs(score - expected) <= tolerance * max(1, abs(expected)), "\(golden.people[row])")
            }
        }
    }

    @Test("levels keep their names; missing values are refused where the program refuses them")
    func schema() throws {
        let options = ModelImport.Options(id: "m", threshold: 0.5, sha256: "")
        func features(_ file: String) throws -> [Feature] {
            let bytes = try GoldenFile.bytes(file)
            let files = try ModelImport(format: .treesJSON, name: file, bytes: bytes, options: options)
                .files()
            return try TemporaryModel(contents: files).load().descriptor.schema.features
        }
        let gbm = try features("r-gbm.json")
        #expect(gbm[3].kind == .categorical(levels: ["north", "south", "east", "west"]))
        #expect(gbm[0].missing == .passed)
        #expect(try features("sklearn-boosting.json")[0].missing == .refused)
        #expect(try features("r-ranger.json")[0].missing == .refused)
    }
}
