package import Scoring

/// What to compare, on whom.
package struct ComparisonRequest: Equatable, Sendable {
    /// Ids or paths of the models, two or more; each is compared with each that follows it.
    package var models: [String]
    /// The population, by id or path; that of the first model where nil.
    package var population: String?
    /// How many people; nil means `RunRequest.defaultPeople` from a generator and every row of a CSV file.
    package var people: Int?
    /// The column of a CSV file that holds the outcomes.
    package var outcomeColumn: String?
    /// The seed of every random number.
    package var seed: UInt64
    /// How many of the highest are selected, in the place of the models' own rules.
    package var size: CapacitySize?
    /// Threads that share the people and the resamples.
    package var threads: Int
    /// Resamples behind the intervals that have no formula.
    package var resamples: Int
    /// What each worker may use.
    package var limits: WorkerLimits

    /// How many resamples are made unless asked otherwise.
    package static let defaultResamples = 200

    /// A request.
    package init(
        models: [String],
        population: String? = nil,
        people: Int? = nil,
        outcomeColumn: String? = nil,
        seed: UInt64 = 1,
        size: CapacitySize? = nil,
        threads: Int = 1,
        resamples: Int = defaultResamples,
        limits: WorkerLimits = WorkerLimits()
    ) {
        self.models = models
        self.population = population
        self.people = people
        self.outcomeColumn = outcomeColumn
        self.seed = seed
        self.size = size
        self.threads = threads
        self.resamples = resamples
        self.limits = limits
    }
}
