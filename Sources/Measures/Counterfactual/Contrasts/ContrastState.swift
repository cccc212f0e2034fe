import Scoring
import Statistics

/// One contrast, gathered block by block; merges with the state of other people in any order to the same bits.
struct ContrastState: Sendable {
    private(set) var counts = ChangeCounts()
    /// People with a score, before or after, that is no finite number: counted nowhere else but in `counts`.
    private(set) var unscored = 0
    private(set) var overall: ContrastTally
    /// One tally a group of each grouping.
    private(set) var groups: [[ContrastTally]]
    private var sketch = ChangeSketch()
    private var kept: [Double] = []
    private let keepsChanges: Bool

    init(plan: CounterfactualPlan) {
        let tally = ContrastTally(
            decisionCount: plan.decisionCount,
            isWeighted: plan.settings.isWeighted
        )
        overall = tally
        groups = plan.groupings.map { [ContrastTally](repeating: tally, count: $0.labels.count) }
        keepsChanges = plan.settings.keepsChanges
    }

    /// Counts a block of people.
    ///
    /// - Parameters:
    ///   - before: the people as one intervention leaves them, or as they are.
    ///   - after: the same people as another leaves them.
    ///   - block: their weights and groups.
    ///   - plan: what is measured.
    mutating func add(
        before: ScoredPeople,
        after: ScoredPeople,
        block: CounterfactualBlock,
        plan: CounterfactualPlan
    ) {
        let cuts = plan.decision.cuts ?? []
        for person in before.scores.indices {
            let weight = block.weights?[person] ?? 1
            if weight == 0 { continue }
            let status = Self.joined(before.status(of: person), after.status(of: person))
            counts.add(status)
            guard status == .changed else { continue }
            let score = before.scores[person]
            let change = after.scores[person] - score
            guard change.isFinite, score.isFinite else {
                unscored += 1
                continue
            }
            let counted = ContrastTally.Change(
                score: change,
                logOdds: before.logOdds.isEmpty ? .nan : after.logOdds[person] - before.logOdds[person],
                before: before.decisions.isEmpty ? 0 : Int(before.decisions[person]),
                after: after.decisions.isEmpty ? 0 : Int(after.decisions[person]),
                isNear: cuts.contains { abs(score - $0) <= plan.settings.nearBand },
                weight: weight
            )
            overall.add(counted)
            for (grouping, codes) in block.groups.enumerated() where codes[person] >= 0 {
                groups[grouping][Int(codes[person])].add(counted)
            }
            if keepsChanges { kept.append(change) } else { sketch.add(change) }
        }
    }

    /// Adds the state of other people.
    mutating func merge(_ other: ContrastState) {
        counts.merge(other.counts)
        unscored += other.unscored
        overall.merge(other.overall)
        for grouping in groups.indices {
            for group in groups[grouping].indices {
                groups[grouping][group].merge(other.groups[grouping][group])
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
