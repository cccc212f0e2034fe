import Foundation
import Results
import Statistics
import Testing

@Suite("Paired procedure")
struct PairedProcedureTests {
    private let procedure = PairedProcedure()

    /// Blocks as a busy machine makes them: a drift, heavy tails, and `slowdown` for the new code.
    private func blocks(_ count: Int, slowdown: Double, seed: UInt64, noise: Double = 0.01) -> [PairedBlock] {
        let random = CounterRandom(seed: seed)
        return (0..<count).map { block in
            var draw: UInt64 = 0
            func cost(_ factor: Double) -> Double {
                let stream = UInt64(block)
                let normal = random.normal(stream: stream, counter: draw)
                let isStalled = random.uniform(stream: stream, counter: draw + 1) < 0.05
                draw += 2
                return 1e-8 * factor * (1 + 0.02 * Double(block)) * exp(noise * normal)
                    * (isStalled ? 1.3 : 1)
            }
            return PairedBlock(
                baseline: [cost(1), cost(1)],
                current: [cost(1 + slowdown), cost(1 + slowdown)],
                null: [cost(1), cost(1)]
            )
        }
    }

    private func steady(_ ratio: Double, _ count: Int = 12, pressure: Double? = nil) -> [PairedBlock] {
        (0..<count).map { block in
            let cost = 1 + Double(block) / 100
            return PairedBlock(
                baseline: [cost, cost],
                current: [cost * ratio, cost * ratio],
                null: [cost, cost],
                pressure: pressure
            )
        }
    }

    @Test("twelve blocks that all say a fifth slower: p is 2^-12, and only a suspicion")
    func byHand() throws {
        let result = procedure.screen(steady(1.2))
        #expect(abs(try #require(result.change) - 0.2) < 1e-12)
        #expect(result.slowerP == 1.0 / 4096)
        #expect(result.fasterP == 1)
        #expect(result.floor == 0.005)
        #expect(result.margin == 0.05)
        #expect(result.suspicion == .regressed)
        #expect(result.state == .inconclusive)
    }

    @Test(
        "what both sets of blocks show is claimed, nothing else",
        arguments: [
            (1.2, 1.2, VerdictState.regressed), (0.8, 0.8, .improved), (1.0, 1.0, .equivalent),
            (1.03, 0.98, .equivalent),
            (1.2, 1.0, .equivalent), (1.2, 0.8, .inconclusive), (1.0, 1.2, .inconclusive),
        ]
    )
    func confirmation(first: Double, second: Double, state: VerdictState) {
        #expect(procedure.confirm(screened: steady(first), fresh: steady(second, 20)).state == state)
    }

    @Test("four blocks can never convince at 5 % where p is 1/16")
    func fewBlocks() {
        #expect(procedure.screen(steady(1.2, 4)).suspicion == nil)
        #expect(procedure.screen([]).state == .error)
        let broken = [PairedBlock(baseline: [0], current: [1], null: [1])]
        #expect(procedure.screen(broken).state == .error)
    }

    @Test("a busy machine gives no verdict")
    func busy() {
        #expect(procedure.screen(steady(1.2, pressure: 0.9)).state == .invalidEnvironment)
        #expect(procedure.screen(steady(1.2, 5) + steady(1.2, 5, pressure: 0.9)).state == .inconclusive)
        let confirmed = procedure.confirm(screened: steady(1.2), fresh: steady(1.2, 20, pressure: 0.9))
        #expect(confirmed.state == .invalidEnvironment)
    }

    @Test("a null arm that differs gives no verdict, a noisy one raises the margin")
    func null() {
        let differing = steady(1.2).map {
            PairedBlock(baseline: $0.baseline, current: $0.current, null: $0.current)
        }
        #expect(procedure.screen(differing).nullDiffers)
        #expect(procedure.screen(differing).state == .invalidEnvironment)
        let noisy = steady(1.1, 20).enumerated().map { index, block in
            let factor = exp(0.4 * sin(2.4 * Double(index)))
            return PairedBlock(
                baseline: block.baseline,
                current: block.current,
                null: block.baseline.map { $0 * factor }
            )
        }
        let result = procedure.confirm(screened: steady(1.1), fresh: noisy)
        #expect(!result.nullDiffers)
        #expect(result.margin == 2 * result.floor && result.margin > 0.1)
        #expect(result.state == .inconclusive, "\(result)")
    }

    @Test("40 measurements of identical code give no false verdict, 40 of a slowdown of 15 % miss few")
    func errorRates() {
        var falseVerdicts = 0
        var caught = 0
        for seed in 0..<40 as Range<UInt64> {
            let same = verdict(slowdown: 0, seed: seed)
            if same == .regressed || same == .improved { falseVerdicts += 1 }
            if verdict(slowdown: 0.15, seed: 1_000 + seed) == .regressed { caught += 1 }
        }
        #expect(falseVerdicts == 0)
        #expect(caught >= 38, "\(caught) of 40")
    }

    /// The two stages as a gate takes them.
    private func verdict(slowdown: Double, seed: UInt64) -> VerdictState {
        let first = blocks(12, slowdown: slowdown, seed: seed)
        let screen = procedure.screen(first)
        guard screen.suspicion != nil else { return screen.state }
        return procedure.confirm(screened: first, fresh: blocks(20, slowdown: slowdown, seed: seed + 5_000))
            .state
    }
}
