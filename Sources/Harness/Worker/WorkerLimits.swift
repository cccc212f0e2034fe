/// What a worker may use before it is stopped.
package struct WorkerLimits: Equatable, Sendable {
    /// Time from the start of the process to its end.
    package var wallClock: Duration
    /// Time a worker has between being asked to end and being killed.
    package var grace: Duration
    /// Bytes in physical memory; nil for no limit.
    package var memory: Int?
    /// Bytes of standard error that are kept: the last ones.
    package var standardErrorTail: Int
    /// Bytes of the largest single reply.
    package var largestReply: Int

    /// Limits; by default ten minutes, two seconds of grace, no memory limit, 4 KiB of standard error, replies up to
    /// 1 GiB.
    package init(
        wallClock: Duration = .seconds(600),
        grace: Duration = .seconds(2),
        memory: Int? = nil,
        standardErrorTail: Int = 4096,
        largestReply: Int = 1 << 30
    ) {
        self.wallClock = wallClock
        self.grace = grace
        self.memory = memory
        self.standardErrorTail = standardErrorTail
        self.largestReply = largestReply
    }

    /// The bytes of private memory that the worker itself refuses to exceed: so far above `memory` that the watch on
    /// physical memory, which can name the reason, comes first.
    var dataLimit: Int? {
        memory.map { $0 + max($0 / 4, 512 << 20) }
    }
}
