import ArgumentParser
import Harness

/// What `etalon` runs itself as to measure one model: reads a plan, sends findings.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: WorkerLaunch.subcommand,
        shouldDisplay: false
    )

    func run() throws {
        WorkerMain.run { (plan: RunPlan, replies: WorkerReplies<RunReply>) in
            try RunWorker(plan: plan).run(sending: replies)
        }
    }
}
