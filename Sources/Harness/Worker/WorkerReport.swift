/// What is known of a worker after its end, however it ended.
package struct WorkerReport<Reply: Sendable>: Sendable {
    /// How it ended.
    package let outcome: WorkerOutcome
    /// What it had sent by then, in order.
    package let replies: [Reply]
    /// The last bytes of its standard error, and of its standard output, which goes there too.
    package let standardError: String
    /// All bytes it wrote there, the ones not kept included.
    package let standardErrorByteCount: Int
    /// What it used; nil where it was not started.
    package let usage: WorkerUsage?
    /// From its start to its end.
    package let elapsed: Duration
}

extension WorkerReport: Equatable where Reply: Equatable {}
