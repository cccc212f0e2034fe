import ArgumentParser
import Harness

/// What `etalon` runs itself as to score a population for a comparison: reads a plan, sends scores.
struct ScoresWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: WorkerLaunch.scoresSubcommand,
        shouldDisplay: false
    )

    func run() throws {
        WorkerMain.run { (plan: ScoresPlan, replies: WorkerReplies<ScoresReply>) in
            try ScoresWorker(plan: plan).run(sending: replies)
        }
    }
}
