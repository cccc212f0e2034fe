import Glibc

/// What a process used, as the operating system counted it.
package struct WorkerUsage: Equatable, Sendable, Codable {
    /// Processor time in the program, in nanoseconds.
    package var userNanoseconds: Int
    /// Processor time in the kernel on its behalf, in nanoseconds.
    package var systemNanoseconds: Int
    /// The most bytes in physical memory, with those of the processes it started; zero where unknown.
    package var peakResidentBytes: Int
    /// Page faults served without reading a disk.
    package var minorFaults: Int
    /// Page faults that read a disk.
    package var majorFaults: Int
    /// Times it waited for something.
    package var voluntarySwitches: Int
    /// Times it was made to wait for other processes.
    package var involuntarySwitches: Int

    /// The usage that `usage` tells of, with the peak of memory from elsewhere: the one in `usage` is at least that
    /// of the process that started this one.
    init(_ usage: rusage, peakResidentBytes: Int) {
        userNanoseconds = usage.ru_utime.tv_sec * 1_000_000_000 + usage.ru_utime.tv_usec * 1000
        systemNanoseconds = usage.ru_stime.tv_sec * 1_000_000_000 + usage.ru_stime.tv_usec * 1000
        self.peakResidentBytes = peakResidentBytes
        minorFaults = usage.ru_minflt
        majorFaults = usage.ru_majflt
        voluntarySwitches = usage.ru_nvcsw
        involuntarySwitches = usage.ru_nivcsw
    }

    /// What this process has used so far.
    package static func current() -> WorkerUsage {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return WorkerUsage(usage, peakResidentBytes: ProcessMemory.current()?.peakResidentBytes ?? 0)
    }
}
