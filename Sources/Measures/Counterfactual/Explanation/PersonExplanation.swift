import DenseMatrix
package import Scoring

/// One person's score in full: its parts, every single change that would alter the decision, the smallest permitted one.
///
/// Under a capacity who is selected depends on everybody's scores. With the cut that the scores of all others leave to this person
/// (`CapacityLine`) a capacity is explained as a threshold, everybody else staying as they are; without it only the score is.
package struct PersonExplanation: Sendable {
    /// What one feature adds to the margin.
    package struct Part: Equatable, Sendable {
        /// The feature.
        package let feature: Int
        /// What it adds.
        package let value: Double
    }

    /// One change of one feature and what it leads to.
    package struct Change: Equatable, Sendable {
        /// The change.
        package let intervention: Intervention
        /// What it comes to for this person.
        package let status: ChangeStatus
        /// The score afterwards; the person's own where the change is not legal.
        package let score: Double
        /// The decision afterwards; nil under a capacity of unknown line.
        package let decision: Int?
        /// The score once what follows from the change, by the declared structural equations, has changed as well; nil where
        /// nothing follows or that is not legal.
        package let totalScore: Double?
    }

    /// The model.
    package let model: ModelDescriptor
    /// The person's values.
    package let row: [Double]
    /// The deciding score.
    package let score: Double
    /// The decision; nil under a capacity of unknown line.
    package let decision: Int?
    /// The line between selected and not selected that a capacity draws; nil where no capacity decides, or it is not known.
    package let line: CapacityLine?
    /// What the score starts from before its link, and what each feature adds, the largest first; nil for a model
    /// that shows no structure or without a reference.
    package let parts: (base: Double, values: [Part])?
    /// Whether the parts are of the score itself, not of a margin before its link.
    package let partsAreOfScore: Bool
    /// Every single change, in the order of the features.
    package let changes: [Change]
    /// The bundles that the model names, in its order.
    package let bundles: [Change]
    /// The changes that were asked for.
    package let asked: [Change]
    /// The smallest permitted change that lowers the decision by a step; nil for a person at the lowest, or under a
    /// capacity.
    package let recourse: RecourseAnswer?
    /// The least number of features that have to change; nil where there is no such change.
    package let fewestChanges: Int?

    /// Boxes after which the search gives up in a model that has to be scored for each.
    private static let opaqueBoxLimit = 1 << 14

    /// Explains one person.
    ///
    /// - Parameters:
    ///   - model: what scores.
    ///   - person: one person, in the model's schema and precision.
    ///   - attribution: what parts are taken against; nil for none.
    ///   - policy: what the person may change; the features with the role `actionable` unless given.
    ///   - line: the line that a capacity draws.
    ///   - interventions: changes that are asked for besides the single ones.
    /// - Throws: `ScoringError.wrongCount` for another number of people than one, what the model throws.
    /// - Complexity: O(single changes x scoring) and that of the search for recourse.
    package init(
        model: any ScoringModel,
        person: People,
        attribution: ShapleyAttribution? = nil,
        policy: RecoursePolicy? = nil,
        line: CapacityLine? = nil,
        asking interventions: [Intervention] = []
    ) throws(ScoringError) {
        guard person.count == 1 else {
            throw .wrongCount(what: "people to explain", expected: 1, actual: person.count)
        }
        let descriptor = model.descriptor
        let rule =
            line.map { DecisionRule.threshold(output: descriptor.decision.output, cut: $0.cut) }
            ?? descriptor.decision
        self.line = line
        let output = rule.output
        self.model = descriptor
        row = person.row(0)
        let own = try model.scores(of: person).column(output)[0]
        score = own
        func decided(_ score: Double) -> Int? { rule.cuts.map { DecisionRule.level(of: score, cuts: $0) } }
        decision = decided(own)
        partsAreOfScore = attribution?.isOfScore ?? false
        if let attribution {
            let result = try attribution.attributions(of: person)
            let values = (0..<descriptor.schema.count).map { Part(feature: $0, value: result.values[0, $0]) }
            parts = (
                result.base,
                values.filter { $0.value != 0 }.sorted {
                    (abs($0.value), -$0.feature) > (abs($1.value), -$1.feature)
                }
            )
        } else {
            parts = nil
        }
        func change(by intervention: Intervention) throws(ScoringError) -> Change {
            let changed = try intervention.apply(to: person, schema: descriptor.schema)
            let status = changed.statuses[0]
            let score = status == .changed ? try model.scores(of: changed.people).column(output)[0] : own
            var total: Double?
            if let graph = descriptor.causalGraph, status == .changed,
                graph.spreads(from: Set(changed.changedFeatures))
            {
                let spread = try graph.propagate(changed, from: person, schema: descriptor.schema)
                if spread.statuses[0] == .changed {
                    total = try model.scores(of: spread.people).column(output)[0]
                }
            }
            return Change(
                intervention: intervention,
                status: status,
                score: score,
                decision: decided(score),
                totalScore: total
            )
        }
        var changes: [Change] = []
        for intervention in Intervention.singleChanges(of: descriptor.schema) {
            changes.append(try change(by: intervention))
        }
        self.changes = changes
        var bundles: [Change] = []
        for bundle in descriptor.interventions { bundles.append(try change(by: bundle.intervention)) }
        self.bundles = bundles
        var asked: [Change] = []
        for intervention in interventions { asked.append(try change(by: intervention)) }
        self.asked = asked
        guard let target = RecourseTarget.lowerDecision(than: own, decision: rule) else {
            recourse = nil
            fewestChanges = nil
            return
        }
        let permitted: RecoursePolicy
        if let policy {
            permitted = policy
        } else {
            permitted = try RecoursePolicy(actionableOf: descriptor.schema)
        }
        var search = RecourseSearch(model: model)
        if (model as? any StructuredModel)?.structure(ofOutput: output) == nil {
            search.boxLimit = Self.opaqueBoxLimit
        }
        recourse = try search.answer(
            to: RecourseProblem(row: row, target: target, policy: permitted, model: model)
        )
        let fewest = try search.answer(
            to: RecourseProblem(
                row: row,
                target: target,
                policy: permitted,
                countsFeatures: true,
                model: model
            )
        )
        fewestChanges = fewest.cost.map { Int($0) }
    }

    /// The single changes that alter the decision; a flip that is also a level to set counts once.
    package var alteringChanges: [Change] {
        var known: Set<[UInt64]> = []
        return changes.filter { change in
            guard change.status == .changed, change.decision != decision else { return false }
            return change.newValue(from: row).map { known.insert($0).inserted } ?? true
        }
    }

    /// The names of the possible decisions, the lowest first.
    package var decisionNames: [String] { model.decision.names }
}

extension PersonExplanation.Change {
    /// The feature and its new value, as bits to compare; nil for a bundle.
    fileprivate func newValue(from row: [Double]) -> [UInt64]? {
        guard intervention.changes.count == 1, let change = intervention.changes.first else { return nil }
        return [UInt64(change.feature), change.value(from: row[change.feature]).bitPattern]
    }
}
