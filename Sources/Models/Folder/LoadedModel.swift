package import Scoring

/// What a model's folder turned out to hold.
package enum LoadedModel: Sendable {
    /// A model that our own kernels evaluate.
    case declarative(DeclarativeModel)
    /// A model that a shared library computes; whoever runs workers loads it.
    case native(NativeManifest)

    /// The model, where it can be run without a shared library.
    package var scoringModel: (any ScoringModel)? {
        switch self {
        case .declarative(let model): model
        case .native: nil
        }
    }
}
