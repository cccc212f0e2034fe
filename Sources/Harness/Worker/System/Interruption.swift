import Dispatch
import Glibc

/// Lets a program end in order when it is interrupted: the first signal cancels, a second one ends it at once.
package enum Interruption {
    /// Does `work` in a task that SIGINT (Ctrl-C) or SIGTERM cancels.
    ///
    /// - Returns: what it returns; where it was cancelled, it says so itself.
    package static func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async -> Value
    ) async -> Value {
        let task = Task { await work() }
        let sources = [SIGINT, SIGTERM].map { number in
            // Without this the default action would end the process before the source is asked.
            _ = Glibc.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                _ = Glibc.signal(number, SIG_DFL)
                task.cancel()
            }
            source.resume()
            return source
        }
        let value = await task.value
        for source in sources { source.cancel() }
        return value
    }
}
