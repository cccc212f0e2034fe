package import Scoring

/// The score of every person as a function of one feature, the rest of the person fixed: individual curves (ICE), their
/// mean (partial dependence), and where they go the wrong way.
///
/// Values that the rules between features forbid for a person are left out of that person's curve. Fold blocks into
/// states, merge, take the `report`.
///
/// **Source**: Goldstein et al., "Peeking inside the black box", JCGS 24 (2015), doi:10.1080/10618600.2014.907095;
/// Friedman, Annals of Statistics 29 (2001), doi:10.1214/aos/1013203451.
package struct ResponseCurveMeasurement: Sendable {
    /// Where the curves are taken.
    package let grid: CurveGrid
    private let model: any ScoringModel
    private let output: Int
    private let plans: [InterventionPlan]

    /// Checks the grid against the model.
    ///
    /// - Parameters:
    ///   - model: what scores.
    ///   - grid: the feature and its values.
    ///   - output: the score looked at; the deciding one unless given.
    /// - Throws: `ScoringError.illegalValue` for a value that the schema does not allow.
    package init(model: any ScoringModel, grid: CurveGrid, output: Int? = nil) throws(ScoringError) {
        self.model = model
        self.grid = grid
        self.output = output ?? model.descriptor.decision.output
        let schema = model.descriptor.schema
        var plans: [InterventionPlan] = []
        for value in grid.values {
            let change = FeatureChange.set(feature: grid.feature, value: value)
            plans.append(try InterventionPlan(Intervention([change], in: schema), schema: schema))
        }
        self.plans = plans
    }

    /// A state that has seen nobody.
    package var emptyState: ResponseCurveState { ResponseCurveState(points: grid.values.count) }

    /// Takes the curves of a block of people.
    ///
    /// - Throws: what the model throws.
    /// - Complexity: O(people x grid x scoring by the parts that read the feature).
    package func add(
        _ block: CounterfactualBlock,
        to state: inout ResponseCurveState
    ) throws(ScoringError) {
        let count = block.people.count
        guard count > 0 else { return }
        var curves = CurveBlock(people: count)
        var rescoring = try model.interventionScoring(of: block.people, output: output)
        for (point, plan) in plans.enumerated() {
            let changed = try plan.apply(to: block.people)
            let scores = try rescoring.scores(of: changed).values
            for person in 0..<count where changed.statuses[person].isLegal && scores[person].isFinite {
                let weight = block.weights?[person] ?? 1
                if weight == 0 { continue }
                state.means[point].add(scores[person], weight: weight)
                let number = block.firstPerson + person
                if let step = curves.extend(person, to: point, score: scores[person]) {
                    state.add(step, of: number)
                }
            }
        }
        for person in 0..<count where curves.points[person] > 0 {
            let weight = block.weights?[person] ?? 1
            state.add(curves, person: person, weight: weight)
        }
    }

    /// The estimates of everything gathered.
    ///
    /// **Edge cases**: nobody gives undefined means and no witness.
    package func report(_ state: ResponseCurveState, level: Double = 0.95) -> ResponseCurve {
        ResponseCurve(
            grid: grid,
            means: state.means.map { $0.estimate(level: level) },
            people: state.people,
            falling: state.falling.report(grid: grid),
            rising: state.rising.report(grid: grid),
            meanRange: state.range.estimate(level: level),
            endToEndDeviation: state.endToEnd.count > 0 ? state.endToEnd.variance.squareRoot() : nil
        )
    }
}
