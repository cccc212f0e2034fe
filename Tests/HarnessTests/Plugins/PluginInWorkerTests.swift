import Harness
import Testing
import WorkerProbe

@Suite("A plugin in a worker")
struct PluginInWorkerTests {
    private func run(
        mode: String,
        people: Int = 1,
        limits: WorkerLimits = WorkerLimits(wallClock: .seconds(60)),
        path: String = BuiltProducts.library("FaultyPlugin")
    ) async -> WorkerReport<ProbeReply> {
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1)
        launch.executable = BuiltProducts.executable("WorkerProbe")
        let plan = ProbePlan(.score, amount: people, plugin: path, options: ["mode": mode])
        return await Worker(launch: launch).run(plan, limits: limits)
    }

    @Test("that behaves gives its scores")
    func behaves() async {
        let report = await run(mode: "", people: 3)
        #expect(report.outcome == .finished)
        #expect(report.replies == [ProbeReply(text: "faulty", numbers: [0.5, 0.5, 0.5])])
    }

    @Test("that crashes, aborts or exits is an error row with its last words")
    func crashes() async throws {
        let crash = await run(mode: "crash")
        #expect(crash.outcome == .crashed(signal: 11))
        #expect(crash.standardError == "about to write where nothing is\n")
        #expect(await run(mode: "abort").outcome == .crashed(signal: 6))
        #expect(await run(mode: "exit").outcome == .failed(exitCode: 0, message: nil))
    }

    @Test("that hangs is stopped")
    func hangs() async {
        let limits = WorkerLimits(wallClock: .milliseconds(500), grace: .milliseconds(100))
        #expect(await run(mode: "hang", limits: limits).outcome == .timedOut(limit: .milliseconds(500)))
    }

    @Test("that takes memory without end is stopped")
    func memory() async {
        let limits = WorkerLimits(wallClock: .seconds(60), memory: 150 << 20)
        guard case .memoryExceeded = await run(mode: "memory", limits: limits).outcome else {
            Issue.record("not stopped for its memory")
            return
        }
    }

    @Test("may print to standard output without harm")
    func prints() async {
        let report = await run(mode: "stdout")
        #expect(report.outcome == .finished)
        #expect(report.replies.count == 1)
        #expect(report.standardError == "a stray line on standard output\n")
    }

    @Test("whose scores are no numbers fails in words")
    func notFinite() async {
        guard case .failed(70, let message?) = await run(mode: "nan").outcome else {
            Issue.record("NaN was taken")
            return
        }
        #expect(message.contains("score"))
    }

    @Test("that crashes while it is loaded is contained too")
    func crashesAtLoad() async throws {
        let report = try await FaultyPlugin.withCopy(called: "crash-at-load") { path in
            await run(mode: "", path: path)
        }
        #expect(report.outcome == .crashed(signal: 11))
    }
}
