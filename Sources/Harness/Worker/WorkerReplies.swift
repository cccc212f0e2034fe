import Synchronization

/// The way of a worker's results to the harness.
package final class WorkerReplies<Reply: Encodable>: Sendable {
    private let output: Mutex<FileDescriptor>

    init(output: consuming FileDescriptor) {
        self.output = Mutex(output)
    }

    /// Sends one result, from any thread.
    ///
    /// It has left this process when the call returns, so it stands even if the process crashes next.
    ///
    /// - Throws: where `reply` cannot be written as JSON, or nobody reads any more.
    package func send(_ reply: Reply) throws {
        try send(.reply, reply)
    }

    func end(usage: WorkerUsage) throws {
        try send(.end, usage)
    }

    func end(failure message: String) throws {
        try send(.failure, WorkerMessage.Failure(message: message))
    }

    private func send(_ type: WorkerMessage.FrameType, _ value: some Encodable) throws {
        let bytes = try WorkerMessage.frame(type, value).bytes
        try output.withLock { (output) throws(SystemError) in try output.writeAll(bytes) }
    }
}
