import Scoring
import Statistics

extension CounterfactualMeasurement {
    /// The estimates of everything gathered, one report a contrast.
    ///
    /// **Edge cases**: nobody, nobody legal, nobody changed: undefined estimates with the reason, never NaN.
    package func report(_ state: CounterfactualState) -> [ContrastReport] {
        let level = plan.settings.confidenceLevel
        let capacity = plan.capacity?.count(of: state.rankings.first?.people ?? 0) ?? 0
        let cuts = state.rankings.map { $0.cut(capacity: capacity) }
        let selecting = zip(
            plan.settings.selectionShares,
            state.ownScores.bins(selecting: plan.settings.selectionShares)
        )
        return plan.contrasts.indices.map { index in
            let gathered = state.contrasts[index]
            let totals = gathered.totals(plan)
            var effect = totals.all.effect.estimate(level: level)
            let quantiles = gathered.quantiles(plan.settings.quantileProbabilities)
            effect.quantiles = quantiles.values
            effect.quantileRelativeError = quantiles.relativeError
            return ContrastReport(
                contrast: plan.contrasts[index],
                counts: gathered.counts,
                unscored: gathered.unscored,
                effect: effect,
                decisions: totals.all.decisions?.estimate(level: level),
                capacity: capacityChange(index, of: state, capacity: capacity, cuts: cuts),
                selections: selecting.compactMap { asked, bin in
                    bin.map { bin in
                        selection(asked: asked, bin, of: gathered, changed: totals.all.effect.count)
                    }
                },
                groups: groups(totals.groups)
            )
        }
    }

    private func selection(
        asked: Double,
        _ bin: (bin: Int, selected: Double),
        of state: ContrastState,
        changed: Int
    ) -> SelectionFlips {
        let flips = state.flips(atBin: bin.bin)
        let rate: Estimate =
            changed == 0
            ? .undefined(because: .noPeople, count: 0)
            : .share(
                Double(flips.changed) / Double(changed),
                effectiveTrials: Double(changed),
                count: changed,
                level: plan.settings.confidenceLevel
            )
        return SelectionFlips(asked: asked, selected: bin.selected, flips: flips, rate: rate)
    }

    private func groups(_ gathered: [[ContrastTally]]) -> [GroupContrast] {
        let level = plan.settings.confidenceLevel
        var groups: [GroupContrast] = []
        for (grouping, tallies) in zip(plan.groupings, gathered) {
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
        return groups
    }

    private func capacityChange(
        _ index: Int,
        of state: CounterfactualState,
        capacity: Int,
        cuts: [CapacityCut?]
    ) -> CapacityChange? {
        guard !state.capacities.isEmpty else { return nil }
        let rankings = plan.rankings(ofContrast: index)
        guard let before = cuts[rankings.before], let after = cuts[rankings.after] else { return nil }
        let gathered = state.capacities[index]
        return CapacityChange(
            state: gathered,
            before: before,
            after: after,
            capacity: capacity,
            plan: plan,
            rankShift: sampledShifts.isEmpty ? gathered.rankShift : sampledShifts[index]
        )
    }
}
