extension WorkerOutcome: CustomStringConvertible {
    /// How the worker ended, for people.
    package var description: String {
        switch self {
        case .finished: "finished"
        case .crashed(let signal): "crashed: \(Self.meaning(ofSignal: signal))"
        case .timedOut(let limit): "stopped after its time limit of \(limit)"
        case .memoryExceeded(let peak, let limit):
            "stopped at \(peak >> 20) MiB of memory, above its limit of \(limit >> 20) MiB"
        case .failed(let code, let message?): "failed with exit code \(code): \(message)"
        case .failed(0, nil): "ended without a word before it was done"
        case .failed(let code, nil): "failed with exit code \(code)"
        case .unreadable(let reason): "sent what cannot be read: \(reason)"
        case .cancelled: "cancelled"
        case .notStarted(let reason): "could not be started: \(reason)"
        }
    }

    /// The name of a signal and what it usually means.
    package static func meaning(ofSignal number: Int) -> String {
        switch number {
        case 4: "signal 4 (SIGILL): an instruction that the processor does not have, or a Swift trap"
        case 5: "signal 5 (SIGTRAP): a trap, as of a failed Swift precondition"
        case 6: "signal 6 (SIGABRT): it aborted itself, as after a failed assertion or an uncaught exception"
        case 7: "signal 7 (SIGBUS): an address that cannot be used"
        case 8: "signal 8 (SIGFPE): an integer division by zero"
        case 9: "signal 9 (SIGKILL): killed from outside, most often because the machine ran out of memory"
        case 11: "signal 11 (SIGSEGV): an address that it may not read or write"
        case 15: "signal 15 (SIGTERM): asked from outside to end"
        default: "signal \(number)"
        }
    }
}
