import Statistics

/// Recourse of one group of people, or of all.
struct RecourseTally: Sendable {
    private var notNeeded = 0
    private var possible = 0
    private var impossible = 0
    private var undecided = 0
    private var cost = WeightedMean()
    private var changes = WeightedMean()

    /// Counts one person's answer.
    mutating func add(_ answer: RecourseAnswer) {
        switch answer {
        case .notNeeded: notNeeded += 1
        case .change(let change, _):
            possible += 1
            cost.add(change.cost)
            changes.add(Double(change.values.count))
        case .impossible: impossible += 1
        case .undecided: undecided += 1
        }
    }

    /// Adds what another tally has counted.
    mutating func merge(_ other: RecourseTally) {
        notNeeded += other.notNeeded
        possible += other.possible
        impossible += other.impossible
        undecided += other.undecided
        cost.merge(other.cost)
        changes.merge(other.changes)
    }

    /// The estimates.
    func report(level: Double) -> RecourseShare {
        let decided = possible + impossible
        return RecourseShare(
            notNeeded: notNeeded,
            undecided: undecided,
            possible: decided == 0
                ? .undefined(because: .emptyDenominator(of: "person who needs recourse"), count: 0)
                : .share(
                    Double(possible) / Double(decided),
                    effectiveTrials: Double(decided),
                    count: decided,
                    level: level
                ),
            meanCost: cost.estimate(level: level),
            meanChanges: changes.estimate(level: level)
        )
    }
}
