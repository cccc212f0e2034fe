import Glibc

/// An open file of this process, closed when the value ends; never inherited by a child.
struct FileDescriptor: ~Copyable, Sendable {
    /// What the operating system calls it.
    let number: Int32

    /// Takes over an open descriptor.
    init(owning number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    /// A duplicate of descriptor `number`, at least `minimum`, that no child inherits.
    init(duplicating number: Int32, atLeast minimum: Int32) throws(SystemError) {
        let duplicate = fcntl(number, F_DUPFD_CLOEXEC, minimum)
        guard duplicate >= 0 else { throw SystemError("fcntl") }
        self.number = duplicate
    }

    /// Gives up ownership: the descriptor stays open until the process ends.
    consuming func keepOpen() -> Int32 {
        let number = number
        discard self
        return number
    }

    /// Makes reads and writes return at once where they would wait.
    borrowing func becomeNonBlocking() throws(SystemError) {
        guard fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) == 0 else {
            throw SystemError("fcntl")
        }
    }

    /// What one read brought.
    enum ReadOutcome: Equatable {
        case bytes(Int)
        case endOfFile
        case wouldBlock
    }

    /// Reads at most `buffer.count` bytes to the start of `buffer`.
    borrowing func read(into buffer: inout [UInt8]) throws(SystemError) -> ReadOutcome {
        while true {
            let count = unsafe Glibc.read(number, &buffer, buffer.count)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .endOfFile }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            case ECONNRESET: return .endOfFile
            default: throw SystemError("read")
            }
        }
    }

    /// Writes the bytes from `start` on and returns how many were taken; zero where it would wait.
    ///
    /// - Throws: `SystemError` with EPIPE where nobody reads any more; no signal is raised on a socket.
    borrowing func write(_ bytes: [UInt8], from start: Int, isSocket: Bool) throws(SystemError) -> Int {
        while true {
            let count = unsafe bytes.withUnsafeBytes { raw in
                guard let base = raw.baseAddress else { return 0 }
                let address = unsafe base + start
                return unsafe isSocket
                    ? send(number, address, raw.count - start, Int32(MSG_NOSIGNAL))
                    : Glibc.write(number, address, raw.count - start)
            }
            if count >= 0 { return count }
            switch errno {
            case EINTR: continue
            case EAGAIN: return 0
            default: throw SystemError(isSocket ? "send" : "write")
            }
        }
    }

    /// Writes all of `bytes` to a pipe or a file, waiting where need be.
    borrowing func writeAll(_ bytes: [UInt8]) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            written += try write(bytes, from: written, isSocket: false)
        }
    }
}
