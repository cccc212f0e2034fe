import Results

/// What happens during a run, for whoever shows progress.
package enum RunEvent: Equatable, Sendable {
    /// A model begins: its number from 0, of how many, its name and its population's.
    case started(index: Int, of: Int, model: String, population: String)
    /// A model was finished before the run was interrupted, and is not measured again.
    case kept(index: Int, of: Int, model: String, population: String)
    /// A measure goes on: which share of it is done.
    case progress(model: String, stage: String, share: Double)
    /// A model ended; the message of its error where it failed.
    case ended(model: String, error: String?)
}
