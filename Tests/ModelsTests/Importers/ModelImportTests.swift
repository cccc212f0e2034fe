import DenseMatrix
import Documents
import Foundation
import Models
import Scoring
import TestSupport
import Testing

@Suite("Model folders made from files")
struct ModelImportTests {
    private func files(
        _ format: ModelImport.Format,
        _ name: String,
        _ bytes: [UInt8],
        source: String? = "A \"source\": of 2024",
        link: String? = nil
    ) throws -> [String: [UInt8]] {
        let options = ModelImport.Options(
            id: "m",
            threshold: 0.5,
            source: source,
            link: link,
            sha256: String(repeating: "a", count: 64)
        )
        return try ModelImport(format: format, name: name, bytes: bytes, options: options).files()
    }

    private func logistic(_ margin: Double) -> Double { 1 / (1 + exp(-margin)) }

    private func problem(_ format: ModelImport.Format, _ text: String) -> String? {
        do {
            _ = try files(format, "f", Array(text.utf8))
            return nil
        } catch DocumentError.faults(let faults) {
            return faults.first.map { "\($0)" }
        } catch {
            return "\(error)"
        }
    }

    static let libraryFiles: [(ModelImport.Format, String, String, Double)] =
        LightGBMTextTests.names.map { (.lightgbm, "lightgbm-\($0).txt", "lightgbm-\($0)", 1e-14) }
        + XGBoostModelTests.files.map { (.xgboost, $0.0, $0.1, 1e-6) }

    @Test("the folder scores as the library that wrote the file", arguments: libraryFiles)
    func libraries(format: ModelImport.Format, file: String, golden: String, tolerance: Double) throws {
        let expected = try GoldenFile(golden)
        let bytes = try GoldenFile.bytes(file)
        let files = try files(format, file, bytes)
        #expect(files[file] == bytes)
        let model = try TemporaryModel(contents: files).load()
        #expect(model.descriptor.provenance.sources[0].title.contains(String(repeating: "a", count: 64)))
        let people = ModelPeople.people(
            expected.people,
            features: model.descriptor.schema.features.count,
            precision: model.descriptor.precision
        )
        let scores = try model.scores(of: people)
        for (row, predictions) in expected.predictions.enumerated() {
            for (column, prediction) in predictions.enumerated() {
                #expect(abs(scores[row, column] - prediction) <= tolerance * max(1, abs(prediction)))
            }
        }
    }

    @Test("a file of unstated origin says so of every number")
    func provenance() throws {
        let bytes = try GoldenFile.bytes("lightgbm-binary.txt")
        let model = try TemporaryModel(contents: try files(.lightgbm, "a.txt", bytes, source: nil)).load()
        #expect(model.descriptor.provenance.classification == .conceptual)
        guard case .inferred = model.descriptor.parameters[0].provenance else {
            Issue.record("\(model.descriptor.parameters[0])")
            return
        }
    }

    static let treesJSON = """
        {"format": "etalon-trees", "version": 1, "features": ["age", "sex", "area"], "link": "logit", "made_by": "hand",
         "levels": {"sex": ["man", "woman"]}, "ranges": {"age": [18, 67]},
         "aggregation": "sum", "base": [0.5], "comparison": "float64", "summation": "float64", "operator": "<=",
         "trees": [{"output": 0, "feature": [0, -1, 1, -1, 2, -1, -1], "threshold": [30, 0, 0, 0, 0, 0, 0],
          "left": [1, -1, 3, -1, 5, -1, -1], "right": [2, -1, 4, -1, 6, -1, -1], "default_left": [0, 0, 1, 0, 0, 0, 0],
          "operator": ["<=", "", "in", "", "not in", "", ""], "categories": [[], [], [1], [], [0, 2], [], []],
          "value": [0, 0.75, 0, -1.5, 0, 0.25, 0.3]}]}
        """

    @Test("trees of the exporters: the schema is derived, the link is the file's")
    func trees() throws {
        let files = try files(.treesJSON, "t.json", Array(Self.treesJSON.utf8))
        let model = try TemporaryModel(contents: files).load()
        let features = model.descriptor.schema.features
        #expect(features[0].kind == .continuous(range: 18...67))
        #expect(features[1].kind == .categorical(levels: ["man", "woman"]))
        #expect(features[2].kind == .categorical(levels: ["0", "1", "2"]))
        #expect(model.descriptor.outputs[0].kind == .probability)
        let rows: [[Double]] = [
            [30, 0, 0], [(30 as Double).nextUp, 1, 0], [40, 0, 1], [40, 0, 2], [.nan, .nan, 0],
            [40, 0, .nan],
        ]
        let margins = [1.25, -1.0, 0.75, 0.8, -1.0, 0.8]
        let scores = try model.scores(of: ModelPeople.people(rows, features: 3, precision: .float64))
        for (row, margin) in margins.enumerated() {
            #expect(abs(scores[row, 0] - logistic(margin)) < 1e-15, "\(rows[row])")
        }
    }

    @Test("coefficients in the layout of R's broom, with levels and products")
    func coefficients() throws {
        let text = """
            "term","estimate","std.error","reference","min","max"
            "(Intercept)",-1.25,0.1,,,
            "Age",0.5,0.01,,18,67
            "sexwoman",-0.5,0.05,sex=man,,
            education=bac,0.25,0.05,none,,
            education=more,0.75,0.05,none,,
            "Age:sexwoman",0.125,0.002,,,

            """
        let files = try files(.coefficientsCSV, "c.csv", Array(text.utf8))
        let model = try TemporaryModel(contents: files).load()
        #expect(model.descriptor.schema.features.map(\.name) == ["age", "sex", "education"])
        #expect(model.descriptor.schema.features[0].kind == .continuous(range: 18...67))
        #expect(model.descriptor.schema.features[2].kind == .categorical(levels: ["none", "bac", "more"]))
        // -1.25 + 20 / 2; -1.25 + 10 - 0.5 + 0.75 + 20 / 8
        let people = ModelPeople.people([[20, 0, 0], [20, 1, 2]], features: 3, precision: .float64)
        let scores = try model.scores(of: people)
        #expect(abs(scores[0, 0] - logistic(8.75)) < 1e-15)
        #expect(abs(scores[1, 0] - logistic(11.5)) < 1e-15)
        let linear = try self.files(.coefficientsCSV, "c.csv", Array(text.utf8), link: "identity")
        #expect(try TemporaryModel(contents: linear).load().scores(of: people)[1, 0] == 11.5)
    }

    @Test("points of a scorecard, and the probability that its odds state")
    func scorecard() throws {
        let bins = """
            variable,bin,points
            basepoints,,30
            age,"[-Inf,26)",12
            age,"[26,40]",4
            age,"(40,Inf)",-3
            age,missing,1
            sex,"man%,%other",2
            sex,woman,-2
            """
        let points = try TemporaryModel(contents: try files(.scorecardCSV, "s.csv", Array(bins.utf8))).load()
        #expect(points.descriptor.outputs[0].kind == .score)
        let rows: [[Double]] = [
            [(26 as Double).nextDown, 0], [26, 2], [40, 1], [(40 as Double).nextUp, 1], [.nan, 2],
        ]
        let people = ModelPeople.people(rows, features: 2, precision: .float64)
        let scores = try points.scores(of: people)
        #expect((0..<5).map { scores[$0, 0] } == [44, 32, 36, 29, 29])
        let odds = bins + "\npdo,,20\nbase_odds,,0.25\nbase_score,,24\n"
        let chance = try TemporaryModel(contents: try files(.scorecardCSV, "s.csv", Array(odds.utf8))).load()
        #expect(chance.descriptor.outputs[0].kind == .probability)
        // 44 points are 20 above 24: odds of 0.5, a probability of 1 / 3.
        #expect(abs(try chance.scores(of: people)[0, 0] - 1.0 / 3) < 1e-15)
    }

    @Test(
        "bad files are named with the place",
        arguments: [
            (ModelImport.Format.coefficientsCSV, "", "f:1:1: holds nothing"),
            (.coefficientsCSV, "a,b\n1,2", "f:1:1: the header has no column 'term'; it has: a, b"),
            (.coefficientsCSV, "term,estimate\nage,1", "f:1:1: there is no line '(Intercept)'"),
            (.coefficientsCSV, "term,estimate\n(Intercept),1\nage,NA", "f:3:5: estimate: a number is needed"),
            (.coefficientsCSV, "term,estimate\n(Intercept),inf", "f:2:13: estimate: a finite number"),
            (
                .coefficientsCSV, "term,estimate\n(Intercept),1\nlog(age),1",
                "f:3:1: term: 'log(age)' is a formula"
            ),
            (
                .coefficientsCSV, "term,estimate\n(Intercept),1\nsex=w,1",
                "f:3:1: reference: 'sex=w' is a level and"
            ),
            (
                .coefficientsCSV, "term,estimate\n(Intercept),1\na,1\na,2",
                "f:4:1: term: the name 'a' is taken"
            ),
            (.coefficientsCSV, "term,estimate\n\"(Intercept),1", "f:2:1: the quote that opens here"),
            (.coefficientsCSV, "term,estimate\n(Intercept)", "f:2:1: 2 fields are needed"),
            (
                .scorecardCSV, "variable,bin,points\na,\"[0,1)\",1\na,\"[2,3)\",1",
                "f:3:3: bin: the bins leave a gap"
            ),
            (.scorecardCSV, "variable,bin,points\na,\"[3,1)\",1", "f:2:3: bin: '[3,1)' is no bin"),
            (.scorecardCSV, "variable,bin,points\na,x,1\na,\"[0,1)\",1", "f:2:3: bin: a variable has either"),
            (.scorecardCSV, "variable,bin,points\npdo,,0\na,x,1", "f:1:1: 'pdo' must not be 0"),
            (.treesJSON, "{}", "f:1:1: the key 'features' is missing"),
            (.lightgbm, "tree\nversion=v9", "f:1:1: the file ends before"),
            (.xgboost, "{\"learner\": 1}", "f:1:13: learner:"),
        ]
    )
    func faults(format: ModelImport.Format, text: String, expected: String) {
        let found = problem(format, text) ?? "no fault"
        #expect(found.hasPrefix(expected), "\(found)")
    }

    @Test(
        "survives mutations",
        arguments: [
            (
                ModelImport.Format.coefficientsCSV,
                "term,estimate,reference,min,max\n(Intercept),1,,,\nage,2,,0,9\nsexw,1,sex=m,,\nage:sexw,1e-3,,,\n"
            ),
            (
                .scorecardCSV,
                "variable,bin,points\nbasepoints,,3\na,\"[-Inf,2)\",1\na,\"[2,Inf)\",2\na,missing,0\ns,x%,%y,1\npdo,,20\n"
            ),
            (.treesJSON, ModelImportTests.treesJSON),
        ]
    )
    func mutations(format: ModelImport.Format, text: String) {
        var fuzzer = Fuzzer(seed: 11, original: Array(text.utf8))
        fuzzer.runAny { bytes throws(DocumentError) in
            let options = ModelImport.Options(id: "m", threshold: 0.5, sha256: "")
            _ = try ModelImport(format: format, name: "f", bytes: bytes, options: options).files()
        }
    }
}
