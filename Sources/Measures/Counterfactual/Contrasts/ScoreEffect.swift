package import Statistics

/// What a contrast does to the score, over the people whom it changes.
///
/// With weights, means and shares are weighted and intervals use the effective number of people; extremes and
/// quantiles are those of the people as they stand.
package struct ScoreEffect: Equatable, Sendable {
    /// The mean change, with the normal interval of a paired mean.
    package let mean: Estimate
    /// The mean of the magnitudes of the changes.
    package let meanMagnitude: Estimate
    /// The root of the mean of the squared changes.
    package let rootMeanSquare: Estimate
    /// The least change; infinity where nobody changes.
    package let minimum: Double
    /// The greatest change; -infinity where nobody changes.
    package let maximum: Double
    /// The share whose score rises, with its Wilson interval.
    package let shareUp: Estimate
    /// The share whose score stays exactly the same.
    package let shareZero: Estimate
    /// The share whose score falls.
    package let shareDown: Estimate
    /// The mean change of the log odds; nil where the score is no probability or always at a bound.
    package let meanLogOdds: Estimate?
    /// Type-7 quantiles of the change; empty where nobody changes, and for single groups.
    package var quantiles: [ChangeQuantile] = []
    /// How far a quantile can be from its order statistics, as a share of them: 0 where all changes were kept.
    package var quantileRelativeError = 0.0

    /// There is no effect to speak of, for a stated reason.
    static func undefined(because reason: UndefinedReason, count: Int) -> Self {
        let none = Estimate.undefined(because: reason, count: count)
        return Self(
            mean: none,
            meanMagnitude: none,
            rootMeanSquare: none,
            minimum: .infinity,
            maximum: -.infinity,
            shareUp: none,
            shareZero: none,
            shareDown: none,
            meanLogOdds: nil
        )
    }
}

/// One quantile of the changes of a score.
package struct ChangeQuantile: Equatable, Sendable {
    /// In [0, 1].
    package let probability: Double
    /// The change.
    package let value: Double
}

extension Estimate {
    /// A share with its Wilson interval over the effective number of people.
    static func share(_ share: Double, effectiveTrials: Double, count: Int, level: Double) -> Estimate {
        let proportion = Proportion(share: share, effectiveTrials: effectiveTrials)
        return Estimate(share, interval: proportion.wilsonInterval(level: level), count: count)
    }
}
