import Scoring
import Statistics

/// One contrast, gathered block by block; merges with the state of other people in any order to the same bits.
struct ContrastState: Sendable {
    private(set) var counts = ChangeCounts()
    /// People with a score, before or after, that is no finite number: counted nowhere else but in `counts`.
    private(set) var unscored = 0
    /// One tally a cell of each partition of the people.
    private var cells: [[ContrastTally]]
    private var sketch = ChangeSketch()
    private var flips = FlipBins()
    private var kept: [Double] = []
    private let keepsChanges: Bool

    init(plan: CounterfactualPlan) {
        cells = plan.jointGroups.tallies(Self.emptyTally(plan))
        keepsChanges = plan.settings.keepsChanges
    }

    private static func emptyTally(_ plan: CounterfactualPlan) -> ContrastTally {
        ContrastTally(decisionCount: plan.decisionCount, isWeighted: plan.settings.isWeighted)
    }

    /// The tallies over everybody, and for each grouping one a group.
    func totals(_ plan: CounterfactualPlan) -> (all: ContrastTally, groups: [[ContrastTally]]) {
        plan.jointGroups.totals(of: cells, empty: Self.emptyTally(plan)) { $0.merge($1) }
    }

    /// Counts a block of people.
    ///
    /// - Parameters:
    ///   - before: the people as one intervention leaves them, or as they are, with those near a cut and the bins of scores found.
    ///   - after: the same people as another leaves them, with the bins of scores found.
    ///   - block: their weights.
    ///   - runs: their cells, one a partition.
    mutating func add(
        before: ScoredPeople,
        after: ScoredPeople,
        block: CounterfactualBlock,
        runs: [CellRuns]
    ) {
        let changes = CountedChanges(before: before, after: after)
        if let weights = block.weights {
            return add(changes, before: before, after: after, weights: weights, runs: runs)
        }
        counts.merge(changes.counts)
        unscored += changes.unscored
        guard changes.counts.changed > changes.unscored else { return }
        keep(changes.counted, before: before, after: after)
        if let own = before.bins, let other = after.bins {
            flips.add(before: own, after: other, counted: changes.counted)
        }
        for (partition, people) in runs.enumerated() {
            // One run is everybody in order.
            let order = people.runs.count == 1 ? nil : people.order
            for run in people.runs { changes.add(order, run.range, to: &cells[partition][run.cell]) }
        }
    }

    /// Keeps the changes for quantiles.
    private mutating func keep(_ counted: [UInt8], before: ScoredPeople, after: ScoredPeople) {
        let changes = ScoreColumn.differences(before: before.scores, after: after.scores)
        if keepsChanges {
            for person in changes.indices where counted[person] == 1 { kept.append(changes[person]) }
        } else {
            sketch.add(BinnedColumn(changes, layout: .changes), counted: counted)
        }
    }

    /// Counts people with weights, one by one.
    private mutating func add(
        _ changes: CountedChanges,
        before: ScoredPeople,
        after: ScoredPeople,
        weights: [Double],
        runs: [CellRuns]
    ) {
        var counted = changes.counted
        for person in counted.indices {
            let isPresent = weights[person] != 0
            let status = Self.joined(before.status(of: person), after.status(of: person))
            if isPresent {
                counts.add(status)
                if status == .changed, counted[person] == 0 { unscored += 1 }
            } else {
                counted[person] = 0
            }
        }
        keep(counted, before: before, after: after)
        for person in counted.indices where counted[person] == 1 {
            let change = changes.change(of: person, weight: weights[person])
            for (partition, people) in runs.enumerated() {
                cells[partition][Int(people.cells[person])].add(change)
            }
        }
    }

    /// Adds the state of other people.
    mutating func merge(_ other: ContrastState) {
        counts.merge(other.counts)
        unscored += other.unscored
        for partition in cells.indices {
            for cell in cells[partition].indices {
                cells[partition][cell].merge(other.cells[partition][cell])
            }
        }
        sketch.merge(other.sketch)
        flips.merge(other.flips)
        kept += other.kept
    }

    /// The quantiles of the changes, and how far they can be off.
    func quantiles(_ probabilities: [Double]) -> (values: [ChangeQuantile], relativeError: Double) {
        let sorted = keepsChanges ? Quantile.sorted(kept) : []
        let values = probabilities.compactMap { probability in
            let value =
                keepsChanges
                ? Quantile.type7(probability, ofSorted: sorted) : sketch.quantile(probability)
            return value.map { ChangeQuantile(probability: probability, value: $0) }
        }
        return (values, keepsChanges ? 0 : ChangeSketch.relativeError)
    }

    /// The flips at the threshold of a bin of scores.
    func flips(atBin bin: Int) -> FlipCount { flips.count(atBin: bin) }

    /// What two interventions came to for one person: the first that is not legal, or whether either changed anything.
    @inline(__always)
    static func joined(_ before: ChangeStatus, _ after: ChangeStatus) -> ChangeStatus {
        if !before.isLegal { return before }
        if !after.isLegal { return after }
        return before == .unchanged && after == .unchanged ? .unchanged : .changed
    }
}
