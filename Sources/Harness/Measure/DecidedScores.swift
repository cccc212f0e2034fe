import Measures
import Populations
import Scoring

/// The rows of a table with their decisions.
struct DecidedScores {
    private let table: ScoredTable
    /// How many people of each row are selected.
    private let selected: [Int]
    /// What a capacity selected; nil for other decisions.
    let capacity: CapacityDecision?
    /// The share of the scored people that a capacity has room for; nil for other decisions.
    let capacityShare: Double?

    /// Decides; nil without a rule.
    ///
    /// By levels, those in the highest are selected. Nobody unscored is.
    init?(_ table: ScoredTable, _ rule: DecisionRule?) {
        guard let rule else { return nil }
        self.table = table
        let people = table.scores.indices.map { table.counts?[$0] ?? 1 }
        if let cut = rule.cuts?.last {
            selected = zip(table.scores, people).map { $0.isFinite && $0 >= cut ? $1 : 0 }
            capacity = nil
            capacityShare = nil
        } else {
            let scored = zip(table.scores, people).reduce(0) { $0 + ($1.0.isFinite ? $1.1 : 0) }
            var room = 0
            if case .capacity(_, let size) = rule { room = size.count(of: scored) }
            let decision = CapacityDecision(capacity: room, scores: table.scores, people: table.counts)
            selected = decision.selected
            capacity = decision
            capacityShare = scored > 0 ? Double(decision.count) / Double(scored) : nil
        }
    }

    /// The table of everybody who is scored.
    var matrix: ConfusionMatrix {
        var decisions = GroupDecisions(groupCount: 1)
        for row in table.scores.indices { add(row, to: &decisions, group: 0) }
        return decisions.matrix(of: 0)
    }

    /// The comparison of groups over some rows, or all.
    func disparity(_ division: Division, rows: [Int]?, _ settings: DisparitySettings) -> DisparityReport {
        var decisions = GroupDecisions(groupCount: division.labels.count)
        for row in rows ?? Array(table.scores.indices) {
            add(row, to: &decisions, group: division.groups[row])
        }
        return DisparityReport(
            groups: division.labels.indices.map { (division.labels[$0], decisions.matrix(of: $0)) },
            overall: decisions.matrix(of: division.labels.indices),
            settings: settings
        )
    }

    /// Adds the people of a row; those of a row that a capacity cuts through are on both sides.
    private func add(_ row: Int, to decisions: inout GroupDecisions, group: Int) {
        guard table.scores[row].isFinite else { return }
        let people = table.counts?[row] ?? 1
        for (isSelected, number) in [(true, selected[row]), (false, people - selected[row])] {
            decisions.add(
                group: group,
                isSelected: isSelected,
                outcome: table.outcomes[row],
                weight: table.weights?[row] ?? 1,
                people: number
            )
        }
    }
}
