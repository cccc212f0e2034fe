import Foundation
import Models
import Testing

@testable import Harness

@Suite struct CallgrindRunTests {
    /// The last lines of an output file of callgrind 3.19.
    @Test func theTotalIsRead() {
        let text =
            "version: 1\ncreator: callgrind-3.19.0\nevents: Ir\nsummary: 10308478\n\nfn=(12)\n16 3\n\ntotals: 10308478\n"
        #expect(CallgrindRun.total(in: text) == 10_308_478)
        #expect(CallgrindRun.total(in: "summary: 12\n") == 12)
        #expect(CallgrindRun.total(in: "") == nil)
    }

    @Test func valgrindIsLookedForInThePath() {
        #expect(!CallgrindRun.isAvailable(environment: ["PATH": "/nowhere"]))
        #expect(!CallgrindRun.isAvailable(environment: [:]))
    }

    /// The same fixed work always ends in the same numbers; extra work is more of the same, rounded to whole calls.
    @Test func theFixedWorkloadIsFixed() throws {
        var plan = BenchmarkPlan(subject: .workload, calls: 3, samples: 2, warmUpNanoseconds: 0)
        let reply = try BenchmarkWork(plan: plan).run()
        #expect(reply.secondsPerRow.count == 2)
        #expect(reply.cost ?? 0 > 0)
        #expect(try BenchmarkWork(plan: plan).run().checksum == reply.checksum)
        #expect(reply.conditions?.kernels == "\(InstructionSet.live)")
        let slowed = try BenchmarkWork(plan: plan, extraWork: 0.6).run()
        plan.calls = 5
        #expect(slowed.calls == 3)
        #expect(try BenchmarkWork(plan: plan).run().checksum == slowed.checksum)
        plan.calls = nil
        plan.warmUpNanoseconds = 1000
        plan.sampleNanoseconds = 100_000
        #expect(try BenchmarkWork(plan: plan).run().calls > 1)
    }
}
