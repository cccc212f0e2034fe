import Statistics

extension CapacityChange {
    /// The answers of one contrast, once both cuts are known.
    init(
        state: CapacityState,
        before: CapacityCut,
        after: CapacityCut,
        capacity: Int,
        plan: CounterfactualPlan,
        rankShift: RankShift?
    ) {
        let (all, groups) = state.resolved(before: before, after: after, plan: plan)
        let level = plan.settings.confidenceLevel
        let people = all.people
        func share(_ part: Int, of whole: Int, named name: String) -> Estimate {
            guard whole > 0 else { return .undefined(because: .emptyDenominator(of: name), count: 0) }
            return .share(
                Double(part) / Double(whole),
                effectiveTrials: Double(whole),
                count: whole,
                level: level
            )
        }
        let either = all.selectedBefore + all.selectedAfter - all.kept
        let overall = people > 0 ? Double(capacity) / Double(people) : 0
        var groupChanges: [GroupCapacityChange] = []
        for (grouping, tallies) in zip(plan.groupings, groups) {
            for (label, tally) in zip(grouping.labels, tallies) {
                func excess(_ selected: Int) -> Estimate {
                    share(selected, of: tally.people, named: "person of the group")
                        .mapped { $0 - overall }
                }
                groupChanges.append(
                    GroupCapacityChange(
                        grouping: grouping.name,
                        label: label,
                        people: tally.people,
                        selectedBefore: tally.selectedBefore,
                        selectedAfter: tally.selectedAfter,
                        excessBefore: excess(tally.selectedBefore),
                        excessAfter: excess(tally.selectedAfter),
                        losing: tally.losing,
                        gaining: tally.gaining,
                        flips: tally.flipRate(level: level)
                    )
                )
            }
        }
        self.init(
            people: people,
            capacity: capacity,
            kept: all.kept,
            turnover: share(capacity - all.kept, of: capacity, named: "selected person"),
            jaccard: either > 0
                ? Estimate(Double(all.kept) / Double(either), count: either)
                : .undefined(because: .emptyDenominator(of: "selected person"), count: 0),
            rankShift: rankShift,
            cutBefore: capacity > 0 ? before.lastSelected.score : nil,
            cutAfter: capacity > 0 ? after.lastSelected.score : nil,
            tiedAtCut: before.tied,
            tiedShareSelected: share(before.tiedSelected, of: before.tied, named: "person at the cut"),
            losing: all.losing,
            gaining: all.gaining,
            flips: all.flipRate(level: level),
            groups: groupChanges
        )
    }
}
