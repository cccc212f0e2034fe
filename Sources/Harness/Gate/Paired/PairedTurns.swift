import Foundation
import Results

/// One block of a paired measurement: a fresh process of each arm, all alive, of which one at a time computes.
///
/// A processor that is shared with other machines has several speeds, and keeps one for milliseconds or seconds. Short
/// turns of processes that wait for each other meet the same speed; long samples of processes one after the other do not.
struct PairedTurns {
    /// Rounds of a block, where they are short.
    static let mostRounds = 100
    /// Rounds of a block, however long they are.
    private static let leastRounds = 8
    /// After so long no new round begins.
    private static let blockNanoseconds: UInt64 = 300_000_000

    /// How each arm's process is started.
    let launches: [PairedArm: WorkerLaunch]
    /// What each arm's process is asked to do.
    let plans: [PairedArm: BenchmarkPlan]
    /// What a process may use before it is stopped.
    let limits: WorkerLimits

    /// Why a block gave no numbers.
    struct Failure: Error {
        let reason: String
    }

    private typealias Report = WorkerReport<BenchmarkReply>

    /// What happens in a process.
    private enum Event: Sendable {
        case reply(PairedArm, BenchmarkReply)
        case ended(PairedArm, Report)
    }

    /// Starts the processes, gives the turns, and returns when all processes have ended.
    func take(_ rounds: [[PairedArm]]) async -> Result<PairedBlock, Failure> {
        let (events, sink) = AsyncStream<Event>.makeStream()
        let turns = launches.mapValues { _ in WorkerTurns() }
        return await withTaskGroup(of: (PairedArm, Report).self) { group in
            for (arm, launch) in launches {
                guard let plan = plans[arm] else { continue }
                group.addTask { [limits] in
                    let report = await Worker(launch: launch).run(
                        plan,
                        replying: BenchmarkReply.self,
                        limits: limits,
                        turns: turns[arm]
                    ) { sink.yield(.reply(arm, $0)) }
                    sink.yield(.ended(arm, report))
                    return (arm, report)
                }
            }
            var iterator = events.makeAsyncIterator()
            do throws(Failure) {
                let block = try await conduct(rounds, turns: turns) { await iterator.next() }
                for turn in turns.values { turn.end() }
                for await (arm, report) in group where report.outcome != .finished {
                    throw Failure(arm, report)
                }
                return .success(block)
            } catch {
                group.cancelAll()
                return .failure(error)
            }
        }
    }

    private func conduct(
        _ rounds: [[PairedArm]],
        turns: [PairedArm: WorkerTurns],
        next: () async -> Event?
    ) async throws(Failure) -> PairedBlock {
        func reply() async throws(Failure) -> (PairedArm, BenchmarkReply) {
            switch await next() {
            case .reply(let arm, let reply): return (arm, reply)
            case .ended(let arm, let report): throw Failure(arm, report)
            case nil: throw Failure(reason: "interrupted")
            }
        }
        for _ in turns {
            let (arm, reply) = try await reply()
            guard reply.secondsPerRow.isEmpty else { throw Failure(takesNoTurns: arm) }
        }
        var costs: [PairedArm: [Double]] = [:]
        // Only now: that three processes prepare at once is no sign of a busy machine.
        let before = MachineReading.now
        let end = BenchmarkClock.wall.now + Self.blockNanoseconds
        for (index, round) in rounds.enumerated() {
            if index >= Self.leastRounds, BenchmarkClock.wall.now > end { break }
            for arm in round {
                turns[arm]?.give()
                let (_, reply) = try await reply()
                costs[arm, default: []].append(reply.secondsPerRow.last ?? .nan)
            }
        }
        let after = MachineReading.now
        return PairedBlock(
            baseline: costs[.baseline] ?? [],
            current: costs[.current] ?? [],
            null: costs[.null] ?? [],
            pressure: before.pressure(until: after),
            stolen: before.stolenShare(until: after)
        )
    }
}

extension PairedTurns.Failure {
    /// A process that ended before it was done.
    init(_ arm: PairedArm, _ report: WorkerReport<BenchmarkReply>) {
        let words = "\(report.outcome)" + (report.standardError.isEmpty ? "" : ": \(report.standardError)")
        reason = "\(arm.program) \(words.trimmingCharacters(in: .whitespacesAndNewlines))"
    }

    /// A program that times itself at once.
    init(takesNoTurns arm: PairedArm) {
        reason =
            "\(arm.program) was built before programs took turns; compare instructions: gate --paired --count"
    }
}

extension PairedArm {
    /// Whose process it is, as people say it.
    fileprivate var program: String {
        self == .current ? "the new program" : "the old program"
    }
}

extension MachineReading {
    /// The reading of this moment.
    fileprivate static var now: MachineReading {
        .capture(seconds: Double(BenchmarkClock.wall.now) * 1e-9)
    }
}
