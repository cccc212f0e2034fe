import Statistics

/// Who is selected before and after a contrast, over one group of people or all.
struct CapacityTally: Sendable {
    /// Everybody.
    private(set) var people = 0
    private(set) var selectedBefore = 0
    private(set) var selectedAfter = 0
    private(set) var kept = 0
    /// People whom the contrast changes; the rest counts ranks but asks nothing.
    private(set) var changed = 0
    private(set) var losing = 0
    private(set) var gaining = 0
    private var weights: Weights?

    private struct Weights: Sendable {
        var changed = FixedPointSum()
        var squares = FixedPointSum()
        var flipped = FixedPointSum()
    }

    init(isWeighted: Bool) { weights = isWeighted ? Weights() : nil }

    /// One person's selections.
    struct Selection {
        /// Before, in the ranking of everybody.
        let before: Bool
        /// After everybody has changed and been ranked again.
        let after: Bool
        /// After only this person has changed.
        let alone: Bool
        /// Whether the contrast changes this person.
        let isChanged: Bool
        let weight: Double
    }

    /// Counts one person.
    mutating func add(_ selection: Selection) {
        people += 1
        if selection.before { selectedBefore += 1 }
        if selection.after { selectedAfter += 1 }
        if selection.before, selection.after { kept += 1 }
        guard selection.isChanged else { return }
        changed += 1
        let isFlipped = selection.before != selection.alone
        if isFlipped {
            if selection.before { losing += 1 } else { gaining += 1 }
        }
        weights?.changed.add(selection.weight)
        weights?.squares.add(selection.weight * selection.weight)
        if isFlipped { weights?.flipped.add(selection.weight) }
    }

    /// Counts people without weights who are selected neither before nor after, alone or with everybody.
    mutating func addUnselected(people others: Int, changed: Int) {
        people += others
        self.changed += changed
    }

    /// Adds what another tally has counted.
    mutating func merge(_ other: CapacityTally) {
        people += other.people
        selectedBefore += other.selectedBefore
        selectedAfter += other.selectedAfter
        kept += other.kept
        changed += other.changed
        losing += other.losing
        gaining += other.gaining
        if var mine = weights, let theirs = other.weights {
            mine.changed.merge(theirs.changed)
            mine.squares.merge(theirs.squares)
            mine.flipped.merge(theirs.flipped)
            weights = mine
        }
    }

    /// The share of the changed people whom changing alone moves over the cut, with its Wilson interval.
    func flipRate(level: Double) -> Estimate {
        let total = weights?.changed.value ?? Double(changed)
        guard changed > 0, total > 0 else { return .undefined(because: .noPeople, count: changed) }
        let flipped = weights?.flipped.value ?? Double(losing + gaining)
        return .share(
            min(1, max(0, flipped / total)),
            effectiveTrials: weights.map { total * total / $0.squares.value } ?? total,
            count: changed,
            level: level
        )
    }
}
