import DenseMatrix
import Measures
import Results
import Scoring
import Statistics

/// Measures of people in depth, each over as many people as it can look at in reasonable time; the count of every number says how many.
struct SensitivityPass: Sendable {
    /// Scorings of one permitted set.
    private static let setScorings = 1 << 27
    /// People whose curves are taken.
    private static let curvePeople = 20_000
    /// People whose scores are attributed; fewer where every coalition has to be scored.
    private static let attributedPeople = 4096
    private static let coalitionPeople = 48
    /// People whom features left out are taken from.
    private static let backgroundPeople = 128
    private static let coalitionBackground = 24
    /// Bins of accumulated effects.
    private static let effectBins = 10

    let plan: RunPlan
    let model: any ScoringModel
    let source: PeopleSource

    private var schema: Schema { model.descriptor.schema }

    /// Takes one measure.
    ///
    /// - Throws: what making people and scoring throw.
    func findings(_ measure: MeasureName, of subject: MetricSubject) throws -> Findings {
        switch measure {
        case .sets: try sets(subject)
        case .curves: try curves(subject)
        case .attribution: try attribution(subject)
        case .recourse: try RecoursePass(plan: plan, model: model, source: source).findings(of: subject)
        case .throughput, .calibration, .counterfactual: Findings()
        }
    }

    private func sets(_ subject: MetricSubject) throws -> Findings {
        var findings = Findings()
        var subject = subject
        subject.intervention = "any combination of the protected features"
        let set: PermittedSet
        do throws(ScoringError) {
            guard let protected = try PermittedSet.protected(of: schema) else { return findings }
            set = protected
        } catch {
            findings.addUndefined("decision_depends_share", of: subject, because: error.description)
            return findings
        }
        let measurement = try PermittedSetMeasurement(model: model, set: set)
        let people = min(source.count, Self.setScorings / set.combinations.count)
        let state = try fold(
            measurement.emptyState,
            people: people,
            merge: { $0.merge($1) },
            add: { state, block in try measurement.add(block, to: &state) }
        )
        let report = measurement.report(state)
        findings.add("score_range_mean", of: subject, report.overall.meanRange)
        if let dependent = report.overall.dependent {
            findings.add("decision_depends_share", of: subject, dependent)
        }
        if let spanning = report.overall.spanningTwo {
            findings.add("decision_spans_two_share", of: subject, spanning)
        }
        return findings
    }

    private func curves(_ subject: MetricSubject) throws -> Findings {
        var findings = Findings()
        let people = min(source.count, Self.curvePeople)
        let first = try source.block(0..<people).people
        for (index, feature) in schema.features.enumerated() {
            var subject = subject
            subject.feature = feature.name
            do throws(ScoringError) {
                let grid = try CurveGrid(feature: index, schema: schema)
                let measurement = try ResponseCurveMeasurement(model: model, grid: grid)
                var state = measurement.emptyState
                try measurement.add(CounterfactualBlock(people: first, firstPerson: 0), to: &state)
                findings.add(measurement.report(state), of: subject, feature: feature)
            } catch {
                findings.addUndefined("curve_range_mean", of: subject, because: error.description)
            }
            if case .categorical = feature.kind { continue }
            let edges = AccumulatedEffectsMeasurement.edges(
                ofValues: first.values(ofFeature: index).filter { !$0.isNaN },
                bins: Self.effectBins,
                kind: feature.kind
            )
            guard edges.count > 1 else { continue }
            let measurement = try AccumulatedEffectsMeasurement(model: model, feature: index, edges: edges)
            var state = measurement.emptyState
            try measurement.add(CounterfactualBlock(people: first, firstPerson: 0), to: &state)
            findings.add(measurement.report(state), of: subject, feature: feature)
        }
        return findings
    }

    private func attribution(_ subject: MetricSubject) throws -> Findings {
        var findings = Findings()
        let structure = (model as? any StructuredModel)?.structure(ofOutput: model.descriptor.decision.output)
        var (people, background) = (Self.coalitionPeople, Self.coalitionBackground)
        switch structure?.form {
        case .additive, .trees: (people, background) = (Self.attributedPeople, Self.backgroundPeople)
        case .cells, nil: break
        }
        let reference = try source.block(0..<min(source.count, background)).people
        let attribution: ShapleyAttribution
        do throws(MeasuresError) {
            attribution = try ShapleyAttribution(model: model, reference: .background(reference))
        } catch {
            findings.addUndefined("importance_mean_abs", of: subject, because: error.description)
            return findings
        }
        var state = ImportanceState(features: schema.count)
        let block = try source.block(0..<min(source.count, people)).people
        state.add(try attribution.attributions(of: block))
        let importances = state.importances()
        let means = state.meanValues()
        for (index, feature) in schema.features.enumerated() {
            var subject = subject
            subject.feature = feature.name
            findings.add("importance_mean_abs", of: subject, importances[index])
            findings.add("importance_mean", of: subject, means[index])
        }
        return findings
    }

    private func fold<State: Sendable>(
        _ empty: State,
        people: Int,
        merge: @Sendable (inout State, State) -> Void,
        add: @Sendable (inout State, CounterfactualBlock) throws -> Void
    ) throws -> State {
        try BlockStream(people: people, threads: plan.threads).fold(
            into: empty,
            merge: { merge(&$0, $1) },
            add: { state, range in
                let block = CounterfactualBlock(
                    people: try source.block(range).people,
                    firstPerson: range.lowerBound
                )
                try add(&state, block)
            }
        )
    }
}
