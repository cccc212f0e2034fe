package import Results

/// What a worker process sends of the scores it was asked for.
package enum ScoresReply: Codable, Equatable, Sendable {
    /// The model it loaded.
    case model(ModelRecord)
    /// The people it scores.
    case population(PopulationRecord)
    /// What it is doing, and which share of it is done.
    case progress(stage: String, share: Double)
    /// Scores of the people from number `first` on by the output that decides, and their outcomes where there are some.
    case scores(first: Int, scores: PackedDoubles, outcomes: PackedDoubles?)
    /// What became of what is documented of the system.
    case facts([FactOutcome])
}
