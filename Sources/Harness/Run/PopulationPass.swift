import DenseMatrix
import Measures
import Results
import Scoring
import Statistics

/// One pass over a population: people are made in blocks, scored, measured and forgotten, so that memory does not
/// grow with their number.
struct PopulationPass: Sendable {
    private let plan: RunPlan
    private let model: any ScoringModel
    private let source: PeopleSource
    private let counterfactual: CounterfactualMeasurement?

    /// A pass that takes the measures of `plan`.
    ///
    /// - Throws: `ScoringError` where a contrast does not fit the model.
    init(plan: RunPlan, model: any ScoringModel, source: PeopleSource) throws(ScoringError) {
        self.plan = plan
        self.model = model
        self.source = source
        guard plan.measures.contains(.counterfactual) else {
            counterfactual = nil
            return
        }
        let contrasts = Contrast.singleChanges(of: model.descriptor.schema)
        var settings = CounterfactualSettings()
        settings.keepsChanges = CounterfactualSettings.canKeepChanges(
            people: source.count,
            contrasts: contrasts.count
        )
        counterfactual = try CounterfactualMeasurement(model: model, contrasts: contrasts, settings: settings)
    }

    /// What a thread gathers.
    fileprivate struct State: Sendable {
        var scores: ScoreState?
        var counterfactual: CounterfactualState?
        var people = 0
    }

    /// Takes the measures.
    ///
    /// - Parameters:
    ///   - subject: the model, the population and the output that decides.
    ///   - onProgress: called now and then, from any thread, with the share of the people that is done.
    /// - Returns: the rows of the run document.
    /// - Throws: what making people, scoring and measuring throw first.
    func findings(
        of subject: MetricSubject,
        onProgress: @escaping @Sendable (Double) throws -> Void
    ) throws -> Findings {
        let stream = BlockStream(people: source.count, threads: plan.threads)
        let progress = PassProgress(people: source.count)
        let empty = State(
            scores: plan.measures.contains(.calibration) ? ScoreState(descriptor: model.descriptor) : nil,
            counterfactual: counterfactual?.emptyState
        )
        let state = try stream.fold(
            into: empty,
            merge: { $0.merge($1) },
            add: { state, range in
                try add(range, to: &state)
                if let share = progress.advance(by: range.count) { try onProgress(share) }
            }
        )
        var findings = Findings()
        if let scores = state.scores {
            findings += try scores.findings(of: subject, hasOutcomes: source.hasOutcomes)
        }
        if let counterfactual, let gathered = state.counterfactual {
            findings += Findings(counterfactual.report(gathered), of: subject, model: model.descriptor)
        }
        return findings
    }

    private func add(_ range: Range<Int>, to state: inout State) throws {
        let block = try source.block(range)
        state.people += range.count
        if state.scores != nil {
            let scores = try model.scores(of: block.people)
            try state.scores?.add(scores, outcomes: block.outcomes)
        }
        if let counterfactual, var gathered = state.counterfactual {
            state.counterfactual = nil
            try counterfactual.add(CounterfactualBlock(people: block.people), to: &gathered)
            state.counterfactual = gathered
        }
    }
}

extension PopulationPass.State {
    /// Adds what another thread gathered.
    fileprivate mutating func merge(_ other: Self) {
        people += other.people
        if let others = other.scores { scores?.merge(others) }
        if let others = other.counterfactual { counterfactual?.merge(others) }
    }
}
