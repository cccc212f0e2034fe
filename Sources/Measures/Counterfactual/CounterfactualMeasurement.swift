package import Scoring

/// Counterfactual sensitivity of one model: what changing people does to their scores and decisions.
///
/// `measure(people:sample:pass:)` does it all. By hand: fold blocks of people into states (`emptyState`, `add`,
/// `CounterfactualState.merge`), then take the `report`. Memory does not grow with the population, unless
/// `CounterfactualSettings.keepsChanges` asks for it.
///
/// The result speaks of attributes, not of causes: a flipped attribute is not the person that a different life would
/// have made.
package struct CounterfactualMeasurement: Sendable {
    /// What is compared.
    package let plan: CounterfactualPlan
    let model: any ScoringModel
    /// Whether every change is scored in full, for comparison with scoring by parts.
    package var usesFullScoring = false
    /// What is known of each ranking's cut before everybody is ranked; empty where no capacity is asked for.
    var brackets: [CutBracket]
    /// The rank shift of each contrast in the sample that gave the brackets; empty where everybody is kept.
    var sampledShifts: [RankShift?] = []

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
        brackets = [CutBracket](
            repeating: .everything,
            count: plan.capacity == nil ? 0 : plan.interventions.count + 1
        )
    }

    /// A state that has seen nobody.
    package var emptyState: CounterfactualState { CounterfactualState(plan: plan) }

    /// Scores a block of people as they are and as every intervention leaves them, and counts what changes.
    ///
    /// Each distinct intervention is scored once, by the parts that it changes where the model knows how, and not at all where it
    /// changes nobody of the block.
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
        var scored = try scored(block.people)
        let runs = plan.jointGroups.runs(of: block)
        if !plan.settings.isWeighted {
            for ranking in scored.indices { scored[ranking].findBins() }
            state.addOwn(scored[0])
        }
        for index in plan.contrasts.indices {
            let (before, after) = plan.rankings(ofContrast: index)
            scored[before].findNear(cuts: plan.decision.cuts ?? [], band: plan.settings.nearBand)
            state.contrasts[index].add(
                before: scored[before],
                after: scored[after],
                block: block,
                runs: runs
            )
            guard !state.capacities.isEmpty else { continue }
            state.capacities[index].add(
                before: (scored[before], brackets[before]),
                after: (scored[after], brackets[after]),
                block: block,
                runs: runs
            )
        }
        for ranking in state.rankings.indices {
            for (row, score) in scored[ranking].scores.enumerated() where block.weights?[row] != 0 {
                let key = RankKey(score: score, person: block.firstPerson + row)
                state.rankings[ranking].add(key, bracket: brackets[ranking])
            }
        }
    }

    /// People as they are, then as each intervention leaves them, with their scores.
    func scored(_ people: People) throws(ScoringError) -> [ScoredPeople] {
        var rescoring =
            usesFullScoring
            ? try FullRescoring(of: people, by: model, output: plan.decision.output)
            : try model.interventionScoring(of: people, output: plan.decision.output)
        let own = scored(rescoring.scores, statuses: nil)
        var scored = [own]
        scored.reserveCapacity(plan.interventions.count + 1)
        var changes: [ChangedPeople] = []
        for intervention in plan.interventions { changes.append(try intervention.apply(to: people)) }
        var results = try rescoring.scores(ofEach: changes.filter { !$0.changedFeatures.isEmpty })
            .makeIterator()
        for change in changes {
            if change.changedFeatures.isEmpty {
                scored.append(own.with(statuses: change.statuses))
            } else if let scores = results.next() {
                scored.append(self.scored(scores, statuses: change.statuses))
            }
        }
        return scored
    }

    private func scored(_ scores: OutputScores, statuses: [ChangeStatus]?) -> ScoredPeople {
        ScoredPeople(
            statuses: statuses,
            scores: scores.values,
            cuts: plan.decision.cuts,
            isProbability: plan.isProbability,
            logOdds: scores.logOdds
        )
    }
}
