import ArgumentParser
import DenseMatrix
import Foundation
import Harness
import Populations
import Scoring

/// `etalon score MODEL PEOPLE.csv`: the scores and decisions of the people in a file.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score the people of a CSV file with a model.",
        discussion: """
            The first line of the file names its columns; those called like the model's features are read, the others skipped. \
            Levels are written by name, numbers with a point, missing values as nothing or NA. Scores measure the model: they are \
            no basis for a decision about a person.
            """
    )

    @Argument(help: "The model, by the name of its folder or by path.", completion: .directory)
    var model: String

    @Argument(help: "The file of people.", completion: .file(extensions: ["csv"]))
    var people: String

    @OptionGroup var folders: WorkspaceOptions

    func run() throws {
        let scorer = try RunnableModel(folder: folders.workspace.folder(ofModel: model)).model
        let descriptor = scorer.descriptor
        let reader = TableReader(schema: descriptor.schema, precision: descriptor.precision)
        let table = try reader.read(path: people)
        let scores = try scorer.scores(of: table.people)
        let decisions = Decisions(
            rule: descriptor.decision,
            scores: scores.column(descriptor.decision.output)
        )
        var lines = (["person"] + descriptor.outputs.map(\.name) + ["decision"]).joined(separator: ",") + "\n"
        for person in 0..<scores.rows {
            var row = ["\(person + 1)"]
            for (column, output) in descriptor.outputs.enumerated() {
                row.append(Self.text(scores[person, column], of: output))
            }
            row.append(descriptor.decision.names[decisions[person]])
            lines += row.joined(separator: ",") + "\n"
        }
        FileHandle.standardOutput.write(Data(lines.utf8))
    }

    private static func text(_ score: Double, of output: Output) -> String {
        if case .level(let names) = output.kind { return names[Int(score)] }
        return "\(score)"
    }
}
