import Dispatch
import Synchronization

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
        merge: (inout State, State) -> Void,
        add: @Sendable (inout State, Range<Int>) throws -> Void
    ) throws -> State {
        let workers = max(1, min(threads, blockCount))
        let outcomes = Mutex([Result<State, any Error>?](repeating: nil, count: workers))
        let failed = Atomic(false)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            let outcome = Result {
                var state = initial
                for index in stride(from: worker, to: blockCount, by: workers) {
                    if failed.load(ordering: .relaxed) { break }
                    try add(&state, range(ofBlock: index))
                }
                return state
            }
            if case .failure = outcome { failed.store(true, ordering: .relaxed) }
            outcomes.withLock { $0[worker] = outcome }
        }
        var finished = outcomes.withLock { $0.compactMap(\.self) }
        if let failure = finished.first(where: { if case .failure = $0 { true } else { false } }) {
            return try failure.get()
        }
        var total = try finished.removeFirst().get()
        for outcome in finished { merge(&total, try outcome.get()) }
        return total
    }
}
