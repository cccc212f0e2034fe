import Dispatch
import Glibc
import Synchronization

/// Ends this process, and all it started, when the harness is gone; and hears when it is this process's turn.
///
/// The harness holds the other end of this process's standard input. After the plan it writes one byte a turn, if
/// anything; when the harness ends, even by a signal that it cannot catch, the read returns nothing.
enum Lifeline {
    /// The byte that gives a turn.
    static let turn: UInt8 = 1
    /// The byte that says that no turn will follow.
    static let noMore: UInt8 = 2

    /// Raised once for every byte.
    fileprivate static let heard = DispatchSemaphore(value: 0)
    fileprivate static let isOver = Atomic(false)

    /// Starts to watch; the thread sleeps until the harness says something or ends.
    static func watch(_ descriptor: consuming FileDescriptor) throws(SystemError) {
        let kept = descriptor.keepOpen()
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread,
            nil,
            listen,
            UnsafeMutableRawPointer(bitPattern: Int(kept))
        )
        guard result == 0 else { throw SystemError("pthread_create", number: result) }
        pthread_detach(thread)
    }

    /// Sleeps until the harness gives a turn; false where it says that none will follow.
    static func waitForTurn() -> Bool {
        heard.wait()
        return !isOver.load(ordering: .acquiring)
    }
}

/// The thread that listens to the harness.
private func listen(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    let number = Int32(Int(bitPattern: argument))
    var byte: UInt8 = 0
    while true {
        let count = unsafe read(number, &byte, 1)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        if byte == Lifeline.noMore { Lifeline.isOver.store(true, ordering: .releasing) }
        Lifeline.heard.signal()
    }
    if getpgrp() == getpid() { kill(0, SIGKILL) }
    _exit(WorkerMain.failureCode)
}
