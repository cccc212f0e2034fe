import Foundation
import Results
import Statistics
import Testing

@Suite("Paired gate")
struct PairedGateTests {
    private func result(_ ratio: Double, pressure: Double? = nil) -> PairedResult {
        let blocks = (0..<12).map { _ in
            PairedBlock(baseline: [1, 1], current: [ratio, ratio], null: [1, 1], pressure: pressure)
        }
        return PairedProcedure().confirm(screened: blocks, fresh: blocks)
    }

    private func report(_ ratios: [Double], workload: Double?, pressure: Double? = nil) -> GateReport {
        let benchmarks = ratios.enumerated().map { index, ratio in
            PairedGate.Benchmark(
                key: MetricKey(subject: MetricSubject(model: "m\(index)"), name: "seconds_per_row"),
                unit: "s/row",
                result: result(ratio, pressure: index == 0 ? pressure : nil)
            )
        }
        return PairedGate(benchmarks: benchmarks, workload: workload.map { result($0) })
            .report(baseline: "old", current: "new")
    }

    @Test("each benchmark has its own verdict")
    func single() {
        let report = report([1.2, 1.0, 0.8, 1.01], workload: 1)
        #expect(report.verdicts.map(\.state) == [.regressed, .equivalent, .improved, .equivalent])
        #expect(report.notes.isEmpty)
        #expect(report.exit() == .regressed)
    }

    @Test("where everything moves as the fixed workload does, it is the machine")
    func machine() {
        let report = report([1.2, 1.21, 1.19, 1.25, 1.18], workload: 1.2)
        #expect(report.counts == [.notComparable: 5])
        #expect(report.notes.count == 1)
    }

    @Test("where everything moves and the fixed workload does not, it is the code")
    func code() {
        #expect(report([1.2, 1.21, 1.19, 1.25], workload: 1).counts == [.regressed: 4])
        let unknown = report([1.2, 1.21, 1.19, 1.25], workload: nil)
        #expect(unknown.counts == [.regressed: 4])
        #expect(unknown.notes.count == 1)
    }

    @Test("one unfit benchmark makes the round unfit: neutral, never false")
    func unfit() {
        let report = report([1.2, 1.0, 1.2], workload: 1, pressure: 0.9)
        #expect(report.counts == [.invalidEnvironment: 3])
        #expect(report.exit() == .passed)
        #expect(report.exit(policy: GatePolicy(requiresComparability: true)) == .notComparable)
    }

    @Test("every arm of a round has the same mean time, every benchmark its blocks")
    func schedule() {
        let schedule = PairedSchedule(benchmarks: 7, blocks: 40, rounds: 3, random: CounterRandom(seed: 5))
        #expect(
            schedule == PairedSchedule(benchmarks: 7, blocks: 40, rounds: 3, random: CounterRandom(seed: 5))
        )
        var first: Set<[PairedArm]> = []
        #expect(schedule.blocks.count == 7 * 40)
        for start in stride(from: 0, to: schedule.blocks.count, by: 7) {
            #expect(schedule.blocks[start..<start + 7].map(\.benchmark).sorted() == Array(0..<7))
        }
        for block in schedule.blocks {
            #expect(block.rounds.count == 3)
            for round in block.rounds {
                for arm in PairedArm.allCases {
                    let places = round.indices.filter { round[$0] == arm }
                    #expect(places.count == 2 && places.reduce(0, +) == 5)
                }
                first.insert(Array(round.prefix(3)))
            }
        }
        #expect(first.count == 6)
        #expect(PairedSchedule.leastBlocks(tests: 20, alpha: 0.01) == 12)
    }

    @Test("a block is the median of its rounds: speeds of the machine cancel")
    func rounds() throws {
        // Two speeds of the machine, a stalled turn in one round of five; the new code is a tenth slower.
        let speeds = [1.0, 1.0, 1.6, 1.6, 1.6]
        let old = speeds.flatMap { [2 * $0, 8 * $0] }
        var new = speeds.flatMap { [2.2 * $0, 8.8 * $0] }
        new[3] *= 50
        let block = PairedBlock(baseline: old, current: new, null: old)
        #expect(abs(try #require(block.logRatio) - log(1.1)) < 1e-12)
        #expect(block.nullLogRatio == 0)
        #expect(block.currentCost == 6.16)
        #expect(PairedBlock(baseline: old, current: Array(new.dropLast()), null: old).logRatio == nil)
        #expect(PairedBlock(baseline: old, current: new + [0], null: old).logRatio == nil)
        #expect(PairedBlock(baseline: [], current: [], null: []).logRatio == nil)
    }

    @Test("floors of the same machine are replaced, others kept")
    func floors() throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "etalon-floors-\(UUID().uuidString).json"
        )
        defer { try? FileManager.default.removeItem(at: file) }
        func floor(_ benchmark: String, _ environment: String, _ value: Double) -> NoiseFloor {
            NoiseFloor(
                benchmark: benchmark,
                environment: environment,
                floor: value,
                margin: 2 * value,
                blocks: 40,
                measured: Timestamp(milliseconds: 0)
            )
        }
        try NoiseFloor.write([floor("a", "x", 0.01), floor("b", "x", 0.02)], file: file)
        try NoiseFloor.write([floor("a", "x", 0.03), floor("a", "y", 0.04)], file: file)
        #expect(try NoiseFloor.read(file: file).map(\.floor) == [0.03, 0.02, 0.04])
    }
}
