import DenseMatrix
import Glibc

/// What a plugin must leave in this process as it found it.
struct ProcessState: Equatable {
    let rounding: Int32
    let keepsSubnormals: Bool
    let threads: Int
    let blasThreads: Int
    let folder: String
    let locale: String
    let signals: [Int32: UInt]

    /// The state now.
    static func current() -> ProcessState {
        ProcessState(
            rounding: fegetround(),
            keepsSubnormals: half(of: [Double.leastNormalMagnitude]) > 0,
            threads: ProcessMemory.current()?.threadCount ?? 0,
            blasThreads: BLASLibrary.current().threads,
            folder: workingFolder(),
            locale: localeName(),
            signals: handlers()
        )
    }

    /// What changed from this state to `later`, in words.
    func differences(from later: ProcessState) -> [String] {
        var words: [String] = []
        if rounding != later.rounding {
            words.append("the rounding mode is \(later.rounding) in place of \(rounding)")
        }
        if keepsSubnormals != later.keepsSubnormals {
            words.append("subnormal numbers are \(later.keepsSubnormals ? "kept" : "flushed to zero")")
        }
        if threads != later.threads {
            words.append("there are \(later.threads) threads in place of \(threads)")
        }
        if blasThreads != later.blasThreads {
            words.append("BLAS uses \(later.blasThreads) threads in place of \(blasThreads)")
        }
        if folder != later.folder {
            words.append("the working directory is \(later.folder) in place of \(folder)")
        }
        if locale != later.locale { words.append("the locale is \(later.locale) in place of \(locale)") }
        for signal in signals.keys.sorted() where signals[signal] != later.signals[signal] {
            words.append("signal \(signal) has another handler")
        }
        return words
    }

    /// Half of the first number, computed when the program runs.
    @inline(never)
    private static func half(of numbers: [Double]) -> Double {
        numbers[0] * 0.5
    }

    private static func workingFolder() -> String {
        guard let text = unsafe getcwd(nil, 0) else { return "" }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }

    private static func localeName() -> String {
        guard let text = unsafe setlocale(LC_ALL, nil) else { return "" }
        return unsafe String(cString: text)
    }

    /// The address of the handler of every signal that a program may handle.
    private static func handlers() -> [Int32: UInt] {
        var handlers: [Int32: UInt] = [:]
        let watched = [
            SIGHUP, SIGINT, SIGILL, SIGABRT, SIGFPE, SIGSEGV, SIGBUS, SIGPIPE, SIGALRM, SIGTERM, SIGCHLD,
        ]
        for signal in watched {
            var action = Glibc.sigaction()
            unsafe sigaction(signal, nil, &action)
            handlers[signal] = unsafe withUnsafeBytes(of: action) { unsafe $0.load(as: UInt.self) }
        }
        return handlers
    }
}
