import DenseMatrix
import Foundation
import Models
import Results
import Scoring

/// What a worker process does to score a population for a comparison.
package struct ScoresWorker: Sendable {
    private let plan: ScoresPlan

    /// A worker that carries out `plan`.
    package init(plan: ScoresPlan) {
        self.plan = plan
    }

    /// Loads the model, scores the people, checks what is documented of it, and sends all of that as it comes.
    ///
    /// - Throws: whatever goes wrong; the harness makes an error row of it.
    package func run(sending replies: WorkerReplies<ScoresReply>) throws {
        try replies.send(.progress(stage: "load", share: 0))
        let folder = URL(filePath: plan.modelFolder)
        let runnable = try RunnableModel(folder: folder, threads: plan.threads)
        try replies.send(.model(runnable.record))
        let model = runnable.model
        let source = try PeopleSource(
            file: URL(filePath: plan.populationFile),
            people: plan.people,
            seed: plan.seed,
            model: model.descriptor,
            outcomeColumn: plan.outcomeColumn
        )
        try replies.send(.population(source.record))

        try replies.send(.progress(stage: "score", share: 0))
        let output = model.descriptor.decision.output
        let progress = PassProgress(people: source.count)
        _ = try BlockStream(people: source.count, threads: plan.threads).fold(
            into: 0,
            merge: { $0 += $1 },
            add: { (scored: inout Int, range) in
                let block = try source.block(range)
                let column = try model.scores(of: block.people).column(output)
                scored += range.count
                try replies.send(
                    .scores(
                        first: range.lowerBound,
                        scores: PackedDoubles((0..<column.count).map { column[$0] }),
                        outcomes: block.outcomes.map { PackedDoubles($0) }
                    )
                )
                if let share = progress.advance(by: range.count) {
                    try replies.send(.progress(stage: "score", share: share))
                }
            }
        )

        guard FileManager.default.fileExists(atPath: folder.appending(path: FactSheet.fileName).path) else {
            return
        }
        try replies.send(.progress(stage: "facts", share: 0))
        let sheet = try FactSheet.load(from: ModelFolder(folder), descriptor: model.descriptor)
        let results = try FactChecker(model: model, workspace: plan.workspace).check(sheet)
        try replies.send(.facts(results.map { FactOutcome($0) }))
    }
}
