/// What a run was asked to do: with the same one, the same numbers come out.
package struct RunConfiguration: Codable, Equatable, Sendable {
    /// The seed of every random number.
    package var seed: UInt64
    /// How many people were scored.
    package var people: Int
    /// How many threads worked.
    package var threads: Int
    /// The measures taken, by name.
    package var measures: [String]

    /// A configuration.
    package init(seed: UInt64, people: Int, threads: Int, measures: [String]) {
        self.seed = seed
        self.people = people
        self.threads = threads
        self.measures = measures
    }
}
