package import Results

/// What a worker process sends while it works: pieces of the run document, each complete in itself.
package enum RunReply: Codable, Equatable, Sendable {
    /// The model was loaded.
    case model(ModelRecord)
    /// The population was opened.
    case population(PopulationRecord)
    /// A measure is being taken: its name, and which share of it is done.
    case progress(stage: String, share: Double)
    /// A measure was taken.
    case findings(Findings)
}
