import DenseMatrix
import FoundationEssentials
import Glibc
import Harness
import Scoring

/// An executable that is a worker and nothing else.
@main
enum WorkerProbe {
    struct ProbeError: Error, CustomStringConvertible {
        let description: String
    }

    static func main() async {
        switch CommandLine.arguments.dropFirst().first {
        case "nest": await nest()
        case WorkerLaunch.pluginCheckSubcommand: ContractWorker.run()
        default: WorkerMain.run(work)
        }
    }

    private static func work(plan: ProbePlan, replies: WorkerReplies<ProbeReply>) throws {
        switch plan.action {
        case .reply:
            for index in 0..<plan.amount {
                try replies.send(ProbeReply(text: "reply \(index)", numbers: [Double(index)]))
            }
        case .crash:
            try replies.send(ProbeReply(text: "before the crash"))
            complain("about to crash\n")
            unsafe UnsafeMutablePointer<Int>(bitPattern: 16)?.pointee = 1
        case .abort:
            try replies.send(ProbeReply(text: "before the abort"))
            Glibc.abort()
        case .fail: throw ProbeError(description: "the probe was told to fail")
        case .exit: Glibc._exit(Int32(plan.amount))
        case .hang: while true { sleep(1000) }
        case .hangStubbornly:
            signal(SIGTERM, SIG_IGN)
            while true { sleep(1000) }
        case .allocate: allocate(mebibytes: plan.amount)
        case .print:
            try replies.send(ProbeReply(text: "before"))
            print("garbage from Swift")
            unsafe _ = puts("garbage from C")
            fflush(nil)
            try replies.send(ProbeReply(text: "after"))
        case .complain:
            complain(String(repeating: "x", count: plan.amount - 5) + "last\n")
            try replies.send(ProbeReply(text: "complained"))
        case .replyLong:
            try replies.send(ProbeReply(text: String(repeating: "y", count: plan.amount)))
        case .leaveChild:
            var identifier: pid_t = 0
            var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [
                unsafe strdup("sleep"), unsafe strdup("1000"), nil,
            ]
            unsafe posix_spawnp(&identifier, "sleep", nil, nil, &arguments, nil)
            try replies.send(ProbeReply(text: "left", numbers: [Double(identifier)]))
        case .describe:
            var core = rlimit()
            unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
            let environment = ProcessInfo.processInfo.environment
            var byte: UInt8 = 0
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            try replies.send(
                ProbeReply(
                    text: "\(environment["SWIFT_DETERMINISTIC_HASHING"] ?? "") "
                        + "\(environment["OPENBLAS_NUM_THREADS"] ?? "")",
                    numbers: [Double(core.rlim_cur), Double(count)]
                )
            )
        case .takeTurns:
            try replies.send(ProbeReply(text: "ready"))
            var taken = 0
            while taken < plan.amount, WorkerMain.waitForTurn() {
                taken += 1
                try replies.send(ProbeReply(text: "turn", numbers: [Double(taken)]))
            }
        case .score:
            let model = try NativePlugin(path: plan.plugin)
                .makeModel(NativePluginConfiguration(options: plan.options))
            let column = DenseColumn(repeating: 0.5, count: plan.amount)
            let columns = [DenseColumn<Double>](repeating: column, count: model.descriptor.schema.count)
            let people = People.float64(try ColumnTable(rows: plan.amount, columns: columns))
            let scores = try model.scores(of: people)
            try replies.send(
                ProbeReply(text: model.plugin.name, numbers: (0..<scores.rows).map { scores[$0, 0] })
            )
        case .notFinite: try replies.send(ProbeReply(text: "", numbers: [.nan, .infinity, -.infinity, 0.1]))
        }
    }

    /// Starts a worker that hangs and waits for it.
    private static func nest() async {
        let worker = Worker(launch: .thisExecutable(blasThreads: 1))
        let report = await worker.run(ProbePlan(.hang), replying: ProbeReply.self)
        print(report.outcome)
    }

    private static func allocate(mebibytes: Int) {
        var blocks: [[UInt8]] = []
        while blocks.count < mebibytes {
            blocks.append([UInt8](repeating: 7, count: 1 << 20))
        }
    }

    private static func complain(_ text: String) {
        var bytes = ArraySlice(text.utf8)
        while !bytes.isEmpty {
            let piece = Array(bytes.prefix(1 << 16))
            let count = unsafe write(STDERR_FILENO, piece, piece.count)
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
