import ArgumentParser
import Populations

/// Which columns of a file of scores hold what.
struct ScoreColumnOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The column of the scores.", valueName: "column"))
    var score: String

    @Option(name: .long, help: ArgumentHelp("The column of the outcomes, 0 or 1.", valueName: "column"))
    var outcome: String

    @Option(
        name: .long,
        help: ArgumentHelp("The word that means outcome 1, where words stand for it.", valueName: "word")
    )
    var positive: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The word that means outcome 0; any other is then not known.", valueName: "word")
    )
    var negative: String?

    @Option(name: .long, help: ArgumentHelp("The column of the weights.", valueName: "column"))
    var weight: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The column that says how many people a row stands for.", valueName: "column")
    )
    var count: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A column of groups; repeat for several, pairs are measured too.",
            valueName: "column"
        )
    )
    var group: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("A column within whose values groups are compared once more.", valueName: "column")
    )
    var control: [String] = []

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Rows to read; repeat for several conditions, all of which must hold.",
            valueName: "column=value"
        )
    )
    var conditions: [String] = []

    func validate() throws {
        if negative != nil, positive == nil {
            throw ValidationError("--negative needs --positive: the word that means outcome 1")
        }
        for condition in conditions where !condition.dropFirst().contains("=") {
            throw ValidationError("--where \(condition): write a column, an equals sign and a value")
        }
        if let twice = group.indices.first(where: { group[..<$0].contains(group[$0]) }) {
            throw ValidationError("--group \(group[twice]) is given twice")
        }
    }

    /// What is read.
    var request: ScoredTableRequest {
        ScoredTableRequest(
            score: score,
            outcome: outcome,
            positive: positive,
            negative: negative,
            weight: weight,
            count: count,
            conditions: conditions.map { condition in
                let parts = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return .init(column: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
            }
        )
    }
}
