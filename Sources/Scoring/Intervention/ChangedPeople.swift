/// People after an intervention.
///
/// **Shape**: as the people it was applied to, in the same order. Only the columns of `changedFeatures` are new memory.
public struct ChangedPeople: Sendable {
    /// The people; those for whom the change is not legal keep their own values.
    public let people: People
    /// The columns that differ from the people's own for somebody, in rising order: what was asked for, and what the
    /// rules between features made of it.
    public let changedFeatures: [Int]
    /// What the intervention came to for each person.
    public let statuses: [ChangeStatus]

    /// How many people it came to what for.
    ///
    /// - Complexity: O(people).
    public var counts: ChangeCounts { ChangeCounts(statuses) }

    /// Changed people.
    public init(people: People, changedFeatures: [Int], statuses: [ChangeStatus]) {
        self.people = people
        self.changedFeatures = changedFeatures
        self.statuses = statuses
    }
}

extension Intervention {
    /// The people as this intervention leaves them.
    ///
    /// The changes are made at once, then the rules between features repaired: setting one feature of a one-hot group
    /// clears the others, an implied value is set. It is illegal for a person where a new value is outside the
    /// feature's levels or range, an implied value contradicts what was asked for, a one-hot group is left without a
    /// member it needs, or an order or requirement that held is broken.
    ///
    /// **Edge cases**: zero people give zero people. A person whose own value is missing can be given one (`set`), but
    /// not another one.
    ///
    /// - Throws: what `check(against:)` throws, or `ScoringError.wrongCount` where the people have another number of
    ///   features than the schema.
    /// - Complexity: O(people x (changes + rules that speak of a changed feature)).
    public func apply(to people: People, schema: Schema) throws(ScoringError) -> ChangedPeople {
        try InterventionPlan(self, schema: schema).apply(to: people)
    }
}
