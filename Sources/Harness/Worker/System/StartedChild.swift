import Glibc
import Synchronization

/// A child that runs, with this process's ends of its three standard streams.
struct StartedChild: ~Copyable {
    /// The child.
    let process: ChildProcess
    /// Written by this process.
    let input: FileDescriptor
    /// Read by this process; nil after its end.
    var output: FileDescriptor?
    /// Read by this process; nil after its end.
    var error: FileDescriptor?

    /// Starts what `launch` says.
    ///
    /// - Throws: `SystemError` where the file is missing or not executable, or the system has no room for a process.
    static func start(_ launch: WorkerLaunch) throws(SystemError) -> StartedChild {
        try ChildProcess.inheritanceLock.withLock { (_) throws(SystemError) in
            let input = try Channel.toChild()
            let output = try Channel.fromChild()
            let error = try Channel.fromChild()
            let process = try ChildProcess.start(
                launch,
                descriptors: [
                    (input.childEnd.number, STDIN_FILENO), (output.childEnd.number, STDOUT_FILENO),
                    (error.childEnd.number, STDERR_FILENO),
                ],
                leadsGroup: true
            )
            return StartedChild(
                process: process,
                input: input.parentEnd,
                output: output.parentEnd,
                error: error.parentEnd
            )
        }
    }
}
