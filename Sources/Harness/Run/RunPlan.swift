/// What one worker process is asked to do: measure one model on one population.
package struct RunPlan: Codable, Equatable, Sendable {
    /// The model's folder.
    package var modelFolder: String
    /// The population's file: a specification or a CSV file.
    package var populationFile: String
    /// How many people to make; all the rows of a CSV file where nil.
    package var people: Int?
    /// The column of a CSV file that holds outcomes; where nil, the one called like the target of the model.
    package var outcomeColumn: String?
    /// The column of a CSV file that holds weights; where nil, everybody counts once.
    package var weightColumn: String?
    /// The seed of every random number.
    package var seed: UInt64
    /// Threads that share the people.
    package var threads: Int
    /// The population's file that the model's scores are also compared with, where the run has several populations.
    package var reference: String?
    /// Binary features of which the share among the selected is followed from one population to the other.
    package var followed: [String]
    /// The measures to take.
    package var measures: [MeasureName]
    /// How throughput is measured.
    package var throughput: ThroughputSettings

    /// A plan.
    package init(
        modelFolder: String,
        populationFile: String,
        people: Int?,
        outcomeColumn: String? = nil,
        weightColumn: String? = nil,
        seed: UInt64,
        threads: Int,
        measures: [MeasureName],
        reference: String? = nil,
        followed: [String] = [],
        throughput: ThroughputSettings = .standard
    ) {
        self.modelFolder = modelFolder
        self.populationFile = populationFile
        self.people = people
        self.outcomeColumn = outcomeColumn
        self.weightColumn = weightColumn
        self.seed = seed
        self.threads = threads
        self.measures = measures
        self.reference = reference
        self.followed = followed
        self.throughput = throughput
    }
}
