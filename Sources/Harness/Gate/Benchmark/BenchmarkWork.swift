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

    /// Does it, and sends what it finds: one reply with all samples, or, in turns, one that it is ready and one a turn.
    ///
    /// - Parameters:
    ///   - nextTurn: Waits for a turn; false where no turn will follow.
    ///   - send: Sends a reply.
    /// - Throws: what loading, making people and scoring throw; `HarnessError.illegalOption` for a model in a child
    ///   process, whose processor time this one cannot see.
    package func run(nextTurn: () -> Bool = { false }, send: (BenchmarkReply) throws -> Void) throws {
        InstructionSet.allCases.first { "\($0)" == plan.kernels }?.force()
        switch plan.subject {
        case .workload:
            var workload = FixedWorkload()
            try timed(
                of: MetricSubject(model: FixedWorkload.name),
                rows: FixedWorkload.rows,
                nextTurn: nextTurn,
                send: send,
                checksum: { workload.checksum },
                call: { () throws(ScoringError) in workload.step() }
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
            try time(runnable, populationFile: URL(filePath: populationFile), nextTurn: nextTurn, send: send)
        }
    }

    private func time(
        _ runnable: RunnableModel,
        populationFile: URL,
        nextTurn: () -> Bool,
        send: (BenchmarkReply) throws -> Void
    ) throws {
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
        let decision = model.descriptor.decision.output
        var subject = MetricSubject(
            model: runnable.record.id,
            population: source.record.id,
            output: model.descriptor.outputs[decision].name
        )
        subject.batch = people.count
        try timed(
            of: subject,
            rows: people.count,
            nextTurn: nextTurn,
            send: send,
            checksum: { (0..<people.count).reduce(0) { $0 + scores[$1, decision] } },
            call: { () throws(ScoringError) in try model.score(people, into: &scores) }
        )
    }

    /// Warms up, times calls that score `rows` people each, and sends what they took.
    private func timed(
        of subject: MetricSubject,
        rows: Int,
        nextTurn: () -> Bool,
        send: (BenchmarkReply) throws -> Void,
        checksum: () -> Double,
        call: () throws(ScoringError) -> Void
    ) throws {
        func sample(_ calls: Int) throws(ScoringError) -> UInt64 {
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
        func secondsPerRow() throws(ScoringError) -> Double {
            Double(try sample(calls)) * 1e-9 / Double(calls) / Double(max(1, rows))
        }
        let conditions = BenchmarkReply.Conditions(
            kernels: "\(InstructionSet.live)",
            core: BLASLibrary.current().core
        )
        func reply(_ samples: [Double]) -> BenchmarkReply {
            BenchmarkReply(
                subject: subject,
                calls: calls,
                secondsPerRow: samples,
                checksum: checksum(),
                conditions: conditions
            )
        }
        guard plan.takesTurns == true else {
            var samples: [Double] = []
            for _ in 0..<plan.samples { samples.append(try secondsPerRow()) }
            return try send(reply(samples))
        }
        try send(reply([]))
        while nextTurn() { try send(reply([try secondsPerRow()])) }
    }
}
