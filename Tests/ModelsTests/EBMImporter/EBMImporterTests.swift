import DenseMatrix
import Documents
import Foundation
import Models
import Scoring
import TestSupport
import Testing

@Suite struct EBMImporterTests {
    private func files(_ json: String, machine: String? = nil) throws -> [String: String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "ebm-\(UUID().uuidString).json")
        try Data(json.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let options = EBMImporter.Options(id: "m", machine: machine, source: "A \"test\": a machine")
        return try EBMImporter(file: file, options: options).files()
    }

    private func faults(_ json: String, machine: String? = nil) throws -> [String] {
        do {
            _ = try files(json, machine: machine)
            return []
        } catch DocumentError.faults(let faults) {
            return faults.map { "\($0.position.line): \($0.keyPath): \($0.problem)" }
        }
    }

    private let machine = """
        {"link": "logit", "intercept": -0.5, "note": NaN, "imputation": {"income": {"mean": 12.5}}, "terms": [
         {"feature": "visits", "type": "continuous", "bin_edges": [0.5, 1.5], "scores": [0, 0.1, 0.2, 0.3], "min": 0, "max": 4},
         {"feature": "partner", "type": "categorical", "categories": {"0.0": 1, "1.0": 2}, "scores": [0, 0.25, -0.25]},
         {"feature": "income_value", "type": "continuous", "bin_edges": [10, 20], "scores": [0, 1, 2, 3], "min": 0, "max": 90},
         {"feature": "income_was_mean_imputed", "type": "categorical", "categories": {"0.0": 1, "1.0": 2}, "scores": [0, 0.5, -0.5]}
        ]}
        """

    @Test func aMachineBecomesAModel() throws {
        let model = try TemporaryModel(files: try files(machine)).load()
        #expect(model.descriptor.schema.features.map(\.name) == ["visits", "partner", "income"])
        #expect(model.descriptor.schema.features[2].missing == .passed)
        #expect(model.descriptor.provenance.sources[0].title == "A \"test\": a machine")
        let people = ModelPeople.people([[2, 1, 5], [0, 0, .nan]], features: 3, precision: .float64)
        // -0.5 + 0.3 - 0.25 + 1 + 0.5 and -0.5 + 0.1 + 0.25 + 2 - 0.5
        let scores = try model.scores(of: people)
        #expect(abs(scores[0, 0] - 1 / (1 + exp(-1.05))) < 1e-15)
        #expect(abs(scores[1, 0] - 1 / (1 + exp(-1.35))) < 1e-15)
    }

    @Test func everyFaultIsFoundInOnePass() throws {
        let broken = """
            {"link": "probit", "terms": [
             {"feature": "a", "type": "continuous", "bin_edges": [1, 1], "scores": [0, 1], "min": 3, "max": 2},
             {"feature": "b", "type": "continuous", "bin_edges": [1, 2], "scores": [0, NaN, 1, 2], "min": 1},
             {"feature": "B c", "type": "interaction", "scores": []},
             {"feature": "d", "type": "categorical", "categories": {"x": 1, "1.0": 7}, "scores": [0, 1]}
            ]}
            """
        let found = try faults(broken)
        #expect(
            found.joined(separator: "\n") == """
                1: : the key 'intercept' is missing
                1: link: no link 'probit'; known: logit, identity, log
                2: terms[0].bin_edges: the edges must rise: each higher than the one before
                3: terms[1]: the key 'max' is missing
                3: terms[1].scores[1]: a finite number is needed, this is NaN
                4: terms[2].feature: 'B c' is no name: lower-case letters, digits and underscores, a letter first
                4: terms[2].type: no type of term 'interaction'; known: continuous, categorical
                5: terms[3].categories.1.0: 7 is not allowed; from 0 to 1
                """
        )
    }

    @Test func oneOfSeveralMachinesIsNamed() throws {
        let several = "{\"first\": \(machine), \"second\": {}}"
        #expect(try files(several, machine: "first").count == 3)
        #expect(
            try faults(several) == [
                "1: : the file holds several machines; name one of first, second"
            ]
        )
        #expect(
            try faults(several, machine: "frist") == [
                "1: : no machine 'frist' (meant: first?); known: first, second"
            ]
        )
    }
}
