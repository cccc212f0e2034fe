import Foundation
package import Results

/// Counts the instructions that one program executes for a person scored, under callgrind.
///
/// A process with N calls and one with 2N are counted; their difference is N calls without any start-up. Both are
/// counted twice, so that what repeats differ by is known. The kernels and the core of the BLAS are the same on every
/// machine that has them, so that counts depend on the program and not on whose processor it is.
package struct InstructionCounter: Sendable {
    /// What happens, for whoever shows progress: how many models are counted, of how many.
    package typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

    /// Calls in the shorter of both processes: with batches of 1,024 enough for what start-ups differ by, some ten thousand
    /// instructions now and then, not to show.
    static let calls = 128

    private let program: PairedProgram
    private let copy: StrippedCopy
    private let batch: Int

    /// A counter for a program, with batches of so many people.
    ///
    /// - Throws: `HarnessError.fileAccess` where valgrind is not installed, or the program cannot be copied.
    package init(_ program: PairedProgram, batch: Int) throws(HarnessError) {
        guard CallgrindRun.isAvailable() else {
            throw .fileAccess(
                path: CallgrindRun.program,
                problem: "is not installed, and counts instructions; on Debian: apt-get install valgrind"
            )
        }
        self.program = program
        self.batch = batch
        copy = try StrippedCopy(of: program.executable)
    }

    /// Removes the copy that was counted.
    package func removeCopy() { copy.remove() }

    /// Counts, and gives the numbers as a document for ``GateComparison``; a model that failed becomes an error of it.
    ///
    /// - Parameters:
    ///   - models: The models, by name; all that score in the process itself where empty.
    ///   - identity: The run, for the document.
    ///   - onProgress: Called before each model.
    /// - Returns: the document.
    /// - Throws: `HarnessError` where a model is not there.
    package func count(
        models: [String],
        identity: RunIdentity,
        onProgress: Progress = { _, _ in }
    ) async throws(HarnessError) -> RunDocument {
        let models = models.isEmpty ? try program.timeableModels() : models
        var metrics: [Metric] = []
        var errors: [Results.ErrorRecord] = []
        var conditions: BenchmarkReply.Conditions?
        for (index, model) in models.enumerated() {
            if Task.isCancelled { break }
            onProgress(index, models.count)
            let subject = try program.subject(model: model)
            do {
                let (counts, reply) = try await perRow(subject)
                conditions = conditions ?? reply.conditions
                metrics.append(Self.metric(counts, of: reply.subject))
            } catch {
                errors.append(Results.ErrorRecord(model: model, stage: "count", message: error.reason))
            }
        }
        var document = RunDocument(
            measured: identity,
            configuration: RunConfiguration(seed: 1, people: batch, threads: 1, measures: ["instructions"]),
            metrics: metrics
        )
        document.errors = errors
        // What was counted ran under conditions of its own; a program that does not tell them had those that valgrind leaves.
        document.environment.kernels = conditions?.kernels ?? CallgrindRun.kernels
        document.environment.blas.core = conditions?.core ?? CallgrindRun.core
        document.environment.blas.threads = 1
        return document
    }

    private func perRow(
        _ subject: BenchmarkPlan.Subject
    ) async throws(CallgrindRun.Failure) -> (counts: [Double], reply: BenchmarkReply) {
        let counter = CallgrindRun(executable: copy.file)
        func plan(_ calls: Int) -> BenchmarkPlan {
            BenchmarkPlan(
                subject: subject,
                batch: batch,
                calls: calls,
                samples: 1,
                warmUpNanoseconds: 0,
                kernels: CallgrindRun.kernels
            )
        }
        var counts: [Double] = []
        var last: BenchmarkReply?
        for _ in 0..<2 {
            let single = try await counter.instructions(of: plan(Self.calls)).get()
            let double = try await counter.instructions(of: plan(2 * Self.calls)).get()
            let rows = Double(Self.calls * (single.reply.subject.batch ?? batch))
            counts.append(Double(double.count - single.count) / rows)
            last = single.reply
        }
        guard let last else { throw CallgrindRun.Failure(reason: "nothing was counted") }
        return (counts, last)
    }

    private static func metric(_ samples: [Double], of subject: MetricSubject) -> Metric {
        Metric(
            MetricName.instructionsPerRow,
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
