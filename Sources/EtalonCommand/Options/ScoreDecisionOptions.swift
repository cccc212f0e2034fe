import ArgumentParser
import Scoring

/// How scores that were made elsewhere become decisions.
struct ScoreDecisionOptions: ParsableArguments {
    @Option(name: .long, help: "The score from which a person is selected.")
    var threshold: Double?

    @Option(
        name: .long,
        help: ArgumentHelp("The cuts between ordered levels, rising, separated by commas.", valueName: "a,b")
    )
    var levels: String?

    @Option(
        name: .long,
        help: ArgumentHelp("How many people are selected, those with the highest scores.", valueName: "k")
    )
    var top: Int?

    func validate() throws {
        if [threshold != nil, levels != nil, top != nil].filter({ $0 }).count > 1 {
            throw ValidationError("--threshold, --levels and --top are three ways to decide: give one")
        }
        if let threshold, !threshold.isFinite {
            throw ValidationError("--threshold \(threshold): a finite number is needed")
        }
        if let top, top < 0 { throw ValidationError("--top \(top): allowed is 0 or more") }
        _ = try rule
    }

    /// The rule; nil where none was given.
    var rule: DecisionRule? {
        get throws {
            if let threshold { return .threshold(output: 0, cut: threshold) }
            if let top { return .capacity(output: 0, size: .count(top)) }
            guard let levels else { return nil }
            let words = levels.split(separator: ",", omittingEmptySubsequences: false)
            let cuts = words.compactMap { Double($0) }
            guard cuts.count == words.count, cuts.allSatisfy(\.isFinite),
                zip(cuts, cuts.dropFirst()).allSatisfy({ $0 < $1 })
            else { throw ValidationError("--levels \(levels): write rising numbers separated by commas") }
            return .orderedLevels(output: 0, cuts: cuts, names: (0...cuts.count).map { "\($0)" })
        }
    }
}
