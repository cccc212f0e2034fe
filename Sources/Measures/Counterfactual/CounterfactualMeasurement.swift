import DenseMatrix
package import Scoring

/// Counterfactual sensitivity of one model: what changing people does to their scores and decisions.
///
/// Fold blocks of people into states (`emptyState`, `add`, `CounterfactualState.merge`), then take the `report`. Memory
/// does not grow with the population, unless `CounterfactualSettings.keepsChanges` asks for it.
///
/// The result speaks of attributes, not of causes: a flipped attribute is not the person that a different life would
/// have made.
package struct CounterfactualMeasurement: Sendable {
    /// What is compared.
    package let plan: CounterfactualPlan
    private let model: any ScoringModel

    /// Checks the contrasts against the model.
    ///
    /// - Throws: `ScoringError.illegalChange`, `.illegalValue` for a contrast that the schema does not know.
    package init(
        model: any ScoringModel,
        contrasts: [Contrast],
        groupings: [Grouping] = [],
        settings: CounterfactualSettings = CounterfactualSettings()
    ) throws(ScoringError) {
        self.model = model
        plan = try CounterfactualPlan(
            descriptor: model.descriptor,
            contrasts: contrasts,
            groupings: groupings,
            settings: settings
        )
    }

    /// A state that has seen nobody.
    package var emptyState: CounterfactualState { CounterfactualState(plan: plan) }

    /// Scores a block of people as they are and as every intervention leaves them, and counts what changes.
    ///
    /// Each distinct intervention is scored once, and not at all where it changes nobody of the block.
    ///
    /// - Throws: `ScoringError.wrongCount`, `.illegalValue` where weights or groups do not fit the people; what the
    ///   model throws.
    /// - Complexity: O(people x (interventions x scoring + contrasts)).
    package func add(
        _ block: CounterfactualBlock,
        to state: inout CounterfactualState
    ) throws(ScoringError) {
        try block.check(against: plan)
        state.people += block.people.count
        guard block.people.count > 0 else { return }
        let own = try scored(block.people, statuses: nil)
        var changed: [ScoredPeople] = []
        changed.reserveCapacity(plan.interventions.count)
        for intervention in plan.interventions {
            let result = try intervention.apply(to: block.people)
            if result.changedFeatures.isEmpty {
                changed.append(own.with(statuses: result.statuses))
            } else {
                changed.append(try scored(result.people, statuses: result.statuses))
            }
        }
        for (index, step) in plan.steps.enumerated() {
            state.contrasts[index].add(
                before: step.from.map { changed[$0] } ?? own,
                after: changed[step.to],
                block: block,
                plan: plan
            )
        }
    }

    /// The estimates of everything gathered, one report a contrast.
    ///
    /// **Edge cases**: nobody, nobody legal, nobody changed: undefined estimates with the reason, never NaN.
    package func report(_ state: CounterfactualState) -> [ContrastReport] {
        zip(plan.contrasts, state.contrasts).map { contrast, gathered in
            let level = plan.settings.confidenceLevel
            var effect = gathered.overall.effect.estimate(level: level)
            let quantiles = gathered.quantiles(plan.settings.quantileProbabilities)
            effect.quantiles = quantiles.values
            effect.quantileRelativeError = quantiles.relativeError
            var groups: [GroupContrast] = []
            for (grouping, tallies) in zip(plan.groupings, gathered.groups) {
                for (label, tally) in zip(grouping.labels, tallies) {
                    groups.append(
                        GroupContrast(
                            grouping: grouping.name,
                            label: label,
                            effect: tally.effect.estimate(level: level),
                            decisions: tally.decisions?.estimate(level: level)
                        )
                    )
                }
            }
            return ContrastReport(
                contrast: contrast,
                counts: gathered.counts,
                unscored: gathered.unscored,
                effect: effect,
                decisions: gathered.overall.decisions?.estimate(level: level),
                groups: groups
            )
        }
    }

    private func scored(
        _ people: People,
        statuses: [ChangeStatus]?
    ) throws(ScoringError) -> ScoredPeople {
        let column = try model.scores(of: people).column(plan.decision.output)
        let span = column.span
        return ScoredPeople(
            statuses: statuses,
            scores: span.indices.map { span[$0] },
            cuts: plan.decision.cuts,
            isProbability: plan.isProbability
        )
    }
}
