/// How a worker ended.
package enum WorkerOutcome: Equatable, Sendable {
    /// It did everything and said so.
    case finished
    /// A signal ended it: 11 for an address that is not there, 6 for an abort.
    case crashed(signal: Int)
    /// It was stopped after this time.
    case timedOut(limit: Duration)
    /// It was stopped because it used more memory than allowed: the most that was seen, in bytes.
    case memoryExceeded(peak: Int, limit: Int)
    /// It ended by itself before it was done: its exit code, and its own words where it left any.
    case failed(exitCode: Int, message: String?)
    /// What it sent cannot be read.
    case unreadable(reason: String)
    /// The caller cancelled it.
    case cancelled
    /// It could not be started.
    case notStarted(reason: String)
}
