import Glibc

/// Processor time of all threads of the process, and the time of the wall, in seconds.
struct ProcessClock {
    let cpu: Double
    let wall: Double

    /// Now.
    static var now: ProcessClock {
        ProcessClock(cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC))
    }

    /// What passed since `start`, as the contender answers it.
    static func since(_ start: ProcessClock) -> String {
        let end = now
        return "\(end.cpu - start.cpu) \(end.wall - start.wall)"
    }

    /// The time of the wall alone: that of the processor takes a system call.
    static var wallNow: Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
