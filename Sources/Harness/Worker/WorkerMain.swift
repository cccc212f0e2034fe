import Glibc

/// The other end of `Worker`: what an executable does when it finds that it was started as a worker.
package enum WorkerMain {
    /// The exit code of a worker whose handler threw.
    package static let failureCode: Int32 = 70
    /// The exit code of a worker that was not started by a harness.
    package static let usageCode: Int32 = 64

    /// Reads the plan, calls `handler` on this thread, and ends the process.
    ///
    /// Standard output is taken away before the handler runs: what a plugin prints goes to standard error. The
    /// memory limit is in force, core files are off, and the process ends with the harness that started it. No
    /// destructor runs at the end.
    ///
    /// - Parameter handler: does what the plan says and sends what it finds. What it throws reaches the harness as
    ///   the message of a failure.
    package static func run<Plan: Decodable, Reply: Encodable>(
        _ handler: (_ plan: Plan, _ replies: WorkerReplies<Reply>) throws -> Void
    ) -> Never {
        do {
            let output = try takeStandardOutput()
            guard let frame = readOrder(), frame.type == WorkerMessage.FrameType.order.rawValue else {
                complain(
                    "this command is started by etalon itself and does nothing by hand; see etalon run --help"
                )
                _exit(usageCode)
            }
            try guardProcess()
            let replies = WorkerReplies<Reply>(output: output)
            do {
                let order = try WorkerMessage.decode(WorkerMessage.Order<Plan>.self, from: frame.payload)
                guard order.version == WorkerMessage.version else {
                    throw VersionError(harness: order.version, worker: WorkerMessage.version)
                }
                try limitMemory(order.dataLimit)
                try handler(order.plan, replies)
            } catch {
                try replies.end(failure: "\(error)")
                fflush(nil)
                _exit(failureCode)
            }
            try replies.end(usage: .current())
            fflush(nil)
            _exit(0)
        } catch {
            complain("\(error)")
            _exit(failureCode)
        }
    }

    /// Sleeps until the harness gives this worker a turn, see ``WorkerTurns``.
    ///
    /// - Returns: false where the harness says that no turn will follow.
    package static func waitForTurn() -> Bool { Lifeline.waitForTurn() }

    /// The executable was replaced between the start of the harness and that of its worker.
    struct VersionError: Error, CustomStringConvertible {
        let harness: Int
        let worker: Int
        var description: String {
            "the harness speaks version \(harness) of the worker protocol and this executable version \(worker): "
                + "it was replaced during the run; start the run again"
        }
    }

    private static func complain(_ text: String) {
        let bytes = Array("etalon: \(text)\n".utf8)
        unsafe _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    /// Keeps standard output for replies and lets what plugins print go to standard error.
    private static func takeStandardOutput() throws(SystemError) -> FileDescriptor {
        let output = try FileDescriptor(duplicating: STDOUT_FILENO, atLeast: 100)
        guard dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { throw SystemError("dup2") }
        return output
    }

    private static func readOrder() -> Frame? {
        guard isatty(STDIN_FILENO) == 0 else { return nil }
        var decoder = FrameDecoder(largestPayload: .max - Frame.headerSize)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            decoder.append(buffer[..<count])
            guard let frame = try? decoder.next() else { continue }
            return frame
        }
    }

    /// Ends this process when the harness ends; no core files; first to go when the machine runs out of memory.
    private static func guardProcess() throws(SystemError) {
        let lifeline = try FileDescriptor(duplicating: STDIN_FILENO, atLeast: 100)
        let nothing = FileDescriptor(owning: unsafe open("/dev/null", O_RDONLY | O_CLOEXEC))
        guard dup2(nothing.number, STDIN_FILENO) >= 0 else { throw SystemError("dup2") }
        try Lifeline.watch(lifeline)

        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        let score = unsafe open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC)
        if score >= 0 { try? FileDescriptor(owning: score).writeAll(Array("1000".utf8)) }
    }

    private static func limitMemory(_ bytes: Int?) throws(SystemError) {
        guard let bytes else { return }
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0 else {
            throw SystemError("setrlimit")
        }
    }
}
