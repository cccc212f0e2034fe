import FoundationEssentials

/// How a worker process is started.
package struct WorkerLaunch: Equatable, Sendable {
    /// The hidden subcommand by which an executable knows that it is a worker.
    package static let subcommand = "__worker"
    /// The hidden subcommand by which an executable knows that it is to check a plugin.
    package static let pluginCheckSubcommand = "__plugin-check"

    /// The hidden subcommand by which an executable knows that it is to score people and send their scores.
    package static let scoresSubcommand = "__scores"

    /// The file to execute.
    package var executable: String
    /// The name by which it knows itself, as in a list of processes.
    package var name: String
    /// Its arguments.
    package var arguments: [String]
    /// Its environment variables, all of them.
    package var environment: [String: String]

    /// A launch.
    package init(executable: String, name: String, arguments: [String], environment: [String: String]) {
        self.executable = executable
        self.name = name
        self.arguments = arguments
        self.environment = environment
    }

    /// This very executable again as a worker, with this process's environment and what makes a measurement
    /// repeatable: fixed hash seeds, as many BLAS threads as planned, no backtrace that would delay a crash.
    ///
    /// - Parameters:
    ///   - blasThreads: threads that one call of BLAS may use.
    ///   - subcommand: the hidden subcommand that the executable is started with.
    /// - Returns: the launch.
    package static func thisExecutable(
        blasThreads: Int,
        subcommand: String = subcommand
    ) -> WorkerLaunch {
        var environment = ProcessInfo.processInfo.environment
        environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
        environment["SWIFT_BACKTRACE"] = "enable=no"
        environment["OPENBLAS_NUM_THREADS"] = "\(blasThreads)"
        environment["OMP_NUM_THREADS"] = "\(blasThreads)"
        return WorkerLaunch(
            executable: "/proc/self/exe",
            name: "etalon",
            arguments: [subcommand],
            environment: environment
        )
    }
}
