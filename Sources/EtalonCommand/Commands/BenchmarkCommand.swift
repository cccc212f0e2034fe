import ArgumentParser
import Harness

/// What `etalon gate --paired` runs programs as: reads a plan, times it, sends what it took.
struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: BenchmarkWork.subcommand,
        shouldDisplay: false
    )

    @Option(
        name: .long,
        help: "A share by which everything is made slower on purpose, to see that it is noticed."
    )
    var extraWork = 0.0

    func run() throws {
        WorkerMain.run { (plan: BenchmarkPlan, replies: WorkerReplies<BenchmarkReply>) in
            try BenchmarkWork(plan: plan, extraWork: extraWork)
                .run(nextTurn: WorkerMain.waitForTurn, send: replies.send)
        }
    }
}
