import DenseMatrix
import Measures
import Results
import Scoring
import Statistics

/// Measures of people in depth, each over as many people as it can look at in reasonable time; the count of every number says how many.
struct SensitivityPass: Sendable {
    /// Scorings of one permitted set.
    private static let setScorings = 1 << 27
    /// People whose curves are taken; fewer where a step function has very many steps.
    private static let curvePeople = 20_000
    private static let curveScorings = 1 << 22
    /// Pairs of features whose interaction is looked at.
    private static let largestPairCount = 45
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
        findings.add(try report(set), of: subject)
        for pair in pairs {
            subject.intervention = pair.map { schema.features[$0].name }.joined(separator: " x ")
            let set = try PermittedSet(name: "pair", features: pair, schema: schema)
            findings.add(try report(set), of: subject)
        }
        return findings
    }

    /// The pairs of protected features of two levels.
    private var pairs: [[Int]] {
        let features = schema.features.indices.filter {
            schema.features[$0].roles.contains(.protected) && schema.features[$0].kind.levels?.count == 2
        }
        let pairs = features.enumerated().flatMap { place, first in
            features[(place + 1)...].map { [first, $0] }
        }
        return Array(pairs.prefix(Self.largestPairCount))
    }

    private func report(_ set: PermittedSet) throws -> SetReport {
        var settings = CounterfactualSettings()
        settings.isWeighted = source.isWeighted
        let measurement = try PermittedSetMeasurement(
            model: model,
            set: set,
            groupings: source.groupings,
            settings: settings
        )
        let state = try BlockStream(
            people: min(source.count, Self.setScorings / set.combinations.count),
            threads: plan.threads
        ).fold(
            into: measurement.emptyState,
            merge: { $0.merge($1) },
            add: { state, range in
                let block = try source.measured(range)
                try measurement.add(
                    CounterfactualBlock(
                        people: block.people,
                        firstPerson: range.lowerBound,
                        weights: block.weights,
                        groups: block.groups
                    ),
                    to: &state
                )
            }
        )
        return measurement.report(state)
    }

    private func curves(_ subject: MetricSubject) throws -> Findings {
        var findings = Findings()
        let first = try source.block(0..<min(source.count, Self.curvePeople)).people
        let structure = (model as? any StructuredModel)?.structure(ofOutput: model.descriptor.decision.output)
        for (index, feature) in schema.features.enumerated() {
            var subject = subject
            subject.feature = feature.name
            do throws(ScoringError) {
                let grid = try CurveGrid(
                    feature: index,
                    structure: structure,
                    precision: model.descriptor.precision,
                    schema: schema
                )
                let measurement = try ResponseCurveMeasurement(model: model, grid: grid)
                var state = measurement.emptyState
                let count = min(first.count, max(1, Self.curveScorings / max(1, grid.values.count)))
                try measurement.add(CounterfactualBlock(people: first.slice(0..<count)), to: &state)
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
        guard let training = try? ShapleyAttribution(model: model, reference: .trainingCounts) else {
            return findings
        }
        var path = ImportanceState(features: schema.count)
        path.add(try training.attributions(of: block))
        for (feature, importance) in zip(schema.features, path.importances()) {
            var subject = subject
            subject.feature = feature.name
            findings.add("importance_path_mean_abs", of: subject, importance)
        }
        return findings
    }
}
