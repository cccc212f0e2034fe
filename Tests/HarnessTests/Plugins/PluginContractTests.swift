import Harness
import Testing

@Suite("The contract test of plugins")
struct PluginContractTests {
    private func check(
        _ library: String,
        options: [String: String] = [:],
        reference: ReferenceScores? = nil,
        skipping skipped: [ContractCheck] = [],
        limits: WorkerLimits = WorkerLimits(wallClock: .seconds(60), memory: 1 << 30)
    ) async -> PluginContractReport {
        var launch = WorkerLaunch.thisExecutable(
            blasThreads: 1,
            subcommand: WorkerLaunch.pluginCheckSubcommand
        )
        launch.executable = BuiltProducts.executable("WorkerProbe")
        var plan = PluginCheckPlan(plugin: .native(path: library), options: options, reference: reference)
        plan.skipped = skipped
        return await PluginContractCheck(worker: Worker(launch: launch), limits: limits).run(plan)
    }

    @Test(
        "passes the examples for authors",
        arguments: ["ExampleCPlugin", "ExampleSwiftPlugin", "FaultyPlugin"]
    )
    func examples(library: String) async throws {
        let report = await check(BuiltProducts.library(library))
        #expect(report.rows.map(\.check) == ContractCheck.allCases)
        for row in report.rows where row.check != .referenceScores {
            #expect(row.verdict == .passed, "\(row.check.rawValue)")
        }
        #expect(report.verdict(of: .referenceScores) == .skipped("no reference scores were given"))
        #expect(report.isPassed)
        #expect(try #require(report.identity).interface == "native 1.0")
    }

    @Test(
        "finds what a plugin does wrong",
        arguments: [
            ("any-option", [ContractCheck.unknownOption]), ("counts-calls", [.deterministic]),
            ("knows-count", [.batchSize]), ("knows-position", [.batchSize, .rowOrder]),
            ("no-probability", [.outputs]), ("takes-missing", [.missing]), ("any-shape", [.wrongShape]),
            ("writes-beyond", [.bounds]), ("skips-last", [.bounds]), ("rounding", [.processState]),
            ("thread", [.processState]), ("folder", [.processState]), ("signal", [.processState]),
            ("race", [.concurrency]), ("leak", [.leaks]),
        ]
    )
    func faults(mode: String, failing: [ContractCheck]) async {
        let report = await check(
            BuiltProducts.library("FaultyPlugin"),
            options: ["mode": mode],
            // Only the check on leaks takes long, and only one mode leaks.
            skipping: mode == "leak" ? [] : [.leaks]
        )
        for check in failing {
            #expect(report.verdict(of: check)?.isFailure == true, "\(check.rawValue)")
        }
        #expect(report.verdict(of: .loads) == .passed)
        #expect(!report.isPassed)
    }

    @Test("goes on after a check that took the process with it")
    func crash() async throws {
        let report = await check(
            BuiltProducts.library("FaultyPlugin"),
            options: ["mode": "writes-people"],
            skipping: [.leaks]
        )
        guard case .failed(let words)? = report.verdict(of: .readOnlyPeople) else {
            Issue.record("\(report)")
            return
        }
        #expect(words.contains("signal 11 (SIGSEGV)"))
        #expect(report.verdict(of: .bounds) == .passed)
        #expect(report.verdict(of: .concurrency) == .passed)
    }

    @Test("says why a plugin cannot be checked")
    func notLoadable() async throws {
        let missing = await check("/nowhere/model.so")
        #expect(missing.identity == nil)
        #expect(missing.verdict(of: .loads)?.isFailure == true)
        #expect(
            missing.rows.dropFirst().allSatisfy { $0.verdict == .skipped("the plugin could not be loaded") }
        )
        let crash = try await FaultyPlugin.withCopy(called: "crash-at-load") { await check($0) }
        guard case .failed(let words)? = crash.verdict(of: .loads) else {
            Issue.record("\(crash)")
            return
        }
        #expect(words.contains("SIGSEGV"))
        let careless = try await FaultyPlugin.withCopy(called: "any-host") {
            await check($0, skipping: [.leaks])
        }
        #expect(careless.verdict(of: .versions)?.isFailure == true)
    }

    @Test("compares reference scores")
    func reference() async {
        let good = ReferenceScores(people: [[0.25], [0.5]], scores: [[0.25], [0.5]])
        let bad = ReferenceScores(people: [[0.25], [0.5]], scores: [[0.25], [0.75]])
        let library = BuiltProducts.library("FaultyPlugin")
        let rest = ContractCheck.allCases.filter { $0 != .referenceScores && $0 != .loads }
        let passed = await check(library, reference: good, skipping: rest)
        #expect(passed.verdict(of: .referenceScores) == .passed)
        let failed = await check(library, reference: bad, skipping: rest)
        let words = "person 1, 'score': 0.5 in place of 0.75"
        #expect(failed.verdict(of: .referenceScores) == .failed(words))
    }
}
