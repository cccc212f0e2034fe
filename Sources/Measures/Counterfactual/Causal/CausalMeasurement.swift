package import Scoring

/// What an intervention does to scores when it spreads along declared structural equations.
///
/// With f the score, a the changed features and m what follows from them: total f(a', m(a')) - f(a, m); direct
/// f(a', m) - f(a, m), the flip of the attribute alone; indirect f(a, m(a')) - f(a, m). Their sum is the total only
/// where the two ways do not interact.
///
/// **Source**: Pearl, "Direct and indirect effects", UAI 2001; Kusner et al., "Counterfactual fairness", NIPS 2017.
package struct CausalMeasurement: Sendable {
    /// The intervention.
    package let intervention: Intervention
    /// The ways in which people are divided.
    package let groupings: [Grouping]
    private let graph: CausalGraph
    private let model: any ScoringModel
    private let plan: InterventionPlan
    private let cuts: [Double]?
    private let isWeighted: Bool

    /// Checks the intervention against the model.
    ///
    /// - Throws: what `InterventionPlan` throws.
    package init(
        model: any ScoringModel,
        intervention: Intervention,
        graph: CausalGraph,
        groupings: [Grouping] = [],
        isWeighted: Bool = false
    ) throws(ScoringError) {
        self.model = model
        self.intervention = intervention
        self.graph = graph
        self.groupings = groupings
        self.isWeighted = isWeighted
        plan = try InterventionPlan(intervention, schema: model.descriptor.schema)
        cuts = model.descriptor.decision.cuts
    }

    /// A state that has seen nobody.
    package var emptyState: CausalState {
        CausalState(
            groupings: groupings,
            decisionCount: cuts.map { $0.count + 1 },
            isWeighted: isWeighted
        )
    }

    /// Scores a block of people four times and counts.
    ///
    /// - Throws: `ScoringError.wrongCount`, `.illegalValue` where weights or groups do not fit the people; what the model throws.
    /// - Complexity: O(people x (4 scorings + equations)).
    package func add(_ block: CounterfactualBlock, to state: inout CausalState) throws(ScoringError) {
        try block.check(groupings: groupings, isWeighted: isWeighted)
        guard block.people.count > 0 else { return }
        let schema = model.descriptor.schema
        let flipped = try plan.apply(to: block.people)
        let spread = try graph.propagate(flipped, from: block.people, schema: schema)
        var mediated = spread.people
        for feature in flipped.changedFeatures {
            mediated = try mediated.replacing(
                feature: feature,
                with: block.people.values(ofFeature: feature)
            )
        }
        var rescoring = try model.interventionScoring(
            of: block.people,
            output: model.descriptor.decision.output
        )
        let own = rescoring.scores.values
        let direct = try rescoring.scores(of: flipped).values
        let total = try rescoring.scores(of: spread).values
        let moved = Set(flipped.changedFeatures)
        let indirect = try rescoring.scores(
            of: ChangedPeople(
                people: mediated,
                changedFeatures: spread.changedFeatures.filter { !moved.contains($0) },
                statuses: spread.statuses
            )
        ).values
        for person in own.indices {
            let weight = block.weights?[person] ?? 1
            if weight == 0 { continue }
            let scores = CausalTally.Scores(
                own: own[person],
                total: total[person],
                direct: direct[person],
                indirect: indirect[person]
            )
            let status = spread.statuses[person]
            state.overall.add(scores, status, cuts: cuts ?? [], weight: weight)
            for (grouping, codes) in block.groups.enumerated() where codes[person] >= 0 {
                state.groups[grouping][Int(codes[person])].add(
                    scores,
                    status,
                    cuts: cuts ?? [],
                    weight: weight
                )
            }
        }
    }

    /// The estimates.
    package func report(_ state: CausalState, level: Double = 0.95) -> CausalReport {
        CausalReport(
            overall: state.overall.estimate(level: level),
            groups: zip(groupings, state.groups).flatMap { grouping, tallies in
                zip(grouping.labels, tallies).map {
                    CausalReport.Group(
                        grouping: grouping.name,
                        label: $0,
                        effect: $1.estimate(level: level)
                    )
                }
            }
        )
    }
}
