/// The people that models scored.
package struct PopulationRecord: Codable, Equatable, Sendable {
    /// Its name.
    package var id: String
    /// What people read.
    package var label: TextRecord
    /// Where the people come from: "generator" or "file".
    package var origin: String
    /// The SHA-256 of the generator's specification or of the file.
    package var sha256: String
    /// How many people were scored.
    package var people: Int
    /// Where outcomes come from: "truth", "observed", "selected"; nil where there are none.
    package var outcomes: String?
    /// The column of weights by which counterfactual numbers are weighted; nil where everybody counts once.
    package var weight: String?
    /// The documents its figures come from.
    package var sources: [SourceRecord]

    /// A population.
    package init(
        id: String,
        label: TextRecord,
        origin: String,
        sha256: String,
        people: Int,
        outcomes: String? = nil,
        weight: String? = nil,
        sources: [SourceRecord] = []
    ) {
        self.id = id
        self.label = label
        self.origin = origin
        self.sha256 = sha256
        self.people = people
        self.outcomes = outcomes
        self.weight = weight
        self.sources = sources
    }
}
