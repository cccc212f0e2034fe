import Foundation
package import Results

/// Counts the instructions that two programs execute for the same work, under callgrind.
///
/// A process with N calls and one with 2N are counted; their difference is N calls without any start-up. The old
/// program is counted twice, so that what repeats differ by is known.
package struct InstructionComparison: Sendable {
    /// What happens, for whoever shows progress: how many processes have ended, of how many.
    package typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

    /// The name of the number.
    package static let metric = "instructions_per_row"

    private let request: PairedRequest
    private let old: PairedProgram
    private let new: PairedProgram
    private let oldCopy: StrippedCopy
    private let newCopy: StrippedCopy

    /// A comparison.
    ///
    /// - Throws: `HarnessError.fileAccess` where valgrind is not installed.
    package init(_ request: PairedRequest, old: PairedProgram, new: PairedProgram) throws(HarnessError) {
        guard CallgrindRun.isAvailable() else {
            throw .fileAccess(
                path: CallgrindRun.program,
                problem: "is not installed, and counts instructions; on Debian: apt-get install valgrind"
            )
        }
        self.request = request
        self.old = old
        self.new = new
        oldCopy = try StrippedCopy(of: old.executable)
        newCopy = try StrippedCopy(of: new.executable)
    }

    /// Removes the copies that were counted.
    package func removeCopies() {
        oldCopy.remove()
        newCopy.remove()
    }

    /// Counts, and gives the two sides as documents for ``GateComparison``.
    ///
    /// - Throws: `HarnessError` where a model is not there.
    package func run(
        identity: RunIdentity,
        onProgress: Progress = { _, _ in }
    ) async throws(HarnessError) -> (baseline: RunDocument, current: RunDocument) {
        let known = Set(try new.timeableModels())
        let models = request.models.isEmpty ? try old.timeableModels().filter(known.contains) : request.models
        var before: [Metric] = []
        var now: [Metric] = []
        var errors: [Results.ErrorRecord] = []
        for (index, model) in models.enumerated() {
            if Task.isCancelled { break }
            onProgress(index, models.count)
            let (first, second) = (try old.subject(model: model), try new.subject(model: model))
            do {
                let calls = try await calls(first)
                let one = try await perRow(oldCopy, first, calls: calls)
                let other = try await perRow(oldCopy, first, calls: calls)
                let changed = try await perRow(newCopy, second, calls: calls)
                before.append(metric([one.count, other.count], of: one.subject))
                now.append(metric([changed.count], of: one.subject))
            } catch {
                errors.append(Results.ErrorRecord(model: model, stage: "count", message: error.reason))
            }
        }
        let configuration = RunConfiguration(
            seed: request.seed,
            people: request.batch,
            threads: 1,
            measures: ["throughput"]
        )
        var baselineIdentity = identity
        baselineIdentity.id = old.executable.relativePath
        var currentIdentity = identity
        currentIdentity.id = new.executable.relativePath
        var current = RunDocument(measured: currentIdentity, configuration: configuration, metrics: now)
        current.errors = errors
        return (
            RunDocument(measured: baselineIdentity, configuration: configuration, metrics: before), current
        )
    }

    /// How many calls are counted: so many that what start-ups differ by does not show, as timed natively.
    private func calls(_ subject: BenchmarkPlan.Subject) async throws(CallgrindRun.Failure) -> Int {
        let plan = BenchmarkPlan(
            subject: subject,
            batch: request.batch,
            samples: 1,
            sampleNanoseconds: 3_000_000,
            warmUpNanoseconds: 3_000_000
        )
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1, subcommand: BenchmarkWork.subcommand)
        launch.executable = old.executable.path
        let report = await Worker(launch: launch).run(plan, replying: BenchmarkReply.self)
        guard let reply = report.replies.last else {
            throw CallgrindRun.Failure(reason: "\(report.outcome): \(report.standardError)")
        }
        return reply.calls
    }

    private func perRow(
        _ program: StrippedCopy,
        _ subject: BenchmarkPlan.Subject,
        calls: Int
    ) async throws(CallgrindRun.Failure) -> (count: Double, subject: MetricSubject) {
        let counter = CallgrindRun(executable: program.file)
        func plan(_ calls: Int) -> BenchmarkPlan {
            BenchmarkPlan(
                subject: subject,
                batch: request.batch,
                calls: calls,
                samples: 1,
                warmUpNanoseconds: 0
            )
        }
        let single = try await counter.instructions(of: plan(calls)).get()
        let double = try await counter.instructions(of: plan(2 * calls)).get()
        let rows = Double(calls * (single.reply.subject.batch ?? request.batch))
        return (Double(double.count - single.count) / rows, single.reply.subject)
    }

    private func metric(_ samples: [Double], of subject: MetricSubject) -> Metric {
        Metric(
            Self.metric,
            of: subject,
            value: .estimate(samples.min() ?? .nan),
            unit: "instructions",
            direction: .lower,
            classification: .count,
            count: samples.count,
            samples: samples
        )
    }
}
