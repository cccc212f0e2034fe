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
    ///   - before: the people as one intervention leaves them, or as they are, with those near a cut found.
    ///   - after: the same people as another leaves them.
    ///   - block: their weights.
    ///   - runs: their cells, one a partition.
    ///   - batch: room for work.
    mutating func add(
        before: ScoredPeople,
        after: ScoredPeople,
        block: CounterfactualBlock,
        runs: [CellRuns],
        batch: inout ChangeBatch
    ) {
        var isCounted = [Bool](repeating: false, count: before.scores.count)
        guard countPeople(before: before, after: after, block: block, isCounted: &isCounted) else {
            return
        }
        if let weights = block.weights {
            return add(before: before, after: after, weights: weights, runs: runs, isCounted: isCounted)
        }
        for (partition, people) in runs.enumerated() {
            for run in people.runs {
                var range = run.range
                while !range.isEmpty {
                    batch.fill(people.order, &range, isCounted: isCounted, before: before, after: after)
                    cells[partition][run.cell].add(batch)
                }
            }
        }
    }

    /// Counts what the contrast came to for everybody and keeps the changes; returns whether anybody counts.
    private mutating func countPeople(
        before: ScoredPeople,
        after: ScoredPeople,
        block: CounterfactualBlock,
        isCounted: inout [Bool]
    ) -> Bool {
        // One place a status, so that the loop has no branch for it.
        var counts = [Int](repeating: 0, count: ChangeStatus.allCases.count)
        let (first, second) = (before.statuses ?? [], after.statuses ?? [])
        let weights = block.weights ?? []
        var anybody = false
        for person in isCounted.indices {
            if !weights.isEmpty, weights[person] == 0 { continue }
            let status = Self.joined(
                first.isEmpty ? .unchanged : first[person],
                second.isEmpty ? .unchanged : second[person]
            )
            counts[Int(status.rawValue)] += 1
            guard status == .changed else { continue }
            let change = after.scores[person] - before.scores[person]
            guard change.isFinite else {
                unscored += 1
                continue
            }
            isCounted[person] = true
            anybody = true
            if keepsChanges { kept.append(change) } else { sketch.add(change) }
        }
        for status in ChangeStatus.allCases { self.counts.add(status, people: counts[Int(status.rawValue)]) }
        return anybody
    }

    /// Counts people with weights, one by one.
    private mutating func add(
        before: ScoredPeople,
        after: ScoredPeople,
        weights: [Double],
        runs: [CellRuns],
        isCounted: [Bool]
    ) {
        for person in isCounted.indices where isCounted[person] {
            let counted = ContrastTally.Change(
                score: after.scores[person] - before.scores[person],
                logOdds: before.logOdds.isEmpty ? .nan : after.logOdds[person] - before.logOdds[person],
                before: before.decisions.isEmpty ? 0 : Int(before.decisions[person]),
                after: after.decisions.isEmpty ? 0 : Int(after.decisions[person]),
                isNear: before.isNear.isEmpty ? false : before.isNear[person],
                weight: weights[person]
            )
            for (partition, people) in runs.enumerated() {
                cells[partition][Int(people.cells[person])].add(counted)
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

    /// What two interventions came to for one person: the first that is not legal, or whether either changed anything.
    @inline(__always)
    static func joined(_ before: ChangeStatus, _ after: ChangeStatus) -> ChangeStatus {
        if !before.isLegal { return before }
        if !after.isLegal { return after }
        return before == .unchanged && after == .unchanged ? .unchanged : .changed
    }
}
