import DenseMatrix
import Foundation
import Harness
import PluginTemplates
import Scoring
import Testing

@Suite("A process plugin")
struct ProcessPluginTests {
    static let hasPython = Program.isInstalled("python3")

    @Test("gives the same scores through the pipe", .enabled(if: hasPython, "python3 is not installed"))
    func scores() throws {
        try withPlugin { plugin in
            #expect(plugin.name == "test")
            #expect(plugin.version == "1.2.3")
            #expect(plugin.language.hasPrefix("Python 3"))
            let descriptor = plugin.model.descriptor
            #expect(descriptor.family == "process")
            #expect(descriptor.precision == .float32)
            #expect(descriptor.schema.features.map(\.name) == ["x", "y"])
            #expect(descriptor.decision == .orderedLevels(output: 1, cuts: [1, 2], names: ["a", "b", "c"]))
            #expect(descriptor.parameters.map(\.name) == ["k"])
            let people = try People.float32(
                ColumnTable(DenseMatrix(columns: [[1, 2, .nan], [0.5, .nan, 4]]))
            )
            let scores = try plugin.model.scores(of: people)
            // By hand: x + y and x - y, with x missing as 7 and y missing passed on, where it counts as 0.
            #expect((0..<3).map { scores[$0, 0] } == [1.5, 2, 11])
            #expect((0..<3).map { scores[$0, 1] } == [0.5, 2, 3])
            #expect(try plugin.model.scores(of: people.slice(0..<0)).rows == 0)
        }
    }

    @Test("takes large batches", .enabled(if: hasPython, "python3 is not installed"))
    func large() throws {
        try withPlugin { plugin in
            let x = DenseColumn<Float>((0..<100_000).map { Float($0) })
            let y = DenseColumn<Float>(repeating: 0.5, count: 100_000)
            let people = People.float32(try ColumnTable(rows: 100_000, columns: [x, y]))
            let scores = try plugin.model.scores(of: people)
            #expect(scores[99_999, 0] == 99_999.5)
            #expect(scores[99_999, 1] == 99_998.5)
        }
    }

    @Test(
        "that fails says so in its own words, and goes on",
        .enabled(if: hasPython, "python3 is not installed"),
        arguments: [
            ("raise InputError('no', row=1, column=1)", 3, "person 1, 'y': no"),
            ("raise ValueError('bad value')", 6, "ValueError: bad value"),
            ("return [[1.0]]", 6, "1 columns of scores for 2 outputs"),
            ("return [[1.0], [2.0]]", 6, "output 0: 1 scores for 2 people"),
        ]
    )
    func failures(body: String, code: Int, message: String) throws {
        try withPlugin(score: "if people.column(0)[0] == 5:\n            \(body)") { plugin in
            let bad = try People.float32(ColumnTable(DenseMatrix(columns: [[5, 1], [0, 0]])))
            let good = try People.float32(ColumnTable(DenseMatrix(columns: [[1], [2]])))
            #expect(throws: ScoringError.pluginFailure(code: code, message: message)) {
                try plugin.model.scores(of: bad)
            }
            #expect(try plugin.model.scores(of: good)[0, 0] == 3)
        }
    }

    @Test("whose scores are no numbers is an error", .enabled(if: hasPython, "python3 is not installed"))
    func notFinite() throws {
        try withPlugin(score: "return [[0.0] * len(people), [math.nan] * len(people)]") { plugin in
            let people = try People.float32(ColumnTable(DenseMatrix(columns: [[1], [2]])))
            #expect(throws: ScoringError.scoreNotFinite(output: "difference", person: 0)) {
                try plugin.model.scores(of: people)
            }
        }
    }

    @Test("that ends while it scores is an error", .enabled(if: hasPython, "python3 is not installed"))
    func ends() throws {
        for (body, words) in [("os.abort()", "SIGABRT"), ("os._exit(3)", "exit code 3")] {
            try withPlugin(score: body) { plugin in
                let people = try People.float32(ColumnTable(DenseMatrix(columns: [[1], [2]])))
                for _ in 0..<2 {
                    let error = #expect(throws: ScoringError.self) { try plugin.model.scores(of: people) }
                    #expect("\(try #require(error))".contains(words))
                }
            }
        }
    }

    @Test("may print without harm", .enabled(if: hasPython, "python3 is not installed"))
    func prints() throws {
        try withPlugin(score: "print('garbage', flush=True); os.system('echo more garbage')") { plugin in
            let people = try People.float32(ColumnTable(DenseMatrix(columns: [[1], [2]])))
            #expect(try plugin.model.scores(of: people)[0, 1] == -1)
        }
    }

    @Test(
        "that cannot be used says why",
        .enabled(if: hasPython, "python3 is not installed"),
        arguments: [
            ("raise ConfigurationError('weights.bin is missing')", "weights.bin is missing"),
            ("raise KeyError('age')", "KeyError: 'age'"), ("sys.exit(4)", "exit code 4"),
            ("self.descriptor['decision'] = {}", "decision"),
            ("self.descriptor['features'][0]['kind'] = 'colour'", "features[0].kind"),
            ("self.descriptor['surprise'] = 1", "surprise"), ("del self.descriptor['outputs']", "outputs"),
            ("os.write(4, b'plain text on the channel')", "announces"),
        ]
    )
    func refusals(statement: String, words: String) throws {
        let error = #expect(throws: PluginError.self) { try withPlugin(create: statement) { _ in } }
        #expect("\(try #require(error))".contains(words))
    }

    @Test(
        "of another major version says which side is older",
        .enabled(if: hasPython, "python3 is not installed")
    )
    func version() throws {
        let error = #expect(throws: PluginError.self) {
            try withPlugin(top: "import etalon_plugin; etalon_plugin.PROTOCOL = (2, 1)") { _ in }
        }
        #expect("\(try #require(error))".contains("version 2.1"))
        #expect("\(try #require(error))".contains("the etalon is older"))
    }

    @Test("whose program is not there is an error")
    func missingProgram() throws {
        let command = ProcessPluginCommand(words: ["no-such-program-here"], folder: "/tmp")
        let error = #expect(throws: PluginError.self) { try ProcessPlugin(command) }
        #expect("\(try #require(error))".contains("the program was not found"))
        let empty = ProcessPluginCommand(words: [], folder: "/tmp")
        #expect(throws: PluginError.self) { try ProcessPlugin(empty) }
    }

    @Test("started by hand explains itself", .enabled(if: hasPython, "python3 is not installed"))
    func byHand() throws {
        try withFolder { folder in
            let result = try Program.run(["python3", "model.py"], in: folder)
            #expect(result.exitCode == 1)
            #expect(result.error.contains("started by it"))
        }
    }

    private func withPlugin(
        top: String = "",
        create: String = "pass",
        score: String = "pass",
        _ body: (ProcessPlugin) throws -> Void
    ) throws {
        try withFolder(top: top, create: create, score: score) { folder in
            let command = ProcessPluginCommand(words: ["python3", "model.py"], folder: folder.path)
            try body(try ProcessPlugin(command))
        }
    }

    /// A folder with the kit and a model, removed afterwards.
    private func withFolder(
        top: String = "",
        create: String = "pass",
        score: String = "pass",
        _ body: (URL) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "etalon-\(UUID().uuidString)")
        let kit = folder.appending(path: "etalon_plugin")
        try FileManager.default.createDirectory(at: kit, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(PluginTemplate.pythonKit.text.utf8).write(to: kit.appending(path: "__init__.py"))
        let source = """
            import math, os, sys
            \(top)
            from etalon_plugin import *

            class Test(Model):
                def __init__(self, configuration):
                    configuration.require_options()
                    self.descriptor = {
                        "model": "test", "version": "1.2.3", "name": {"en": "Test", "fr": "Essai"}, "system": "none",
                        "precision": "float32",
                        "features": [
                            {"name": "x", "kind": "continuous", "range": [0, 10], "missing": {"imputed": 7}},
                            {"name": "y", "kind": "continuous", "range": [0, 10], "missing": "passed"},
                        ],
                        "outputs": [{"name": "sum", "kind": "score"}, {"name": "difference", "kind": "score"}],
                        "decision": {"levels": {"output": "difference", "cuts": [1, 2], "names": ["a", "b", "c"]}},
                        "provenance": {"class": "conceptual", "summary": "Invented.", "sources": []},
                        "parameters": [
                            {"name": "k", "value": 1, "provenance": {"assumed": [0, 2], "because": "invented"}}
                        ],
                    }
                    \(create)

                def score(self, people):
                    \(score)
                    clean = lambda y: 0 if math.isnan(y) else y
                    rows = list(people.rows())
                    return [[x + clean(y) for x, y in rows], [x - clean(y) for x, y in rows]]

            serve(Test, name="test", version="1.2.3")
            """
        try Data(source.utf8).write(to: folder.appending(path: "model.py"))
        try body(folder)
    }
}
