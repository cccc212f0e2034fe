import Measures
import Results
import Scoring
import Statistics

/// What changes do once they spread along the structural equations that a model declares: total, direct and indirect effects.
struct CausalPass: Sendable {
    let plan: RunPlan
    let model: any ScoringModel
    let source: PeopleSource

    /// The rows of the run document, one subject a change from which something follows; none where no equations are declared.
    ///
    /// - Throws: what making people and scoring throw.
    func findings(of subject: MetricSubject) throws -> Findings {
        var findings = Findings()
        guard let graph = model.descriptor.causalGraph else { return findings }
        let schema = model.descriptor.schema
        let changes =
            Intervention.singleChanges(of: schema) + model.descriptor.interventions.map(\.intervention)
        let measurements = try changes.filter { graph.spreads(from: Set($0.changes.map(\.feature))) }
            .map {
                try CausalMeasurement(
                    model: model,
                    intervention: $0,
                    graph: graph,
                    groupings: source.groupings,
                    isWeighted: source.isWeighted
                )
            }
        guard !measurements.isEmpty else { return findings }
        let states = try BlockStream(people: source.count, threads: plan.threads).fold(
            into: measurements.map(\.emptyState),
            merge: { all, others in
                for index in all.indices { all[index].merge(others[index]) }
            },
            add: { states, range in
                let measured = try source.measured(range)
                let block = CounterfactualBlock(
                    people: measured.people,
                    firstPerson: range.lowerBound,
                    weights: measured.weights,
                    groups: measured.groups
                )
                for (index, measurement) in measurements.enumerated() {
                    try measurement.add(block, to: &states[index])
                }
            }
        )
        for (measurement, state) in zip(measurements, states) {
            var subject = subject
            subject.intervention = measurement.intervention.name
            if measurement.intervention.changes.count == 1 {
                subject.feature = measurement.intervention.changes.first.map {
                    schema.features[$0.feature].name
                }
            }
            findings.add(measurement.report(state), of: subject)
        }
        return findings
    }
}
