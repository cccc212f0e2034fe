import Foundation
import Harness
import Results
import Testing

/// Whole runs in worker processes of the built `etalon`, over plugins that misbehave.
@Suite(.serialized) struct RunTests {
    /// Runs native models of the faulty plugin, one for each mode, on three people; the folder is removed in the end.
    private func run(modes: [String], limits: WorkerLimits) async throws -> RunDocument {
        let root = FileManager.default.temporaryDirectory.appending(path: "etalon-run-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for mode in modes {
            let folder = root.appending(path: "models/\(mode)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: URL(filePath: BuiltProducts.library("FaultyPlugin")),
                to: folder.appending(path: "plugin.so")
            )
            let manifest = """
                model: \(mode)
                family: native
                plugin: plugin.so
                options: {mode: \(mode)}
                """
            try Data(manifest.utf8).write(to: folder.appending(path: "model.yaml"))
        }
        let people = root.appending(path: "people.csv")
        try Data("x\n0.25\n0.5\n0.75\n".utf8).write(to: people)
        let request = RunRequest(
            models: modes,
            populations: [people.path],
            measures: [.calibration],
            limits: limits
        )
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1)
        launch.executable = BuiltProducts.executable("etalon")
        let workspace = Workspace(
            modelsFolder: root.appending(path: "models"),
            resultsFolder: root.appending(path: "results")
        )
        return try await Run(request, workspace: workspace, worker: Worker(launch: launch))
            .execute(command: ["etalon", "run"], version: "0.0.0")
    }

    @Test func aPluginThatFailsIsARowAndTheOthersStand() async throws {
        let document = try await run(
            modes: ["crash", "good", "hang", "fail"],
            limits: WorkerLimits(wallClock: .seconds(3), grace: .seconds(1))
        )
        #expect(document.errors.map(\.model) == ["crash", "hang", "fail"])
        let crash = try #require(document.errors.first)
        #expect(crash.signal == "SIGSEGV")
        #expect(crash.standardErrorTail?.contains("about to write where nothing is") == true)
        #expect(document.errors[1].message.contains("time limit"))
        #expect(document.errors[2].message.contains("the arithmetic has no result"))
        #expect(document.metrics.contains { $0.subject.model == "good" }, "the good model's rows stand")
    }

    @Test func aPluginThatEatsMemoryIsStopped() async throws {
        let document = try await run(
            modes: ["memory"],
            limits: WorkerLimits(wallClock: .seconds(60), memory: 256 << 20)
        )
        #expect(document.errors.map(\.model) == ["memory"])
        #expect(document.errors.first?.message.contains("memory") == true)
    }

    @Test func anUnknownModelIsAnErrorOfTheRun() async {
        let workspace = Workspace(
            modelsFolder: URL(filePath: "absent"),
            resultsFolder: URL(filePath: "absent")
        )
        let run = Run(
            RunRequest(models: ["x"]),
            workspace: workspace,
            worker: Worker(launch: .thisExecutable(blasThreads: 1))
        )
        await #expect(throws: HarnessError.self) { try await run.execute(command: [], version: "0") }
    }

    /// By hand: 20,000 people (two blocks) with one score, eleven of whom are selected: the first eleven.
    ///
    /// Whoever of the others alone gets the higher score is selected, so 19,989 gain and nobody loses; if all get it,
    /// the first eleven stay.
    @Test(arguments: [1, 2])
    func aCapacityCountsPeopleAcrossBlocks(threads: Int) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "etalon-run-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = root.appending(path: "models/queue")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let manifest = """
            model: queue
            version: 1.0.0
            name: Queue
            system: none
            family: linear
            provenance: {class: conceptual, summary: Invented for a test.}
            features: [{name: flag, kind: binary}]
            outputs:
              - name: place
                provenance: {inferred: invented}
                intercept: 0
                terms: [{feature: flag, levels: {yes: 1}}]
            decision: {capacity: {count: {value: 11, inferred: invented}}}
            """
        try Data(manifest.utf8).write(to: folder.appending(path: "model.yaml"))
        let people = root.appending(path: "people.csv")
        try Data(("flag\n" + String(repeating: "no\n", count: 20_000)).utf8).write(to: people)
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1)
        launch.executable = BuiltProducts.executable("etalon")
        let document = try await Run(
            RunRequest(
                models: ["queue"],
                populations: [people.path],
                threads: threads,
                measures: [.counterfactual]
            ),
            workspace: Workspace(
                modelsFolder: root.appending(path: "models"),
                resultsFolder: root.appending(path: "results")
            ),
            worker: Worker(launch: launch)
        ).execute(command: ["etalon", "run"], version: "0.0.0")
        #expect(document.errors == [])
        #expect(
            document.configuration.people == 20_000,
            "the rows of the file, not the people a generator makes"
        )
        let values = Dictionary(
            document.metrics.filter { $0.subject.intervention == "flag flip" }
                .compactMap { metric in metric.estimate.map { (metric.name, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(values["capacity"] == 11)
        #expect(values["capacity_gaining"] == 19_989)
        #expect(values["capacity_losing"] == 0)
        #expect(values["capacity_kept"] == 11)
    }
}
