import Foundation
import Harness
import Testing

@Suite("The folder that a new plugin starts from")
struct PluginScaffoldTests {
    @Test("passes the contract test as it is", arguments: [PluginLanguage.c, .python, .r])
    func contract(language: PluginLanguage) async throws {
        let (program, location): (String, (URL) -> PluginLocation) =
            switch language {
            case .c, .swift: ("make", { .native(path: $0.appending(path: "model.so").path) })
            case .python: ("python3", { _ in .process(words: ["python3", "model.py"]) })
            case .r: ("Rscript", { _ in .process(words: ["Rscript", "--vanilla", "model.R"]) })
            }
        guard Program.isInstalled(program) else {
            print("skipped for \(language.name): \(program) is not installed")
            return
        }
        let parent = FileManager.default.temporaryDirectory.appending(path: "etalon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: parent) }
        let folder = try PluginScaffold(id: "new-model", language: language).write(to: parent)
        if language == .c { #expect(try Program.run(["make"], in: folder).exitCode == 0) }

        var launch = WorkerLaunch.thisExecutable(
            blasThreads: 1,
            subcommand: WorkerLaunch.pluginCheckSubcommand
        )
        launch.executable = BuiltProducts.executable("WorkerProbe")
        var plan = PluginCheckPlan(
            plugin: location(folder),
            folder: folder.path,
            // By hand: -1.25 + age / 32 - 0.5 for a couple; probabilities by Python's math.exp.
            reference: ReferenceScores(
                people: [[40, 0], [24, 1]],
                scores: [[0.5], [0.2689414213699951]]
            )
        )
        // R takes half a second to start, and these start it again.
        if language == .r { plan.skipped = [.freshModel, .concurrency] }
        let report = await PluginContractCheck(
            worker: Worker(launch: launch),
            limits: WorkerLimits(wallClock: .seconds(120))
        ).run(plan)
        for row in report.rows {
            #expect(!row.verdict.isFailure, "\(language.name), \(row.check.rawValue): \(row.verdict)")
        }
        #expect(report.verdict(of: .referenceScores) == .passed)
        #expect(report.identity?.model == "new-model")
    }

    @Test("has everything filled in", arguments: PluginLanguage.allCases)
    func filled(language: PluginLanguage) throws {
        let files = try PluginScaffold(id: "new-model", language: language).files
        #expect(files.map(\.path).contains("model.yaml"))
        for (path, content) in files {
            #expect(!content.contains("{{"), "\(path)")
            #expect(!content.isEmpty, "\(path)")
        }
        #expect(files.contains { $0.content.contains("new-model") })
    }

    @Test("refuses names that are none and folders that are there")
    func refusals() throws {
        for name in ["", "My-Model", "my model", "-model", "model-", "a--b", "../model", "1-model"] {
            #expect(throws: PluginScaffoldError.illegalName(name)) {
                try PluginScaffold(id: name, language: .c)
            }
        }
        let parent = FileManager.default.temporaryDirectory.appending(path: "etalon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: parent) }
        let scaffold = try PluginScaffold(id: "twice", language: .python)
        let folder = try scaffold.write(to: parent)
        #expect(throws: PluginScaffoldError.exists(folder.path)) { try scaffold.write(to: parent) }
        let entries = try FileManager.default.contentsOfDirectory(atPath: parent.path)
        #expect(entries == ["twice"])
        #expect(throws: PluginScaffoldError.self) {
            try scaffold.write(to: URL(filePath: "/proc/nowhere"))
        }
    }
}
