/// Which numbers are scores.
package enum ScoreScale: Equatable, Sendable {
    /// Probabilities, in [0, 1].
    case probability
    /// Any finite number; only its order counts.
    case ordinal
}
