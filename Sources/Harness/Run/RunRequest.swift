/// What a run is asked for.
package struct RunRequest: Equatable, Sendable {
    /// The models; all of the workspace where empty.
    package var models: [String]
    /// The populations that every model scores; each model's own where empty.
    package var populations: [String]
    /// How many people to make; all the rows of a CSV file where nil.
    package var people: Int?
    /// The column of a CSV file that holds outcomes; where nil, the one called like the target of a model.
    package var outcomeColumn: String?
    /// The column of a CSV file that holds weights; where nil, everybody counts once.
    package var weightColumn: String?
    /// The seed of every random number.
    package var seed: UInt64
    /// Threads that share the people.
    package var threads: Int
    /// The measures to take.
    package var measures: [MeasureName]
    /// Binary features of which the share among the selected is followed from the first population to the others;
    /// `defaultFollowed` where empty.
    package var followed: [String]
    /// What a worker may use before it is stopped.
    package var limits: WorkerLimits
    /// How throughput is measured.
    package var throughput: ThroughputSettings

    /// How many people a generator makes unless told.
    package static let defaultPeople = 100_000
    /// The groups followed between populations where none is asked for: recipients of the minimum income.
    package static let defaultFollowed = ["rsa"]
    /// The population of models that name none.
    package static let defaultPopulation = "ft-2024"

    /// A request.
    package init(
        models: [String] = [],
        populations: [String] = [],
        people: Int? = nil,
        outcomeColumn: String? = nil,
        weightColumn: String? = nil,
        seed: UInt64 = 1,
        threads: Int = 1,
        measures: [MeasureName] = MeasureName.usual,
        followed: [String] = [],
        limits: WorkerLimits = WorkerLimits(),
        throughput: ThroughputSettings = .standard
    ) {
        self.models = models
        self.populations = populations
        self.people = people
        self.outcomeColumn = outcomeColumn
        self.weightColumn = weightColumn
        self.seed = seed
        self.threads = threads
        self.measures = measures
        self.followed = followed
        self.limits = limits
        self.throughput = throughput
    }
}
