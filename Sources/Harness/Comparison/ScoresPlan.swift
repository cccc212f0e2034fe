/// What a worker process scores: one model on one population.
package struct ScoresPlan: Codable, Equatable, Sendable {
    /// The folder of the model.
    package var modelFolder: String
    /// The file of the population.
    package var populationFile: String
    /// How many people; nil for every row of a CSV file.
    package var people: Int?
    /// The column of a CSV file that holds the outcomes.
    package var outcomeColumn: String?
    /// The seed of a generator.
    package var seed: UInt64
    /// Threads that share the people.
    package var threads: Int
    /// Where the populations of documented facts are.
    package var workspace: Workspace
}
