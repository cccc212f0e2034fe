import DenseMatrix
package import Scoring

/// One person's score in full: its parts, every single change that would alter the decision, the smallest permitted one.
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
        /// The decision afterwards; nil under a capacity.
        package let decision: Int?
    }

    /// The model.
    package let model: ModelDescriptor
    /// The person's values.
    package let row: [Double]
    /// The deciding score.
    package let score: Double
    /// The decision; nil under a capacity.
    package let decision: Int?
    /// What the score starts from before its link, and what each feature adds, the largest first; nil for a model
    /// that shows no structure or without a reference.
    package let parts: (base: Double, values: [Part])?
    /// Every single change, in the order of the features.
    package let changes: [Change]
    /// The smallest permitted change that lowers the decision by a step; nil for a person at the lowest, or under a
    /// capacity.
    package let recourse: RecourseAnswer?
    /// The least number of features that have to change; nil where there is no such change.
    package let fewestChanges: Int?

    /// Explains one person.
    ///
    /// - Parameters:
    ///   - model: what scores.
    ///   - person: one person, in the model's schema and precision.
    ///   - attribution: what parts are taken against; nil for none.
    ///   - policy: what the person may change; the features with the role `actionable` unless given.
    /// - Throws: `ScoringError.wrongCount` for another number of people than one, what the model throws.
    /// - Complexity: O(single changes x scoring) and that of the search for recourse.
    package init(
        model: any ScoringModel,
        person: People,
        attribution: ShapleyAttribution? = nil,
        policy: RecoursePolicy? = nil
    ) throws(ScoringError) {
        guard person.count == 1 else {
            throw .wrongCount(what: "people to explain", expected: 1, actual: person.count)
        }
        let descriptor = model.descriptor
        let rule = descriptor.decision
        let output = rule.output
        self.model = descriptor
        row = person.row(0)
        let own = try model.scores(of: person).column(output)[0]
        score = own
        func decided(_ score: Double) -> Int? { rule.cuts.map { DecisionRule.level(of: score, cuts: $0) } }
        decision = decided(own)
        parts = attribution.map { attribution in
            let result = attribution.attributions(of: person)
            let values = (0..<descriptor.schema.count).map { Part(feature: $0, value: result.values[0, $0]) }
            return (
                result.base,
                values.filter { $0.value != 0 }.sorted {
                    (abs($0.value), -$0.feature) > (abs($1.value), -$1.feature)
                }
            )
        }
        var changes: [Change] = []
        for intervention in Intervention.singleChanges(of: descriptor.schema) {
            let changed = try intervention.apply(to: person, schema: descriptor.schema)
            let status = changed.statuses[0]
            let score = status == .changed ? try model.scores(of: changed.people).column(output)[0] : own
            changes.append(
                Change(intervention: intervention, status: status, score: score, decision: decided(score))
            )
        }
        self.changes = changes
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
        let search = RecourseSearch(model: model)
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

    /// The single changes that alter the decision.
    package var alteringChanges: [Change] {
        changes.filter { $0.status == .changed && $0.decision != decision }
    }
}
