package import Scoring

/// What a model's folder turned out to hold.
package enum LoadedModel: Sendable {
    /// A model that our own kernels evaluate.
    case declarative(DeclarativeModel)
    /// A model that a shared library computes; whoever runs workers loads it.
    case native(NativeManifest)
    /// A model that a program computes; whoever runs workers starts it.
    case process(ProcessManifest)

    /// The model, where it can be run without a plugin.
    package var scoringModel: (any ScoringModel)? {
        switch self {
        case .declarative(let model): model
        case .native, .process: nil
        }
    }
}
