package import Statistics

/// In which order the processes of a paired measurement run.
///
/// A block of one benchmark runs each arm twice, the second time in the reverse order: ABBA or BAAB, with the null
/// arm among them. All arms then have the same mean time, so that a linear drift of the machine cancels. The order in
/// a block, and that of the benchmarks in a round, is drawn anew each time: no arm and no benchmark always comes
/// first, and one slow minute does not hit one benchmark alone.
package struct PairedSchedule: Equatable, Sendable {
    /// One block: which benchmark, and the arms in the order in which they run.
    package struct Block: Equatable, Sendable {
        /// The benchmark, by its place in the list.
        package let benchmark: Int
        /// Six arms.
        package let arms: [PairedArm]
    }

    /// The rounds; each has one block of every benchmark.
    package let rounds: [[Block]]

    /// A schedule.
    ///
    /// - Parameters:
    ///   - benchmarks: How many benchmarks there are.
    ///   - rounds: How many blocks each of them gets.
    ///   - random: Where the orders are drawn from; the same one gives the same schedule.
    package init(benchmarks: Int, rounds: Int, random: CounterRandom) {
        self.rounds = (0..<rounds).map { round in
            var generator = random.generator(stream: UInt64(round))
            return (0..<benchmarks).map(\.self).shuffled(using: &generator).map { benchmark in
                let half = PairedArm.allCases.shuffled(using: &generator)
                return Block(benchmark: benchmark, arms: half + half.reversed())
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
