import Synchronization

/// Says to one worker when it is its turn, from any thread.
///
/// For workers that are alive at the same time and must not compute at the same time. A worker says by a reply that it
/// is ready, and by another that its turn is over; before the first one, nothing that is said here reaches it.
package final class WorkerTurns: Sendable {
    private let input = Mutex<FileDescriptor?>(nil)

    /// Turns of a worker that is not yet started.
    package init() {}

    /// Gives a turn; does nothing where the worker has ended.
    package func give() { say(Lifeline.turn) }

    /// Says that no turn will follow.
    package func end() { say(Lifeline.noMore) }

    /// Takes a way to the worker, which has got its plan.
    func open(_ descriptor: consuming FileDescriptor) {
        // A closure cannot consume what it captures, unless by way of an optional.
        var descriptor: FileDescriptor? = descriptor
        input.withLock { $0 = descriptor.take() }
    }

    private func say(_ byte: UInt8) {
        input.withLock { input in
            // Where the worker has ended, its report says so and why.
            _ = try? input?.write([byte], from: 0, isSocket: true)
        }
    }
}
