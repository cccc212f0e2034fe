import DenseMatrix
import Foundation
import Models
import Results
import Scoring

/// What a fresh process of a paired measurement does: prepares, warms up, times the same calls again and again.
package struct BenchmarkWork: Sendable {
    /// The hidden subcommand by which an executable knows that it is to time a benchmark.
    package static let subcommand = "__benchmark"

    private let plan: BenchmarkPlan
    private let extraWork: Double

    /// A process's work.
    ///
    /// - Parameters:
    ///   - plan: What is timed.
    ///   - extraWork: A share of calls that every sample makes and does not count, as 0.15, rounded to whole calls: to see
    ///     that it is noticed.
    package init(plan: BenchmarkPlan, extraWork: Double = 0) {
        self.plan = plan
        self.extraWork = extraWork
    }

    /// Does it.
    ///
    /// - Throws: what loading, making people and scoring throw; `HarnessError.illegalOption` for a model in a child
    ///   process, whose processor time this one cannot see.
    package func run() throws -> BenchmarkReply {
        InstructionSet.allCases.first { "\($0)" == plan.kernels }?.force()
        var reply = try measured()
        reply.conditions = BenchmarkReply.Conditions(
            kernels: "\(InstructionSet.live)",
            core: BLASLibrary.current().core
        )
        return reply
    }

    private func measured() throws -> BenchmarkReply {
        switch plan.subject {
        case .workload:
            var workload = FixedWorkload()
            let (calls, samples) = timed { workload.step() }
            return BenchmarkReply(
                subject: MetricSubject(model: FixedWorkload.name),
                calls: calls,
                secondsPerRow: samples.map { $0 / 1024 },
                checksum: workload.checksum
            )
        case .model(let folder, let populationFile):
            let runnable = try RunnableModel(folder: URL(filePath: folder))
            guard runnable.record.plugin.kind != "process" else {
                throw HarnessError.illegalOption(
                    option: "--model",
                    value: runnable.record.id,
                    allowed: "a model that scores in the process itself"
                )
            }
            return try time(runnable, populationFile: URL(filePath: populationFile))
        }
    }

    private func time(_ runnable: RunnableModel, populationFile: URL) throws -> BenchmarkReply {
        let model = runnable.model
        let isTable = populationFile.pathExtension == "csv"
        let source = try PeopleSource(
            file: populationFile,
            people: isTable ? nil : plan.batch,
            seed: 1,
            model: model.descriptor
        )
        let people = try source.block(0..<min(source.count, plan.batch)).people
        var scores = DenseMatrix<Double>(rows: people.count, columns: model.descriptor.outputs.count)
        let (calls, samples) = try timed { () throws(ScoringError) in try model.score(people, into: &scores) }
        let decision = model.descriptor.decision.output
        var subject = MetricSubject(
            model: runnable.record.id,
            population: source.record.id,
            output: model.descriptor.outputs[decision].name
        )
        subject.batch = people.count
        return BenchmarkReply(
            subject: subject,
            calls: calls,
            secondsPerRow: samples.map { $0 / Double(max(1, people.count)) },
            checksum: (0..<people.count).reduce(0) { $0 + scores[$1, decision] }
        )
    }

    /// Times calls; seconds of processor time a call, one number a sample.
    private func timed<Failure: Error>(
        _ call: () throws(Failure) -> Void
    ) throws(Failure) -> (calls: Int, seconds: [Double]) {
        func sample(_ calls: Int) throws(Failure) -> UInt64 {
            let start = BenchmarkClock.threadCPU.now
            for _ in 0..<(calls + Int((Double(calls) * extraWork).rounded())) { try call() }
            return BenchmarkClock.threadCPU.now - start
        }
        var calls = plan.calls ?? 1
        var warmUp: UInt64 = 0
        while plan.warmUpNanoseconds > 0 {
            let elapsed = try sample(calls)
            warmUp += elapsed
            if plan.calls == nil, elapsed < plan.sampleNanoseconds {
                let factor = Double(plan.sampleNanoseconds) / Double(max(elapsed, 1))
                calls = max(calls + 1, Int(Double(calls) * min(factor, 10)))
            } else if warmUp >= plan.warmUpNanoseconds {
                break
            }
        }
        var seconds: [Double] = []
        for _ in 0..<plan.samples {
            seconds.append(Double(try sample(calls)) * 1e-9 / Double(calls))
        }
        return (calls, seconds)
    }
}
