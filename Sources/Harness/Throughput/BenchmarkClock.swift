import Glibc

/// A clock of the system, read in nanoseconds.
///
/// CPU clocks are system calls of some hundred nanoseconds: time batches with them, not people.
package struct BenchmarkClock: Sendable {
    private let identifier: clockid_t

    /// Wall time that no adjustment of the system's date moves.
    package static let wall = BenchmarkClock(identifier: CLOCK_MONOTONIC)
    /// Processor time of the calling thread: what a single-threaded kernel costs, whatever else the machine does.
    package static let threadCPU = BenchmarkClock(identifier: CLOCK_THREAD_CPUTIME_ID)
    /// Processor time of all threads of this process.
    package static let processCPU = BenchmarkClock(identifier: CLOCK_PROCESS_CPUTIME_ID)

    /// Nanoseconds since an arbitrary start.
    package var now: UInt64 {
        var time = timespec()
        unsafe clock_gettime(identifier, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
