import Glibc

/// Ends this process, and all it started, when the harness is gone.
///
/// The harness holds the other end of this process's standard input and never writes to it after the plan; when the
/// harness ends, even by a signal that it cannot catch, the read returns.
enum Lifeline {
    /// Starts to watch; the thread sleeps until the harness ends.
    static func watch(_ descriptor: consuming FileDescriptor) throws(SystemError) {
        let kept = descriptor.keepOpen()
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                var byte: UInt8 = 0
                let number = Int32(Int(bitPattern: argument))
                while unsafe read(number, &byte, 1) != 0 {}
                if getpgrp() == getpid() { kill(0, SIGKILL) }
                _exit(WorkerMain.failureCode)
            },
            UnsafeMutableRawPointer(bitPattern: Int(kept))
        )
        guard result == 0 else { throw SystemError("pthread_create", number: result) }
        pthread_detach(thread)
    }
}
