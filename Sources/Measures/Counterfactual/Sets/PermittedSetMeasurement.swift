package import Scoring

/// How much people's scores and decisions depend on a set of features at all, over every combination the rules allow.
///
/// A person's own values always count as one combination. Fold blocks into states, merge, take the `report`.
package struct PermittedSetMeasurement: Sendable {
    /// The set.
    package let set: PermittedSet
    /// The ways in which results are split.
    package let groupings: [Grouping]
    /// How it is measured.
    package let settings: CounterfactualSettings
    private let model: any ScoringModel
    private let plan: CounterfactualPlan
    /// Which combination gives which pair of values of two features of two levels: f00, f01, f10, f11.
    private let corners: [Int]?

    /// Checks the set against the model.
    ///
    /// - Throws: `ScoringError.illegalChange` or `.illegalValue` for a combination that the schema does not know.
    package init(
        model: any ScoringModel,
        set: PermittedSet,
        groupings: [Grouping] = [],
        settings: CounterfactualSettings = CounterfactualSettings()
    ) throws(ScoringError) {
        self.model = model
        self.set = set
        self.groupings = groupings
        self.settings = settings
        // Combinations that contradict a rule for everybody are left out: no person could have them.
        let schema = model.descriptor.schema
        let possible = set.combinations.filter { combination in
            do {
                try combination.check(against: schema)
                return true
            } catch { return false }
        }
        if possible.isEmpty, let first = set.combinations.first { try first.check(against: schema) }
        plan = try CounterfactualPlan(
            descriptor: model.descriptor,
            contrasts: possible.map { Contrast(to: $0) },
            groupings: groupings,
            settings: settings
        )
        let isPair =
            set.features.count == 2 && set.features.allSatisfy { schema.features[$0].kind.levels?.count == 2 }
        corners = isPair && possible.count == 4 ? [0, 1, 2, 3] : nil
    }

    /// A state that has seen nobody.
    package var emptyState: PermittedSetState {
        PermittedSetState(groupings: groupings, isWeighted: settings.isWeighted)
    }

    /// Scores a block of people under every combination and counts.
    ///
    /// - Throws: `ScoringError.wrongCount`, `.illegalValue` where weights or groups do not fit the people; what the
    ///   model throws.
    /// - Complexity: O(people x combinations x scoring).
    package func add(
        _ block: CounterfactualBlock,
        to state: inout PermittedSetState
    ) throws(ScoringError) {
        try block.check(against: plan)
        guard block.people.count > 0 else { return }
        var rescoring = try model.interventionScoring(of: block.people, output: plan.decision.output)
        let own = rescoring.scores.values
        var lowest = own
        var highest = own
        var isFixed = [Bool](repeating: true, count: own.count)
        var corners = [[Double]](repeating: [], count: self.corners == nil ? 0 : 4)
        for (index, plan) in plan.interventions.enumerated() {
            let changed = try plan.apply(to: block.people)
            let scores = changed.changedFeatures.isEmpty ? own : try rescoring.scores(of: changed).values
            for person in scores.indices {
                if changed.statuses[person] == .changed { isFixed[person] = false }
                guard changed.statuses[person].isLegal else { continue }
                // NaN has to win both comparisons, to be seen below.
                if !(scores[person] >= lowest[person]) { lowest[person] = scores[person] }
                if !(scores[person] <= highest[person]) { highest[person] = scores[person] }
            }
            if let corner = self.corners?.firstIndex(of: index) {
                corners[corner] = zip(scores, changed.statuses).map { $1.isLegal ? $0 : .nan }
            }
        }
        for person in own.indices {
            let weight = block.weights?[person] ?? 1
            if weight == 0 { continue }
            let range = highest[person] - lowest[person]
            guard range.isFinite else {
                state.unscored += 1
                continue
            }
            if isFixed[person] { state.fixed += 1 }
            let cuts = plan.decision.cuts ?? []
            let span = SetTally.Span(
                range: range,
                steps: DecisionRule.level(of: highest[person], cuts: cuts)
                    - DecisionRule.level(of: lowest[person], cuts: cuts),
                interaction: corners.isEmpty
                    ? .nan
                    : corners[3][person] - corners[2][person] - corners[1][person] + corners[0][person],
                weight: weight
            )
            state.overall.add(span)
            for (grouping, codes) in block.groups.enumerated() where codes[person] >= 0 {
                state.groups[grouping][Int(codes[person])].add(span)
            }
        }
    }

    /// The estimates of everything gathered.
    ///
    /// **Edge cases**: nobody gives undefined estimates with the reason.
    package func report(_ state: PermittedSetState) -> SetReport {
        let hasDecisions = plan.decision.cuts != nil
        func effect(_ tally: SetTally) -> SetEffect {
            tally.estimate(hasDecisions: hasDecisions, level: settings.confidenceLevel)
        }
        return SetReport(
            set: set,
            fixed: state.fixed,
            unscored: state.unscored,
            overall: effect(state.overall),
            groups: zip(groupings, state.groups).flatMap { grouping, tallies in
                zip(grouping.labels, tallies).map {
                    GroupSetEffect(grouping: grouping.name, label: $0, effect: effect($1))
                }
            }
        )
    }
}
