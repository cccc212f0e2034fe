import Results

extension Results.ErrorRecord {
    /// The error row of a worker that did not finish; nil where it did.
    init?<Reply>(_ report: WorkerReport<Reply>, model: String, population: String, stage: String) {
        let message: String
        var signal: String?
        switch report.outcome {
        case .finished: return nil
        case .crashed(let number):
            signal = Self.name(ofSignal: number)
            message = "the worker was ended by \(signal ?? "a signal"): a crash in the model's code"
        case .timedOut(let limit):
            message = "stopped after \(limit.seconds) s, the time limit; allow more with --time-limit"
        case .memoryExceeded(let peak, let limit):
            message = """
                stopped at \(peak >> 20) MiB of memory, over the limit of \(limit >> 20) MiB; allow more with --memory-limit
                """
        case .failed(let code, let words):
            message = words ?? "the worker ended by itself with exit code \(code)"
        case .unreadable(let reason): message = "the worker's results cannot be read: \(reason)"
        case .cancelled: message = "interrupted"
        case .notStarted(let reason): message = "the worker could not be started: \(reason)"
        }
        let tail = report.standardError
        self.init(
            model: model,
            population: population,
            stage: stage,
            message: message,
            signal: signal,
            standardErrorTail: tail.isEmpty ? nil : tail
        )
    }

    private static func name(ofSignal number: Int) -> String {
        let names = [
            4: "SIGILL", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV", 15: "SIGTERM",
            24: "SIGXCPU",
        ]
        return names[number] ?? "signal \(number)"
    }
}

extension Duration {
    /// Whole and partial seconds.
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
