import Foundation
import Results
import Testing

@testable import Harness

/// `etalon gate --paired OLD NEW`, `etalon calibrate`, `etalon history`, as the program that CI starts.
///
/// Programs are built for debugging here and the machine may be busy: that something slow is found is asserted where
/// the slowness is gross, and never how long anything took.
@Suite(.serialized) struct PairedGateCommandTests {
    private func withWorkspace(_ body: (SmallWorkspace) throws -> Void) throws {
        let workspace = try SmallWorkspace()
        defer { workspace.remove() }
        try workspace.write(
            SmallWorkspace.model("small").replacing(
                "system: none",
                with: "system: none\npopulation: people.csv"
            ),
            to: "models/small/model.yaml"
        )
        try body(workspace)
    }

    /// A program that does what the built one does, and takes so much longer for benchmarks.
    private func slowed(_ workspace: SmallWorkspace, by share: Double) throws -> String {
        try workspace.write(
            """
            #!/bin/sh
            exec '\(BuiltProducts.executable("etalon"))' "$@" --extra-work \(share)
            """,
            to: "slowed"
        )
        let file = workspace.root.appending(path: "slowed")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file.path
    }

    private let short = [
        "--blocks", "6", "--confirmation-blocks", "6", "--turn-time", "0.5", "--seed", "1",
    ]

    @Test func faultsOfUsageAreNamed() throws {
        try withWorkspace { workspace in
            let program = BuiltProducts.executable("etalon")
            let missing = try workspace.etalon(["gate", "--paired", "nowhere", program])
            #expect(missing.code == 1)
            #expect(missing.error.contains("nowhere"))
            let unbuilt = try workspace.etalon(["gate", "--paired", ".", program])
            #expect(unbuilt.code == 1)
            #expect(unbuilt.error.contains("swift build"))
            #expect(try workspace.etalon(["gate", "--paired", "people.csv", program]).code == 1)
            let foreign = try workspace.etalon(["gate", "--paired", "/bin/false", program])
            #expect(foreign.code == 1)
            #expect(foreign.error.contains("cannot be timed"))
            #expect(try workspace.etalon(["gate", "--count", program, program]).code == 1)
            #expect(try workspace.etalon(["gate", "--paired", program, program, "--blocks", "2"]).code == 1)
        }
    }

    @Test func valgrindIsAskedForWhereItIsMissing() throws {
        try withWorkspace { workspace in
            let program = BuiltProducts.executable("etalon")
            let ended = try workspace.etalon(
                ["gate", "--paired", "--count", program, program],
                environment: ["PATH": "/nowhere"]
            )
            #expect(ended.code == 1)
            #expect(ended.error.contains("apt-get install valgrind"))
            let alone = try workspace.etalon(
                ["count", "small", "--output", "count.json"],
                environment: ["PATH": "/nowhere"]
            )
            #expect(alone.code == 1)
            #expect(alone.error.contains("apt-get install valgrind"))
            #expect(workspace.names(".").contains("count.json") == false)
        }
    }

    @Test(.enabled(if: CallgrindRun.isAvailable(), "valgrind is not installed"))
    func instructionsAreCounted() throws {
        try withWorkspace { workspace in
            let ended = try workspace.etalon(["count", "small", "--output", "counts.json"])
            #expect(ended.code == 0, "\(ended.error)")
            let document = try RunDocument.read(file: workspace.root.appending(path: "counts.json"))
            #expect(document.metrics.map(\.name) == ["instructions_per_row"])
            #expect(document.metrics.first?.samples?.count == 2)
            #expect(document.metrics.first?.estimate ?? 0 > 1)
            #expect(["avx2", "portable"].contains(document.environment.kernels))
            #expect(try workspace.etalon(["gate", "counts.json", "counts.json"]).code == 0)
        }
    }

    /// Four times as slow is found on any machine that gives a verdict; however busy it is, nothing else is claimed.
    @Test func aGrossSlowdownIsFound() throws {
        try withWorkspace { workspace in
            try workspace.write(
                "schema: etalon.thresholds/1\nenvironment: {pressure: 1, stolen: 1}\n",
                to: "any.yaml"
            )
            let ended = try workspace.etalon(
                ["gate", "--paired", BuiltProducts.executable("etalon"), try slowed(workspace, by: 3)]
                    + ["--model", "small", "--thresholds", "any.yaml"] + short
            )
            let isFound = ended.code == 2 && ended.output.contains("regressed  small")
            let isNoVerdict = ended.code == 0 && ended.output.contains("1 invalid-environment")
            #expect(isFound || isNoVerdict, "\(ended.code): \(ended.output)\(ended.error)")
            #expect(ended.output.contains("--seed 1"))
        }
    }

    /// A new program that cannot be timed fails the gate, and says what it said.
    @Test func aProgramThatDiesIsAnError() throws {
        try withWorkspace { workspace in
            let program = BuiltProducts.executable("etalon")
            func ended(_ text: String) throws -> SmallWorkspace.Ended {
                try workspace.write("#!/bin/sh\n\(text)\n", to: "other")
                let file = workspace.root.appending(path: "other")
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
                return try workspace.etalon(
                    ["gate", "--paired", program, "other", "--model", "small"] + short
                )
            }
            let dead = try ended("echo no such thing >&2; exit 3")
            #expect(dead.code == 5)
            #expect(dead.output.contains("the new program"))
            #expect(dead.output.contains("no such thing"))
            let killed = try ended("(sleep 0.5; kill -9 $$) & exec '\(program)' \"$@\" --extra-work 1e9")
            #expect(killed.code == 5, "\(killed.output)\(killed.error)")
        }
    }

    /// Processes that are alive at the same time compute in turns; one that does not wait for its turn is told so.
    @Test func processesTakeTurns() async throws {
        let program = PairedProgram(
            executable: URL(filePath: BuiltProducts.executable("etalon")),
            workspace: Workspace(modelsFolder: URL(filePath: "."), resultsFolder: URL(filePath: "."))
        )
        func measured(_ rounds: [[PairedArm]], takesTurns: Bool) async throws -> PairedBlock {
            let plan = BenchmarkPlan(
                subject: .workload,
                calls: 4,
                takesTurns: takesTurns,
                warmUpNanoseconds: 1
            )
            let turns = PairedTurns(
                launches: Dictionary(
                    uniqueKeysWithValues: PairedArm.allCases.map { ($0, program.benchmarkLaunch) }
                ),
                plans: Dictionary(uniqueKeysWithValues: PairedArm.allCases.map { ($0, plan) }),
                limits: WorkerLimits(wallClock: .seconds(60))
            )
            return try await turns.take(rounds).get()
        }
        let half: [PairedArm] = [.null, .baseline, .current]
        let block = try await measured(
            [[PairedArm]](repeating: half + half.reversed(), count: 3),
            takesTurns: true
        )
        #expect(block.baseline.count == 6 && block.current.count == 6 && block.null.count == 6)
        #expect((block.baseline + block.current + block.null).allSatisfy { $0 > 0 })
        await #expect(throws: PairedTurns.Failure.self) {
            _ = try await measured([half], takesTurns: false)
        }
    }

    @Test func calibrationKeepsFloorsThatTheGateReads() throws {
        try withWorkspace { workspace in
            let words = ["calibrate", "--model", "small", "--blocks", "6", "--turn-time", "0.5"]
            let ended = try workspace.etalon(words)
            #expect(ended.code == 0, "\(ended.error)")
            #expect(ended.output.contains("noise floor"))
            let file = workspace.root.appending(path: "results/noise-floors.json")
            let floors = try NoiseFloor.read(file: file)
            #expect(floors.map(\.benchmark) == ["small/people/risk/cpu_seconds_per_row[batch=60]"])
            #expect(floors.allSatisfy { $0.blocks == 6 && $0.margin >= 2 * $0.floor && $0.margin >= 0.05 })
            #expect(NoiseCalibration.floors(in: floors).keys.sorted() == floors.map(\.benchmark))
            try workspace.write("[{]", to: "results/noise-floors.json")
            let program = BuiltProducts.executable("etalon")
            let broken = try workspace.etalon(["gate", "--paired", program, program, "--model", "small"])
            #expect(broken.code == 1)
            #expect(broken.error.contains("noise-floors.json"))
        }
    }

    @Test func historyGrowsByARunOnce() throws {
        try withWorkspace { workspace in
            try workspace.run(as: "one")
            #expect(try workspace.etalon(["history"]).output.contains("no history yet"))
            let first = try workspace.etalon(["history", "--append", "one.json", "--metric", "flip_rate"])
            #expect(first.code == 0, "\(first.error)")
            #expect(first.output.contains("small/people/risk/flip_rate"))
            let lines = try workspace.text("results/history.jsonl")
            #expect(try workspace.etalon(["history", "--append", "one.json"]).error.contains("already"))
            #expect(try workspace.text("results/history.jsonl") == lines)
            let json = try workspace.etalon(["history", "--format", "json"])
            let trends = try #require(
                try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
            )
            #expect(trends.allSatisfy { ($0["series"] as? String)?.contains("flip_rate[") == true })
            try workspace.write(lines + "{}\n", to: "results/history.jsonl")
            let broken = try workspace.etalon(["history"])
            #expect(broken.code == 1)
            #expect(broken.error.contains("line \(lines.split(separator: "\n").count + 1)"))
        }
    }
}
