/// One thing that could not be measured; the rest of the run stands.
package struct ErrorRecord: Codable, Equatable, Sendable {
    /// The model concerned.
    package var model: String
    /// The population concerned, where the fault depends on it.
    package var population: String?
    /// What was being done: "load", "score" or the name of a measure.
    package var stage: String
    /// What went wrong, for people.
    package var message: String
    /// The signal that ended the worker, as in "SIGSEGV".
    package var signal: String?
    /// The last lines the worker wrote to its standard error.
    package var standardErrorTail: String?

    /// An error.
    package init(
        model: String,
        population: String? = nil,
        stage: String,
        message: String,
        signal: String? = nil,
        standardErrorTail: String? = nil
    ) {
        self.model = model
        self.population = population
        self.stage = stage
        self.message = message
        self.signal = signal
        self.standardErrorTail = standardErrorTail
    }
}
