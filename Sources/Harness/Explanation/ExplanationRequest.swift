/// What is asked about one person.
package struct ExplanationRequest: Equatable, Sendable {
    /// The model, by the name of its folder or by path.
    package var model: String
    /// The population, by name or as a CSV file; the model's own where nil.
    package var population: String?
    /// The person's number, from 1.
    package var person: Int
    /// How many people a generator makes: those against whom a capacity ranks the person.
    package var people: Int?
    /// The seed of a generator.
    package var seed: UInt64
    /// Changes to look at besides the single ones, as `Intervention(parsing:schema:)` reads them.
    package var changes: [String]

    /// A request.
    package init(
        model: String,
        population: String? = nil,
        person: Int,
        people: Int? = nil,
        seed: UInt64 = 1,
        changes: [String] = []
    ) {
        self.model = model
        self.population = population
        self.person = person
        self.people = people
        self.seed = seed
        self.changes = changes
    }
}
