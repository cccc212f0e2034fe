import Glibc

/// Processor time of the calling thread, in seconds: what a kernel costs, whatever else the machine does.
enum CPUTimer {
    /// Seconds since an arbitrary start.
    static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
