/// One contrast over one group of people, or over all.
struct ContrastTally: Sendable {
    private(set) var effect: EffectSums
    /// Decisions; nil where they depend on everybody's scores.
    private(set) var decisions: DecisionSums?

    init(decisionCount: Int?, isWeighted: Bool) {
        effect = EffectSums(isWeighted: isWeighted)
        decisions = decisionCount.map { DecisionSums(levels: $0, isWeighted: isWeighted) }
    }

    /// One person's scores and decisions before and after.
    struct Change {
        let score: Double
        let logOdds: Double
        let before: Int
        let after: Int
        let isNear: Bool
        let weight: Double
    }

    /// Counts one person.
    mutating func add(_ change: Change) {
        effect.add(change.score, logOddsChange: change.logOdds, weight: change.weight)
        decisions?.add(
            before: change.before,
            after: change.after,
            isNear: change.isNear,
            weight: change.weight
        )
    }

    /// Counts people without weights: sums of their changes, and how many made which move.
    mutating func addUnweighted(_ sums: EffectSums.Unweighted, moves: [Int]) {
        effect.add(sums)
        decisions?.add(moves: moves)
    }

    /// Adds what another tally has counted.
    mutating func merge(_ other: ContrastTally) {
        effect.merge(other.effect)
        if let theirs = other.decisions { decisions?.merge(theirs) }
    }
}
