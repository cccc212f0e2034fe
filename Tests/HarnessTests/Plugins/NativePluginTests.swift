import DenseMatrix
import Foundation
import Harness
import Scoring
import Testing

@Suite("A native plugin")
struct NativePluginTests {
    @Test("in C is loaded, described and scored")
    func exampleInC() throws {
        let plugin = try NativePlugin(path: BuiltProducts.library("ExampleCPlugin"))
        #expect(plugin.name == "example-c")
        #expect(plugin.version == "1.0.0")
        #expect(plugin.build == "C")
        #expect(plugin.interface == (major: 1, minor: 0))
        #expect(plugin.isConcurrent)
        #expect(!plugin.handlesMissing)
        #expect(plugin.sha256.count == 64)

        let model = try plugin.makeModel()
        let descriptor = model.descriptor
        #expect(descriptor.id == "example-c")
        #expect(descriptor.name.text(in: .french) == "Score logistique (exemple en C)")
        #expect(descriptor.precision == .float32)
        #expect(descriptor.schema.features.map(\.name) == ["age", "situation"])
        #expect(descriptor.schema.features[0].kind == .continuous(range: 18...67))
        #expect(descriptor.schema.features[0].roles == [.protected, .immutable])
        #expect(descriptor.schema.features[1].kind.levels == ["alone", "couple", "lone parent"])
        #expect(descriptor.schema.features[1].missing == .imputed(0))
        #expect(descriptor.outputs.map(\.kind) == [.probability, .score])
        #expect(descriptor.decision == .threshold(output: 0, cut: 0.5))
        #expect(descriptor.provenance.classification == .conceptual)
        #expect(descriptor.parameters.map(\.value) == [0.03125])

        // By hand: -1.25 + age / 32 + weight of the situation; probabilities by Python's math.exp.
        let people = try People.float32(ColumnTable(DenseMatrix(columns: [[40, 24, 40], [2, 1, .nan]])))
        let scores = try model.scores(of: people)
        #expect((0..<3).map { scores[$0, 1] } == [0.75, -1, 0])
        #expect((0..<3).map { scores[$0, 0] } == [0.679178699175393, 0.2689414213699951, 0.5])
    }

    @Test("in Swift is loaded, described and scored")
    func exampleInSwift() throws {
        let plugin = try NativePlugin(path: BuiltProducts.library("ExampleSwiftPlugin"))
        let model = try plugin.makeModel(NativePluginConfiguration(options: ["months_weight": "0.5"]))
        #expect(model.descriptor.schema.features.map(\.name) == ["months", "works", "children"])
        #expect(model.descriptor.schema.features.map(\.missing) == [.refused, .imputed(0), .passed])
        #expect(model.descriptor.parameters[0].value == 0.5)
        // By hand: 1.5 + (without work: 0.5 a month) - 0.75 a child.
        let people = try People.float64(
            ColumnTable(DenseMatrix(columns: [[10, 10, 10], [0, 1, .nan], [2, 2, .nan]]))
        )
        let scores = try model.scores(of: people)
        #expect((0..<3).map { scores[$0, 0] } == [5, 0, 6.5])
        let incomplete = try People.float64(
            ColumnTable(DenseMatrix(columns: [[1, .nan], [0, 0], [0, 0]]))
        )
        #expect(throws: ScoringError.missingValue(feature: "months", person: 1)) {
            try model.scores(of: incomplete)
        }
    }

    @Test("gets columns that were replaced or cut, as they are")
    func sharedColumns() throws {
        let model = try NativePlugin(path: BuiltProducts.library("ExampleSwiftPlugin")).makeModel()
        let matrix = try DenseMatrix<Double>(columns: [[0, 8, 16, 24], [0, 0, 0, 0], [0, 0, 0, 0]])
        let people = People.float64(ColumnTable(matrix)).slice(1..<4)
        #expect(column(0, of: try model.scores(of: people)) == [3.5, 5.5, 7.5])
        let flipped = try people.replacing(feature: 1, with: [1, 0, 1])
        #expect(column(0, of: try model.scores(of: flipped)) == [1.5, 5.5, 1.5])
        let nobody = people.slice(0..<0)
        #expect(try model.scores(of: nobody).rows == 0)
    }

    @Test("refuses a configuration in its own words")
    func configuration() throws {
        for library in ["ExampleCPlugin", "ExampleSwiftPlugin"] {
            let plugin = try NativePlugin(path: BuiltProducts.library(library))
            let error = #expect(throws: PluginError.self) {
                try plugin.makeModel(NativePluginConfiguration(options: ["height": "1"]))
            }
            guard case .failed(_, "create", 2, let message)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(message.contains("the model knows"))
        }
        let error = #expect(throws: PluginError.self) { try faulty(mode: "refuse") }
        #expect("\(try #require(error))".hasSuffix("put it beside model.yaml"))
    }

    @Test("whose scores cannot be used is an error")
    func wrongScores() throws {
        let people = try People.float64(ColumnTable(DenseMatrix(columns: [[0.25, 0.5]])))
        #expect(column(0, of: try faulty(mode: "").scores(of: people)) == [0.25, 0.5])
        #expect(throws: ScoringError.scoreNotFinite(output: "score", person: 0)) {
            try faulty(mode: "nan").scores(of: people)
        }
        #expect(throws: ScoringError.scoreNotFinite(output: "score", person: 1)) {
            try faulty(mode: "skips-last").scores(of: people)
        }
        let numeric = ScoringError.pluginFailure(code: 4, message: "person 0: the arithmetic has no result")
        #expect(throws: numeric) { try faulty(mode: "fail").scores(of: people) }
        let silent = ScoringError.pluginFailure(code: 6, message: "the plugin gives no reason")
        #expect(throws: silent) { try faulty(mode: "silent-fail").scores(of: people) }
        let narrow = try People.float32(ColumnTable(DenseMatrix(columns: [[0.25]])))
        #expect(throws: ScoringError.wrongPrecision(expected: .float64, actual: .float32)) {
            try faulty(mode: "").scores(of: narrow)
        }
    }

    @Test("that cannot score on several threads at once takes turns")
    func serial() async throws {
        try await FaultyPlugin.withCopy(called: "serial") { path in
            let plugin = try NativePlugin(path: path)
            #expect(!plugin.isConcurrent)
            let model = try plugin.makeModel()
            let people = try People.float64(ColumnTable(DenseMatrix(columns: [[0.5]])))
            try await withThrowingTaskGroup(of: Double.self) { group in
                for _ in 0..<16 {
                    group.addTask { try model.scores(of: people)[0, 0] }
                }
                for try await score in group {
                    #expect(score == 0.5)
                }
            }
        }
    }

    private func faulty(mode: String) throws -> NativeModel {
        try NativePlugin(path: BuiltProducts.library("FaultyPlugin"))
            .makeModel(NativePluginConfiguration(options: ["mode": mode]))
    }

    private func column(_ index: Int, of scores: DenseMatrix<Double>) -> [Double] {
        (0..<scores.rows).map { scores[$0, index] }
    }
}
