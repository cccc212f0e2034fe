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
        let contrasts =
            Contrast.singleChanges(of: model.descriptor.schema)
            + model.descriptor.interventions.map { Contrast(to: $0.intervention) }
        var settings = CounterfactualSettings()
        settings.isWeighted = source.isWeighted
        settings.keepsChanges = CounterfactualSettings.canKeepChanges(
            people: source.count,
            contrasts: contrasts.count
        )
        counterfactual = try CounterfactualMeasurement(
            model: model,
            contrasts: contrasts,
            groupings: source.groupings,
            settings: settings
        )
    }

    /// What a thread gathers.
    fileprivate struct State: Sendable {
        var scores: ScoreState?
        var counterfactual: CounterfactualState?

        /// Adds what another thread gathered.
        mutating func merge(_ other: State) {
            if let others = other.scores { scores?.merge(others) }
            if let others = other.counterfactual { counterfactual?.merge(others) }
        }
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
        var findings = Findings()
        let scores =
            plan.measures.contains(.calibration)
            ? ScoreState(
                descriptor: model.descriptor,
                groupings: source.groupings,
                sources: source.outcomeSources
            ) : nil
        guard let counterfactual else {
            let state = try fold(State(scores: scores), measuring: nil, onProgress)
            findings += state.scores?.findings(of: subject) ?? Findings()
            return findings
        }
        // A capacity whose bracket missed its cut asks for another pass; scores are gathered in the first one only.
        var gathered: ScoreState?
        let reports = try counterfactual.measure(
            people: source.count,
            sample: { range in
                let block = try source.block(range)
                return CounterfactualBlock(
                    people: block.people,
                    firstPerson: range.lowerBound,
                    weights: block.weights
                )
            },
            pass: { measurement in
                let empty = State(
                    scores: gathered == nil ? scores : nil,
                    counterfactual: measurement.emptyState
                )
                let state = try fold(empty, measuring: measurement, onProgress)
                gathered = gathered ?? state.scores
                return state.counterfactual ?? measurement.emptyState
            }
        )
        if let gathered { findings += gathered.findings(of: subject) }
        findings += Findings(reports, of: subject, model: model.descriptor)
        return findings
    }

    /// Folds every block of the population into one state.
    private func fold(
        _ empty: State,
        measuring measurement: CounterfactualMeasurement?,
        _ onProgress: @escaping @Sendable (Double) throws -> Void
    ) throws -> State {
        let progress = PassProgress(people: source.count)
        return try BlockStream(people: source.count, threads: plan.threads).fold(
            into: empty,
            merge: { $0.merge($1) },
            add: { state, range in
                try add(range, to: &state, measuring: measurement)
                if let share = progress.advance(by: range.count) { try onProgress(share) }
            }
        )
    }

    private func add(
        _ range: Range<Int>,
        to state: inout State,
        measuring measurement: CounterfactualMeasurement?
    ) throws {
        guard state.scores != nil || measurement?.plan.groupings.isEmpty == false else {
            let block = try source.block(range)
            let changed = CounterfactualBlock(
                people: block.people,
                firstPerson: range.lowerBound,
                weights: block.weights
            )
            return try add(changed, to: &state, measuring: measurement)
        }
        let block = try source.measured(range)
        if var gathered = state.scores {
            // Taken out while it is written, so that it is not copied.
            state.scores = nil
            try gathered.add(try model.scores(of: block.people), block)
            state.scores = gathered
        }
        let changed = CounterfactualBlock(
            people: block.people,
            firstPerson: range.lowerBound,
            weights: block.weights,
            groups: block.groups
        )
        try add(changed, to: &state, measuring: measurement)
    }

    private func add(
        _ block: CounterfactualBlock,
        to state: inout State,
        measuring measurement: CounterfactualMeasurement?
    ) throws {
        if let measurement, var gathered = state.counterfactual {
            // Taken out while it is written, so that it is not copied.
            state.counterfactual = nil
            try measurement.add(block, to: &gathered)
            state.counterfactual = gathered
        }
    }
}
