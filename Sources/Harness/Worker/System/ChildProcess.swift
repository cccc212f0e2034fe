import Glibc
import Synchronization

/// A child process.
struct ChildProcess: Sendable {
    /// What the operating system calls it.
    let identifier: pid_t

    /// How a child ended.
    enum Status: Equatable, Sendable {
        case exited(code: Int)
        case signalled(number: Int)
    }

    /// Held while descriptors exist that a child started at that moment would inherit.
    static let inheritanceLock = Mutex(())

    /// Starts what `launch` says, with default signal handling.
    ///
    /// - Parameters:
    ///   - launch: the executable, looked for in PATH where its name has no slash, with arguments and environment.
    ///   - descriptors: the descriptors that the child gets: those of this process, which must be above all of the
    ///     child's, under the numbers that the child knows them by.
    ///   - leadsGroup: whether the child leads a process group of its own; if not, it joins this process's.
    /// - Returns: the child.
    /// - Throws: `SystemError` where the file is missing or not executable, or the system has no room for a process.
    static func start(
        _ launch: WorkerLaunch,
        descriptors: [(own: Int32, child: Int32)],
        leadsGroup: Bool
    ) throws(SystemError) -> ChildProcess {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for pair in descriptors {
            unsafe posix_spawn_file_actions_adddup2(&actions, pair.own, pair.child)
        }

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var every = sigset_t()
        unsafe sigfillset(&every)
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &every)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let signals = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        let flags = leadsGroup ? signals | POSIX_SPAWN_SETPGROUP : signals
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

        var identifier: pid_t = 0
        let variables = launch.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let result = unsafe withCStrings([launch.name] + launch.arguments) { argumentList in
            unsafe withCStrings(variables) { variableList in
                unsafe posix_spawnp(
                    &identifier,
                    launch.executable,
                    &actions,
                    &attributes,
                    argumentList,
                    variableList
                )
            }
        }
        guard result == 0 else { throw SystemError("posix_spawn", number: result) }
        return ChildProcess(identifier: identifier)
    }

    /// Whether the child has ended and waits for `reap`.
    func hasEnded() -> Bool {
        var information = unsafe siginfo_t()
        let result = unsafe waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT | WNOHANG)
        return unsafe result != 0 || information.si_signo != 0
    }

    /// Sends a signal to the group that the child leads: it and everything it started that stayed there.
    ///
    /// Only before `reap`: later the number may belong to somebody else.
    func signalGroup(_ signal: Int32) {
        killpg(identifier, signal)
    }

    /// Sends a signal to the child alone; only before `reap`.
    func signal(_ signal: Int32) {
        kill(identifier, signal)
    }

    /// Waits for the end of the child and returns how it ended and what it used.
    func reap() -> (status: Status, usage: rusage) {
        var status: Int32 = 0
        var usage = rusage()
        while unsafe wait4(identifier, &status, 0, &usage) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0
            ? (.exited(code: Int((status >> 8) & 0xff)), usage)
            : (.signalled(number: Int(signal)), usage)
    }
}

/// Calls `body` with a null-terminated list of C strings that lives as long as the call.
private func withCStrings<Result>(
    _ strings: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
    for (index, string) in strings.enumerated() {
        unsafe (list + index).initialize(to: strdup(string))
    }
    unsafe (list + strings.count).initialize(to: nil)
    defer {
        for index in strings.indices {
            unsafe free(list[index])
        }
        unsafe list.deallocate()
    }
    return unsafe body(list)
}
