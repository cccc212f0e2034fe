import Scoring

/// What one contrast does under a capacity, gathered block by block.
///
/// People whose selections the brackets settle are counted at once; the others wait until the cuts are known.
struct CapacityState: Sendable {
    /// One tally a cell of each partition of the people.
    private var cells: [[CapacityTally]]
    private var open: [OpenPerson] = []
    /// Cells of the open people, as many a person as there are partitions.
    private var openCells: [Int32] = []
    private let isWeighted: Bool

    private struct OpenPerson: Sendable {
        let person: Int
        let before: Double
        let after: Double
        let weight: Double
        let isChanged: Bool
    }

    init(plan: CounterfactualPlan) {
        isWeighted = plan.settings.isWeighted
        cells = plan.jointGroups.tallies(CapacityTally(isWeighted: isWeighted))
    }

    /// Counts a block of people.
    ///
    /// - Parameters:
    ///   - before: the scores that rank them first, with the bracket of that ranking's cut.
    ///   - after: the scores after everybody's change, with the bracket of that ranking's cut.
    ///   - block: their weights.
    ///   - runs: their cells, one a partition.
    mutating func add(
        before: (people: ScoredPeople, bracket: CutBracket),
        after: (people: ScoredPeople, bracket: CutBracket),
        block: CounterfactualBlock,
        runs: [CellRuns]
    ) {
        // Most people are far below every cut: they are counted by cell and added at the end.
        let (scores, changedScores) = (before.people.scores, after.people.scores)
        let (first, second) = (before.people.statuses ?? [], after.people.statuses ?? [])
        let floor = isWeighted ? -.infinity : before.bracket.low.score
        let changedFloor = isWeighted ? -.infinity : min(before.bracket.low.score, after.bracket.low.score)
        var unselected = cells.map { [(people: Int, changed: Int)](repeating: (0, 0), count: $0.count) }
        for row in scores.indices {
            if scores[row] < floor, changedScores[row] < changedFloor {
                let status = ContrastState.joined(
                    first.isEmpty ? .unchanged : first[row],
                    second.isEmpty ? .unchanged : second[row]
                )
                for (partition, people) in runs.enumerated() {
                    let cell = Int(people.cells[row])
                    unselected[partition][cell].people += 1
                    if status == .changed { unselected[partition][cell].changed += 1 }
                }
                continue
            }
            let weight = block.weights?[row] ?? 1
            if weight == 0 { continue }
            let person = block.firstPerson + row
            let status = ContrastState.joined(before.people.status(of: row), after.people.status(of: row))
            let own = RankKey(score: scores[row], person: person)
            let changed = RankKey(score: changedScores[row], person: person)
            let zones = (
                before.bracket.zone(of: own), after.bracket.zone(of: changed),
                before.bracket.zone(of: changed)
            )
            guard zones.0 != .open, zones.1 != .open, zones.2 != .open else {
                open.append(
                    OpenPerson(
                        person: person,
                        before: own.score,
                        after: changed.score,
                        weight: weight,
                        isChanged: status == .changed
                    )
                )
                for people in runs { openCells.append(people.cells[row]) }
                continue
            }
            let selection = CapacityTally.Selection(
                before: zones.0 == .selected,
                after: zones.1 == .selected,
                alone: zones.2 == .selected,
                isChanged: status == .changed,
                weight: weight
            )
            for (partition, people) in runs.enumerated() {
                cells[partition][Int(people.cells[row])].add(selection)
            }
        }
        for (partition, tallies) in unselected.enumerated() {
            for (cell, counts) in tallies.enumerated() where counts.people > 0 {
                cells[partition][cell].addUnselected(people: counts.people, changed: counts.changed)
            }
        }
    }

    /// Adds the state of other people.
    mutating func merge(_ other: CapacityState) {
        for partition in cells.indices {
            for cell in cells[partition].indices {
                cells[partition][cell].merge(other.cells[partition][cell])
            }
        }
        open += other.open
        openCells += other.openCells
    }

    /// The tallies once the cuts are known: over all, and one a group of each grouping.
    func resolved(
        before: CapacityCut,
        after: CapacityCut,
        plan: CounterfactualPlan
    ) -> (all: CapacityTally, groups: [[CapacityTally]]) {
        var cells = cells
        for (index, person) in open.enumerated() {
            let own = RankKey(score: person.before, person: person.person)
            let changed = RankKey(score: person.after, person: person.person)
            let isSelected = before.selects(own)
            let selection = CapacityTally.Selection(
                before: isSelected,
                after: after.selects(changed),
                // Somebody selected leaves where the first one unselected now ranks higher; somebody else gets in
                // where the last one selected ranks lower.
                alone: isSelected ? changed < before.firstUnselected : changed < before.lastSelected,
                isChanged: person.isChanged,
                weight: person.weight
            )
            for partition in cells.indices {
                cells[partition][Int(openCells[index * cells.count + partition])].add(selection)
            }
        }
        return plan.jointGroups.totals(of: cells, empty: CapacityTally(isWeighted: isWeighted)) {
            $0.merge($1)
        }
    }

    /// How far people move in rank, where nobody was settled before the cuts were known.
    var rankShift: RankShift? {
        guard cells[0].allSatisfy({ $0.people == 0 }) else { return nil }
        let people = open.sorted { $0.person < $1.person }
        return RankShift(before: people.map(\.before), after: people.map(\.after), population: people.count)
    }
}
