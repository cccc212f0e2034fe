import Foundation

/// One process under callgrind: how many instructions it executed.
struct CallgrindRun {
    /// The program that counts.
    static let program = "valgrind"
    /// The core for which BLAS chooses its kernels: one whose instructions valgrind knows, and the same everywhere.
    static let core = "Haswell"
    /// The instruction set of our own kernels that is counted: the widest that valgrind knows.
    static let kernels = "avx2"

    /// Whether valgrind is installed.
    static func isAvailable(environment: [String: String] = ProcessInfo.processInfo.environment) -> Bool {
        (environment["PATH"] ?? "").split(separator: ":").contains { folder in
            FileManager.default.isExecutableFile(atPath: "\(folder)/\(program)")
        }
    }

    /// The program; what a script starts in its own place is counted in its place.
    let executable: URL

    /// Counts the instructions of one process; nil with the reason where it failed.
    func instructions(of plan: BenchmarkPlan) async -> Result<(count: Int, reply: BenchmarkReply), Failure> {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "etalon-\(UUID().uuidString).callgrind"
        )
        defer { try? FileManager.default.removeItem(at: file) }
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1, subcommand: BenchmarkWork.subcommand)
        launch.executable = Self.program
        launch.name = Self.program
        launch.arguments =
            [
                "--tool=callgrind", "--cache-sim=no", "--trace-children=yes",
                "--callgrind-out-file=\(file.path)", executable.path,
            ]
            + launch.arguments
        launch.environment["OPENBLAS_CORETYPE"] = Self.core
        let report = await Worker(launch: launch)
            .run(plan, replying: BenchmarkReply.self, limits: WorkerLimits(wallClock: .seconds(600)))
        guard report.outcome == .finished, let reply = report.replies.last else {
            let words = report.standardError.split(separator: "\n").last.map { ": \($0)" } ?? ""
            return .failure(Failure(reason: "\(report.outcome)\(words)"))
        }
        guard let text = try? String(contentsOf: file, encoding: .utf8), let count = Self.total(in: text)
        else {
            return .failure(Failure(reason: "valgrind left no count"))
        }
        return .success((count, reply))
    }

    /// Why there is no count.
    struct Failure: Error {
        let reason: String
    }

    /// The number of instructions that an output file of callgrind states.
    static func total(in text: String) -> Int? {
        let lines = text.split(separator: "\n")
        let totals = lines.last { $0.hasPrefix("totals:") } ?? lines.last { $0.hasPrefix("summary:") }
        return totals?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }
}
