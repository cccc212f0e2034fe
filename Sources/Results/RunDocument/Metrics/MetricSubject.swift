/// What a number, a diagram or a distribution is of: the coordinates that tell it from its neighbours.
package struct MetricSubject: Codable, Hashable, Sendable {
    /// The model.
    package var model: String
    /// The people it scored.
    package var population: String?
    /// Its output.
    package var output: String?
    /// The group of people, as in "sex = woman"; nil for everybody.
    package var group: String?
    /// The feature.
    package var feature: String?
    /// The change made to people, as in "sex = woman".
    package var intervention: String?
    /// The decision level.
    package var level: String?
    /// How many people were scored at once.
    package var batch: Int?
    /// The model it is compared with.
    package var reference: String?

    /// A subject.
    package init(
        model: String,
        population: String? = nil,
        output: String? = nil,
        group: String? = nil,
        feature: String? = nil,
        intervention: String? = nil,
        level: String? = nil,
        batch: Int? = nil,
        reference: String? = nil
    ) {
        self.model = model
        self.population = population
        self.output = output
        self.group = group
        self.feature = feature
        self.intervention = intervention
        self.level = level
        self.batch = batch
        self.reference = reference
    }
}
