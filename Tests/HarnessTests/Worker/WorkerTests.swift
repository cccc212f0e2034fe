import Foundation
import Harness
import Testing
import WorkerProbe

@Suite("A worker process")
struct WorkerTests {
    private func worker(blasThreads: Int = 1) -> Worker {
        var launch = WorkerLaunch.thisExecutable(blasThreads: blasThreads)
        launch.executable = BuiltProducts.executable("WorkerProbe")
        return Worker(launch: launch)
    }

    private func run(
        _ action: ProbePlan.Action,
        amount: Int = 1,
        limits: WorkerLimits = WorkerLimits(wallClock: .seconds(60))
    ) async -> WorkerReport<ProbeReply> {
        await worker().run(ProbePlan(action, amount: amount), limits: limits)
    }

    @Test("sends its replies in order and says what it used")
    func replies() async throws {
        let seen = Collected<ProbeReply>()
        let report = await worker().run(
            ProbePlan(.reply, amount: 200),
            replying: ProbeReply.self,
            onReply: { seen.append($0) }
        )
        #expect(report.outcome == .finished)
        #expect(report.replies.map(\.numbers) == (0..<200).map { [Double($0)] })
        #expect(seen.all == report.replies)
        #expect(report.standardError.isEmpty)
        let usage = try #require(report.usage)
        #expect(usage.peakResidentBytes > 1 << 20)
        #expect(usage.minorFaults > 0)
        #expect(report.elapsed > .zero)
    }

    @Test("works when it is given a turn, and ends when it is told that none will follow")
    func turns() async {
        let turns = WorkerTurns()
        let report = await worker().run(
            ProbePlan(.takeTurns, amount: 100),
            replying: ProbeReply.self,
            limits: WorkerLimits(wallClock: .seconds(60)),
            turns: turns
        ) { reply in
            (reply.numbers.first ?? 0) < 3 ? turns.give() : turns.end()
        }
        #expect(report.outcome == .finished)
        #expect(report.replies.map(\.text) == ["ready", "turn", "turn", "turn"])
        // Nobody listens any more: nothing happens.
        turns.give()
    }

    @Test("that ends before its turn says how, and turns given to it do nothing")
    func turnsOfTheDead() async {
        let turns = WorkerTurns()
        let report = await worker().run(
            ProbePlan(.takeTurns, amount: 2),
            replying: ProbeReply.self,
            limits: WorkerLimits(wallClock: .seconds(60)),
            turns: turns
        ) { _ in
            for _ in 0..<10 { turns.give() }
        }
        #expect(report.outcome == .finished)
        #expect(report.replies.count == 3)
    }

    @Test("that crashes is a signal, and what it sent before stands")
    func crash() async {
        let report = await run(.crash)
        #expect(report.outcome == .crashed(signal: 11))
        #expect(report.replies.map(\.text) == ["before the crash"])
        #expect(report.standardError == "about to crash\n")
        #expect(await run(.abort).outcome == .crashed(signal: 6))
    }

    @Test("that throws or exits has failed")
    func failure() async {
        #expect(await run(.fail).outcome == .failed(exitCode: 70, message: "the probe was told to fail"))
        #expect(await run(.exit, amount: 3).outcome == .failed(exitCode: 3, message: nil))
        #expect(await run(.exit, amount: 0).outcome == .failed(exitCode: 0, message: nil))
    }

    @Test("that hangs is stopped, even when it does not want to be")
    func hang() async {
        let limits = WorkerLimits(wallClock: .milliseconds(300), grace: .milliseconds(100))
        #expect(await run(.hang, limits: limits).outcome == .timedOut(limit: .milliseconds(300)))
        #expect(await run(.hangStubbornly, limits: limits).outcome == .timedOut(limit: .milliseconds(300)))
    }

    @Test("that takes too much memory is stopped, and one that stays below is not")
    func memory() async throws {
        let limits = WorkerLimits(wallClock: .seconds(60), memory: 200 << 20)
        let report = await run(.allocate, amount: 1 << 20, limits: limits)
        guard case .memoryExceeded(let peak, let limit) = report.outcome else {
            Issue.record("not stopped for its memory: \(report.outcome)")
            return
        }
        #expect(limit == 200 << 20)
        #expect(peak > limit)
        let modest = await run(.allocate, amount: 50, limits: limits)
        #expect(modest.outcome == .finished)
        let used = try #require(modest.usage).peakResidentBytes
        #expect(used > 50 << 20 && used < 200 << 20)
    }

    @Test("may print to standard output without harm")
    func garbage() async {
        let report = await run(.print)
        #expect(report.outcome == .finished)
        #expect(report.replies.map(\.text) == ["before", "after"])
        #expect(report.standardError.contains("garbage from Swift"))
        #expect(report.standardError.contains("garbage from C"))
    }

    @Test("may complain at length: the end of it is kept")
    func complaint() async {
        let report = await run(.complain, amount: 3_000_000)
        #expect(report.outcome == .finished)
        #expect(report.standardErrorByteCount == 3_000_000)
        #expect(report.standardError.utf8.count == 4096)
        #expect(report.standardError.hasSuffix("xlast\n"))
    }

    @Test("may send a long reply, but not one above the limit")
    func longReply() async {
        let report = await run(.replyLong, amount: 2_000_000)
        #expect(report.outcome == .finished)
        #expect(report.replies.first?.text.utf8.count == 2_000_000)
        let limits = WorkerLimits(wallClock: .seconds(60), largestReply: 1000)
        guard case .unreadable = await run(.replyLong, amount: 2000, limits: limits).outcome else {
            Issue.record("a reply above the limit was taken")
            return
        }
    }

    @Test("takes what it started with it")
    func leftChild() async throws {
        let report = await run(.leaveChild)
        #expect(report.outcome == .finished)
        let number = try #require(report.replies.first?.numbers.first)
        #expect(await ends(process: Int32(number)))
    }

    @Test("has no core files, no standard input, fixed hash seeds and the planned BLAS threads")
    func surroundings() async {
        let report: WorkerReport<ProbeReply> = await worker(blasThreads: 3).run(ProbePlan(.describe))
        #expect(report.replies == [ProbeReply(text: "1 3", numbers: [0, 0])])
    }

    @Test("sends numbers that are not finite")
    func notFinite() async throws {
        let numbers = try #require(await run(.notFinite).replies.first?.numbers)
        #expect(numbers[0].isNaN)
        #expect(Array(numbers.dropFirst()) == [.infinity, -.infinity, 0.1])
    }

    @Test("that cannot be started is reported")
    func missing() async {
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1)
        launch.executable = "/nowhere/etalon"
        let report = await Worker(launch: launch).run(ProbePlan(.reply), replying: ProbeReply.self)
        #expect(
            report.outcome
                == .notStarted(reason: "/nowhere/etalon: posix_spawn: No such file or directory")
        )
        #expect(report.usage == nil)
    }

    @Test("that sends something else than was agreed is unreadable")
    func otherReply() async {
        let report = await worker().run(ProbePlan(.reply), replying: [Int].self)
        guard case .unreadable = report.outcome else {
            Issue.record("\(report.outcome)")
            return
        }
    }

    @Test("is stopped when the waiting task is cancelled")
    func cancellation() async {
        let task = Task { await run(.hang, limits: WorkerLimits(wallClock: .seconds(60), grace: .zero)) }
        task.cancel()
        #expect(await task.value.outcome == .cancelled)
    }

    @Test("many run side by side and keep their order")
    func many() async {
        let plans = (1...6).map { ProbePlan($0 == 3 ? .crash : .reply, amount: $0) }
        let reports = await worker().run(all: plans, replying: ProbeReply.self, concurrency: 2)
        #expect(reports.map(\.replies.count) == [1, 2, 1, 4, 5, 6])
        #expect(reports.map { $0.outcome == .finished } == [true, true, false, true, true, true])
    }

    @Test("ends when the harness is interrupted or killed", arguments: [SIGINT, SIGKILL])
    func parentEnds(signal: Int32) async throws {
        let harness = Process()
        harness.executableURL = URL(filePath: BuiltProducts.executable("WorkerProbe"))
        harness.arguments = ["nest"]
        try harness.run()
        var worker: Int32?
        for _ in 0..<1000 where worker == nil {
            try await Task.sleep(for: .milliseconds(10))
            worker = children(of: harness.processIdentifier).first
        }
        kill(harness.processIdentifier, signal)
        harness.waitUntilExit()
        #expect(await ends(process: try #require(worker)))
    }

    private func children(of process: Int32) -> [Int32] {
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
        else {
            return []
        }
        return threads.flatMap { thread -> [Int32] in
            let file = "/proc/\(process)/task/\(thread)/children"
            let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            return text.split(separator: " ").compactMap { Int32($0) }
        }
    }

    /// Whether `process` ends soon; it may be a zombie whose new parent has not looked yet.
    private func ends(process: Int32) async -> Bool {
        for _ in 0..<500 {
            let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            guard let text, !text.contains(") Z ") else { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}
