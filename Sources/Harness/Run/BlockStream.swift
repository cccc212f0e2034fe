/// The people of a population in blocks: what bounds memory, and what threads share.
///
/// The blocks do not depend on the number of threads. States that merge in any order to the same bits therefore end
/// in the same bits for any number of threads.
package struct BlockStream: Equatable, Sendable {
    /// People in all.
    package let people: Int
    /// People a block; the last one may be shorter.
    package let blockSize: Int
    /// Threads that take blocks.
    package let threads: Int

    /// A stream; 16,384 people of 30 single-precision features are 2 MB.
    package init(people: Int, blockSize: Int = 16384, threads: Int = 1) {
        precondition(
            people >= 0 && blockSize > 0 && threads > 0,
            "\(people) people by \(blockSize), \(threads) threads"
        )
        self.people = people
        self.blockSize = blockSize
        self.threads = threads
    }

    /// Number of blocks; none for zero people.
    package var blockCount: Int { (people + blockSize - 1) / blockSize }

    /// The people of block `index`.
    package func range(ofBlock index: Int) -> Range<Int> {
        (index * blockSize)..<min(people, (index + 1) * blockSize)
    }

    /// Folds all blocks into one state.
    ///
    /// Thread t takes blocks t, t + threads, ...; its state starts from `initial` and sees its blocks in rising
    /// order. The states are merged in the order of the threads.
    ///
    /// - Throws: what `add` throws first; the other threads stop before their next block.
    package func fold<State: Sendable>(
        into initial: State,
        merge: @Sendable (inout State, State) -> Void,
        add: @escaping @Sendable (inout State, Range<Int>) throws -> Void
    ) async throws -> State {
        if threads == 1 || blockCount <= 1 {
            var state = initial
            for index in 0..<blockCount {
                try Task.checkCancellation()
                try add(&state, range(ofBlock: index))
            }
            return state
        }
        return try await withThrowingTaskGroup(of: (Int, State).self) { group in
            for thread in 0..<min(threads, blockCount) {
                group.addTask {
                    var state = initial
                    for index in stride(from: thread, to: blockCount, by: threads) {
                        try Task.checkCancellation()
                        try add(&state, range(ofBlock: index))
                    }
                    return (thread, state)
                }
            }
            var states: [(Int, State)] = []
            for try await finished in group { states.append(finished) }
            states.sort { $0.0 < $1.0 }
            var total = states[0].1
            for (_, state) in states.dropFirst() { merge(&total, state) }
            return total
        }
    }
}
