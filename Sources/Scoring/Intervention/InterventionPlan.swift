/// An intervention checked against a schema, with the rules it can touch: made once, applied to many blocks of people.
public struct InterventionPlan: Sendable {
    /// The intervention.
    public let intervention: Intervention
    /// The schema it was checked against.
    public let schema: Schema
    /// The columns that it can change, in rising order: those asked for and those that rules can repair.
    public let touchedFeatures: [Int]
    /// The rules that speak of a touched feature.
    let rules: [ConsistencyRule]

    /// Checks an intervention and finds the rules it can touch.
    ///
    /// - Throws: what `Intervention.check(against:)` throws.
    public init(_ intervention: Intervention, schema: Schema) throws(ScoringError) {
        try intervention.check(against: schema)
        self.intervention = intervention
        self.schema = schema
        var touched = Set(intervention.changes.map(\.feature))
        var isGrowing = true
        while isGrowing {
            let before = touched.count
            for rule in schema.consistency where !touched.isDisjoint(with: rule.features) {
                touched.formUnion(rule.repairableFeatures)
            }
            isGrowing = touched.count > before
        }
        touchedFeatures = touched.sorted()
        rules = schema.consistency.filter { !touched.isDisjoint(with: $0.features) }
    }

    /// The people as the intervention leaves them; see `Intervention.apply(to:schema:)`.
    ///
    /// - Throws: `ScoringError.wrongCount` where the people have another number of features than the schema.
    public func apply(to people: People) throws(ScoringError) -> ChangedPeople {
        guard people.featureCount == schema.count else {
            throw .wrongCount(what: "features", expected: schema.count, actual: people.featureCount)
        }
        if rules.isEmpty, let change = intervention.changes.first, intervention.changes.count == 1 {
            return SingleChange(change, kind: schema.features[change.feature].kind).apply(to: people)
        }
        var draft = InterventionDraft(of: people, touching: touchedFeatures)
        for change in intervention.changes {
            draft.make(change, kind: schema.features[change.feature].kind)
        }
        if !rules.isEmpty { draft.repair(by: rules) }
        return draft.finish()
    }
}

extension ConsistencyRule {
    /// The features whose values this rule can set to repair a person.
    var repairableFeatures: [Int] {
        switch self {
        case .oneHot(let features, _): features
        case .implied(_, let feature, _): [feature]
        case .ordered, .required: []
        }
    }
}
