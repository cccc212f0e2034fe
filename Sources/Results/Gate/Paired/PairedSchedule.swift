package import Statistics

/// In which order the blocks of a paired measurement run, and who takes turns when in a block.
///
/// A round of turns runs each arm twice, the second time in the reverse order: ABBA or BAAB, with the null arm among
/// them. All arms then have the same mean time, so that a linear drift of the machine cancels. The order in a round, and
/// that of the benchmarks, is drawn anew each time: no arm and no benchmark always comes first, and one slow minute does
/// not hit one benchmark alone.
package struct PairedSchedule: Equatable, Sendable {
    /// One block: which benchmark, and whose turn it is.
    package struct Block: Equatable, Sendable {
        /// The benchmark, by its place in the list.
        package let benchmark: Int
        /// Rounds of six turns.
        package let rounds: [[PairedArm]]
    }

    /// The blocks of every benchmark, in the order in which they run.
    package let blocks: [Block]

    /// A schedule.
    ///
    /// - Parameters:
    ///   - benchmarks: How many benchmarks there are.
    ///   - blocks: How many blocks each of them gets.
    ///   - rounds: How many rounds a block has at most.
    ///   - random: Where the orders are drawn from; the same one gives the same schedule.
    package init(benchmarks: Int, blocks: Int, rounds: Int, random: CounterRandom) {
        self.blocks = (0..<blocks).flatMap { block in
            var generator = random.generator(stream: UInt64(block))
            return (0..<benchmarks).map(\.self).shuffled(using: &generator).map { benchmark in
                Block(
                    benchmark: benchmark,
                    rounds: (0..<rounds).map { _ in
                        let half = PairedArm.allCases.shuffled(using: &generator)
                        return half + half.reversed()
                    }
                )
            }
        }
    }

    /// How many blocks let `tests` tests be rejected together at `alpha` by the method of Holm.
    ///
    /// The smallest p-value of the one-sided signed-rank test over k blocks is 2^-k.
    package static func leastBlocks(tests: Int, alpha: Double) -> Int {
        var blocks = 1
        var smallest = 0.5
        while smallest * Double(max(tests, 1)) > alpha {
            blocks += 1
            smallest /= 2
        }
        return blocks + 1
    }
}
