import FoundationEssentials
import Glibc
import Synchronization

/// A running plugin process and the way to it.
///
/// One question at a time. The process belongs to the group of this one, so that whoever ends this worker ends it too.
/// While a connection exists this process ignores SIGPIPE: only for workers.
final class ProcessConnection {
    private let process: ChildProcess
    private var input: FileDescriptor?
    private let output: FileDescriptor
    private var decoder = FrameDecoder(largestPayload: ProcessProtocol.largestMessage)
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)

    /// What came in place of an answer.
    enum Failure: Error, Equatable {
        /// The process ended.
        case ended(how: String)
        /// What it sent is no message.
        case unreadable(problem: String)
    }

    /// Starts the program in its folder.
    ///
    /// - Throws: `SystemError` where the system has no room for a process.
    init(_ command: ProcessPluginCommand) throws(SystemError) {
        signal(SIGPIPE, SIG_IGN)
        var environment = ProcessInfo.processInfo.environment
        environment[ProcessProtocol.variable] =
            "\(ProcessProtocol.version.major).\(ProcessProtocol.version.minor)"
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        // The shell changes the folder and becomes the program: posix_spawn alone cannot do the former everywhere.
        let launch = WorkerLaunch(
            executable: "/bin/sh",
            name: "sh",
            arguments: ["-c", "cd -- \"$0\" && exec \"$@\"", command.folder] + command.words,
            environment: environment
        )
        let ends = try ChildProcess.inheritanceLock.withLock { (_) throws(SystemError) in
            let toChild = try Channel.pipeToChild()
            let fromChild = try Channel.fromChild()
            let null = FileDescriptor(owning: unsafe open("/dev/null", O_RDONLY | O_CLOEXEC))
            let nothing = try FileDescriptor(duplicating: null.number, atLeast: Channel.lowestDescriptor)
            let log = try FileDescriptor(duplicating: STDERR_FILENO, atLeast: Channel.lowestDescriptor)
            let process = try ChildProcess.start(
                launch,
                descriptors: [
                    (nothing.number, STDIN_FILENO), (log.number, STDOUT_FILENO), (log.number, STDERR_FILENO),
                    (toChild.childEnd.number, ProcessProtocol.inputDescriptor),
                    (fromChild.childEnd.number, ProcessProtocol.outputDescriptor),
                ],
                leadsGroup: false
            )
            return Ends(process: process, input: toChild.parentEnd, output: fromChild.parentEnd)
        }
        process = ends.process
        input = consume ends.input
        output = ends.output
    }

    private struct Ends: ~Copyable {
        let process: ChildProcess
        let input: FileDescriptor
        let output: FileDescriptor
    }

    deinit {
        input = nil
        _ = end(within: .seconds(2))
    }

    /// Sends `question` and returns what comes back.
    func ask(_ question: Frame) throws(Failure) -> Frame {
        let bytes = question.bytes
        var written = 0
        while true {
            do {
                if let answer = try decoder.next() { return answer }
            } catch {
                throw .unreadable(problem: "a message announces \(error.announced) bytes")
            }
            var list = [pollfd(fd: output.number, events: Int16(POLLIN), revents: 0)]
            if written < bytes.count, let number = input?.number {
                list.append(pollfd(fd: number, events: Int16(POLLOUT), revents: 0))
            }
            unsafe poll(&list, nfds_t(list.count), -1)
            do throws(SystemError) {
                if written < bytes.count {
                    written += try input?.write(bytes, from: written, isSocket: false) ?? 0
                }
                switch try output.read(into: &buffer) {
                case .bytes(let count): decoder.append(buffer[..<count])
                case .wouldBlock: continue
                case .endOfFile: throw SystemError("read", number: EPIPE)
                }
            } catch {
                throw .ended(how: end(within: .seconds(2)))
            }
        }
    }

    private var howItEnded: String?

    /// Waits for the process to end, kills it where it does not, and says how it ended.
    private func end(within grace: Duration) -> String {
        if let howItEnded { return howItEnded }
        let deadline = ContinuousClock.now + grace
        while !process.hasEnded(), ContinuousClock.now < deadline {
            usleep(2000)
        }
        process.signal(SIGKILL)
        let words =
            switch process.reap().status {
            case .exited(code: 127): "the program was not found (exit code 127)"
            case .exited(code: 126): "the program may not be executed (exit code 126)"
            case .exited(let code): "the program ended with exit code \(code)"
            case .signalled(let number): "the program \(WorkerOutcome.crashed(signal: number))"
            }
        howItEnded = words
        return words
    }
}
