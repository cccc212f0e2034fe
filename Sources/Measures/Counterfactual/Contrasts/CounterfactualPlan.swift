package import Scoring

/// What is compared, for which model: every contrast, and every distinct intervention that it takes.
package struct CounterfactualPlan: Sendable {
    /// The model's schema.
    package let schema: Schema
    /// How scores become decisions.
    package let decision: DecisionRule
    /// Whether the deciding score is a probability.
    package let isProbability: Bool
    /// The contrasts in the order of the report.
    package let contrasts: [Contrast]
    /// The ways in which results are split.
    package let groupings: [Grouping]
    /// The groupings joined, as people are counted.
    let jointGroups: JointGroups
    /// How it is measured.
    package let settings: CounterfactualSettings
    /// The distinct interventions, checked.
    let interventions: [InterventionPlan]
    /// For each contrast the intervention before (nil: people as they are) and the one after.
    let steps: [(from: Int?, to: Int)]

    /// Checks the contrasts against the model's schema.
    ///
    /// - Throws: `ScoringError.illegalChange`, `.illegalValue` for what the schema does not know.
    package init(
        descriptor: ModelDescriptor,
        contrasts: [Contrast],
        groupings: [Grouping] = [],
        settings: CounterfactualSettings = CounterfactualSettings()
    ) throws(ScoringError) {
        let schema = descriptor.schema
        self.schema = schema
        decision = descriptor.decision
        if case .probability = descriptor.outputs[descriptor.decision.output].kind {
            isProbability = true
        } else {
            isProbability = false
        }
        self.contrasts = contrasts
        self.groupings = groupings
        jointGroups = JointGroups(groupings)
        self.settings = settings
        var numbers: [[FeatureChange]: Int] = [:]
        var plans: [InterventionPlan] = []
        func number(_ intervention: Intervention) throws(ScoringError) -> Int {
            if let number = numbers[intervention.changes] { return number }
            plans.append(try InterventionPlan(intervention, schema: schema))
            numbers[intervention.changes] = plans.count - 1
            return plans.count - 1
        }
        var steps: [(from: Int?, to: Int)] = []
        for contrast in contrasts {
            var from: Int?
            if let first = contrast.from { from = try number(first) }
            steps.append((from, try number(contrast.to)))
        }
        self.steps = steps
        interventions = plans
    }

    /// How many are selected; nil where nobody asks.
    package var capacity: CapacitySize? {
        if let capacity = settings.capacity { return capacity }
        if case .capacity(_, let size) = decision { return size }
        return nil
    }

    /// The ranking before and after a contrast: 0 of people as they are, then one an intervention.
    func rankings(ofContrast index: Int) -> (before: Int, after: Int) {
        (steps[index].from.map { $0 + 1 } ?? 0, steps[index].to + 1)
    }

    /// Number of possible decisions; nil where a capacity decides, which depends on everybody's scores.
    var decisionCount: Int? { decision.cuts.map { $0.count + 1 } }
}
