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
        let reply = try reply(to: plan)
        #expect(reply.secondsPerRow.count == 2)
        #expect(reply.secondsPerRow.allSatisfy { $0 > 0 })
        #expect(try self.reply(to: plan).checksum == reply.checksum)
        #expect(reply.conditions?.kernels == "\(InstructionSet.live)")
        let slowed = try self.reply(to: plan, extraWork: 0.6)
        plan.calls = 5
        #expect(slowed.calls == 3)
        #expect(try self.reply(to: plan).checksum == slowed.checksum)
        plan.calls = nil
        plan.warmUpNanoseconds = 1000
        plan.sampleNanoseconds = 100_000
        #expect(try self.reply(to: plan).calls > 1)
    }

    /// A process that takes turns says that it is ready, and sends one number a turn.
    @Test func turnsAreWaitedFor() throws {
        let plan = BenchmarkPlan(subject: .workload, calls: 3, takesTurns: true, warmUpNanoseconds: 0)
        var replies: [BenchmarkReply] = []
        var turns = 0
        try BenchmarkWork(plan: plan).run {
            turns += 1
            #expect(replies.count == turns, "no work without a turn")
            return turns <= 4
        } send: {
            replies.append($0)
        }
        #expect(replies.map(\.secondsPerRow.count) == [0, 1, 1, 1, 1])
        #expect(Set(replies.map(\.checksum)).count == 5)
    }

    /// The only reply of a process that takes no turns.
    private func reply(to plan: BenchmarkPlan, extraWork: Double = 0) throws -> BenchmarkReply {
        var replies: [BenchmarkReply] = []
        try BenchmarkWork(plan: plan, extraWork: extraWork).run { replies.append($0) }
        #expect(replies.count == 1)
        return try #require(replies.first)
    }
}
