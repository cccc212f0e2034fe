import DenseMatrix
import Documents
import Foundation
import Models
import Scoring
import TestSupport
import Testing

/// The two models of Amsterdam's Smart Check, from the numbers that the city disclosed, against the 16,384 rows that its own
/// code scored.
@Suite(
    .enabled(
        if: AmsterdamData.areAvailable,
        "the data of Amsterdam's Smart Check are not beside the checkout"
    )
)
struct AmsterdamTests {
    private func model(_ machine: String) throws -> DeclarativeModel {
        let importer = EBMImporter(
            file: try #require(SharedData.file(AmsterdamData.machineFile)),
            options: EBMImporter.Options(
                id: "amsterdam-smart-check",
                machine: machine,
                threshold: 0.63,
                source: "Amsterdam, Smart Check: \"\(machine)\""
            )
        )
        return try TemporaryModel(id: "amsterdam-smart-check", files: importer.files()).load()
    }

    /// The rows of the golden file, their values by the names of the columns.
    private func goldenColumns() throws -> [String: [Double]] {
        let data = try Data(contentsOf: try #require(SharedData.file(AmsterdamData.goldenFile)))
        var lines = data.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
        }
        let names = lines.removeFirst()
        var columns: [String: [Double]] = [:]
        for (index, name) in names.enumerated() { columns[name] = lines.map { Double($0[index]) ?? .nan } }
        return columns
    }

    @Test(arguments: [("original", "original_model_score"), ("reweighed", "reweighted_model_score")])
    func theGoldenRowsAreReproduced(machine: String, column: String) throws {
        let model = try model(machine)
        let golden = try goldenColumns()
        let expected = try #require(golden[column])
        #expect(expected.count == 16_384)
        // The column "was mean imputed" of the file was ignored by the city's code: income is present in every row.
        let features = try model.descriptor.schema.features.map { try #require(golden[$0.name]) }
        #expect(features.count == 14)
        let people = People.float64(ColumnTable(try DenseMatrix(columns: features)))
        let scores = try model.scores(of: people)
        var largest = 0.0
        for (index, score) in expected.enumerated() { largest = max(largest, abs(scores[index, 0] - score)) }
        #expect(largest <= 1e-12)
    }

    /// The golden grid has two values a feature; here every bin of every term, against the file itself.
    @Test(arguments: ["original", "reweighed"])
    func everyBinIsThatOfTheFile(machine: String) throws {
        let model = try model(machine)
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let data = try Data(contentsOf: try #require(SharedData.file(AmsterdamData.machineFile)))
        let file = try #require(try decoder.decode([String: Machine].self, from: data)[machine])
        let schema = model.descriptor.schema
        guard case .additive(let part) = model.parts[0] else { throw CocoaError(.featureUnsupported) }
        for (term, expected) in zip(part.predictors[0].terms, file.terms) {
            #expect(term.name == expected.feature)
            switch term.kind {
            case .bins(_, let edges, let scores) where expected.type == "continuous":
                #expect(edges == expected.binEdges)
                #expect(Array(scores.dropFirst()) == Array(expected.scores.dropFirst()))
            case .bins(_, let edges, let scores):
                #expect(edges.isEmpty)
                #expect(scores == [expected.scores[2], expected.scores[1]])
            case .levels(_, let contributions, _):
                #expect(contributions == Array(expected.scores.dropFirst()))
            case .numeric, .product, .formula:
                Issue.record("\(term)")
            }
        }
        // Without an income the mean is scored and the indicator set.
        let income = try schema.requireIndex(of: "sum_inkomen_bruto")
        let row = (0..<schema.count).map { $0 == income ? Double.nan : 0 }
        let people = ModelPeople.people([row], features: schema.count, precision: .float64)
        var sum = file.intercept
        let mean = try #require(file.imputation["sum_inkomen_bruto"]).mean
        for term in file.terms {
            if term.type == "continuous" {
                let value = term.feature == "sum_inkomen_bruto_value" ? mean : 0
                sum += term.scores[1 + (term.binEdges ?? []).count { $0 <= value }]
            } else {
                sum += term.scores[term.feature.hasSuffix("_was_mean_imputed") ? 2 : 1]
            }
        }
        #expect(abs(try model.scores(of: people)[0, 0] - 1 / (1 + exp(-sum))) <= 1e-15)
    }

    private struct Machine: Decodable {
        let intercept: Double
        let imputation: [String: Imputation]
        let terms: [Term]

        struct Imputation: Decodable {
            let mean: Double
        }

        struct Term: Decodable {
            let feature: String
            let type: String
            let scores: [Double]
            let binEdges: [Double]?

            enum CodingKeys: String, CodingKey {
                case feature
                case type
                case scores
                case binEdges = "bin_edges"
            }
        }
    }
}

/// The files that the tests read, if they are there.
private enum AmsterdamData {
    static let machineFile = "data/amsterdam_fairness/amsterdam_smart_check_ebm.json"
    static let goldenFile = "data/amsterdam_fairness/model_scoring_comparison.csv"
    static var areAvailable: Bool {
        SharedData.file(machineFile) != nil && SharedData.file(goldenFile) != nil
    }
}
