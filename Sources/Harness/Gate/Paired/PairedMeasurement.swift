package import Foundation
import Results
import Statistics

/// Runs two programs and a copy of the old one in blocks, each with fresh processes that take turns.
package struct PairedMeasurement: Sendable {
    /// What happens, for whoever shows progress: how many blocks have ended, of how many.
    package typealias Progress = @Sendable (_ stage: String, _ done: Int, _ of: Int) -> Void

    private let request: PairedRequest
    private let old: PairedProgram
    private let programs: [PairedArm: PairedProgram]
    /// What a process may use before it is stopped.
    private let limits = WorkerLimits(wallClock: .seconds(600))

    /// A measurement of `new` against `old`.
    ///
    /// - Parameters:
    ///   - request: What is to be measured.
    ///   - old: The program to compare with.
    ///   - new: The program to judge.
    ///   - copy: A copy of the old executable under another path: the null arm.
    package init(_ request: PairedRequest, old: PairedProgram, new: PairedProgram, copy: URL) {
        self.request = request
        self.old = old
        programs = [
            .baseline: old, .current: new, .null: PairedProgram(executable: copy, workspace: old.workspace),
        ]
    }

    /// Measures.
    ///
    /// First every benchmark gets its screening blocks, interleaved; then those that are suspect get fresh ones.
    ///
    /// - Returns: The benchmarks, with several models the fixed workload first; where the task was cancelled, with fewer blocks.
    /// - Throws: `HarnessError` where a model is not there, or no program can be timed.
    package func run(onProgress: @escaping Progress = { _, _, _ in }) async throws(HarnessError)
        -> [PairedBenchmark]
    {
        var benchmarks = try await prepared(onProgress)
        let random = CounterRandom(seed: request.seed)
        await measure(
            &benchmarks,
            chosen: Array(benchmarks.indices),
            count: request.settings.screenBlocks,
            random: random.family(1),
            stage: "screening",
            into: \.screened,
            onProgress
        )
        let suspects = benchmarks.indices.filter { index in
            let benchmark = benchmarks[index]
            return benchmark.fault == nil && benchmark.result(request).suspicion != nil
        }
        guard request.confirms, !suspects.isEmpty, !Task.isCancelled else { return benchmarks }
        await measure(
            &benchmarks,
            chosen: suspects,
            count: request.settings.confirmationBlocks,
            random: random.family(2),
            stage: "confirming",
            into: \.fresh,
            onProgress
        )
        return benchmarks
    }

    /// The benchmarks, each run once by the old program: it says how many calls make a sample.
    private func prepared(_ onProgress: Progress) async throws(HarnessError) -> [PairedBenchmark] {
        let models = try models()
        var subjects: [[PairedArm: BenchmarkPlan.Subject]] = []
        // Whether everything moved alike is a question only where there are several things.
        if models.count >= PairedGate.leastAlike {
            subjects.append(Dictionary(uniqueKeysWithValues: PairedArm.allCases.map { ($0, .workload) }))
        }
        for model in models {
            var subject: [PairedArm: BenchmarkPlan.Subject] = [:]
            for (arm, program) in programs { subject[arm] = try program.subject(model: model) }
            subjects.append(subject)
        }
        var benchmarks: [PairedBenchmark] = []
        for (index, subject) in subjects.enumerated() {
            onProgress("preparing", index, subjects.count)
            var plans = subject.mapValues { subject in
                BenchmarkPlan(
                    subject: subject,
                    batch: request.batch,
                    sampleNanoseconds: request.turnNanoseconds
                )
            }
            guard let plan = plans[.baseline] else { continue }
            switch await reply(to: plan) {
            case .success(let reply):
                for arm in plans.keys {
                    plans[arm]?.calls = reply.calls
                    plans[arm]?.takesTurns = true
                }
                benchmarks.append(PairedBenchmark(subject: reply.subject, plans: plans))
            case .failure(let failure):
                throw .fileAccess(
                    path: old.executable.relativePath,
                    problem: "cannot be timed: \(failure.reason)"
                )
            }
        }
        return benchmarks
    }

    /// The models asked for, or those that both programs have.
    private func models() throws(HarnessError) -> [String] {
        guard request.models.isEmpty, let new = programs[.current] else { return request.models }
        let known = Set(try new.timeableModels())
        return try old.timeableModels().filter { known.contains($0) }
    }

    private func measure(
        _ benchmarks: inout [PairedBenchmark],
        chosen: [Int],
        count: Int,
        random: CounterRandom,
        stage: String,
        into blocks: WritableKeyPath<PairedBenchmark, [PairedBlock]>,
        _ onProgress: Progress
    ) async {
        let schedule = PairedSchedule(
            benchmarks: chosen.count,
            blocks: count,
            rounds: PairedTurns.mostRounds,
            random: random
        )
        var done = 0
        for block in schedule.blocks {
            if Task.isCancelled { return }
            onProgress(stage, done, schedule.blocks.count)
            done += 1
            let index = chosen[block.benchmark]
            guard benchmarks[index].fault == nil else { continue }
            let turns = PairedTurns(
                launches: programs.mapValues(\.benchmarkLaunch),
                plans: benchmarks[index].plans,
                limits: limits
            )
            switch await turns.take(block.rounds) {
            case .success(let result): benchmarks[index][keyPath: blocks].append(result)
            case .failure(let failure):
                if !Task.isCancelled { benchmarks[index].fault = failure.reason }
            }
        }
    }

    /// What the old program says by itself, without turns.
    private func reply(to plan: BenchmarkPlan) async -> Result<BenchmarkReply, PairedTurns.Failure> {
        let worker = Worker(launch: old.benchmarkLaunch)
        let report = await worker.run(plan, replying: BenchmarkReply.self, limits: limits)
        if let reply = report.replies.last, report.outcome == .finished { return .success(reply) }
        return .failure(PairedTurns.Failure(.baseline, report))
    }
}
