/// A share of successes among trials.
///
/// Both may be fractional: a weighted share is given as its value over an effective number of trials.
package struct Proportion: Equatable, Sendable {
    /// The successes, between 0 and `trials`.
    package let successes: Double
    /// The trials, not negative.
    package let trials: Double

    /// Successes out of trials, as counted.
    ///
    /// - Precondition: `0 <= successes <= trials`.
    package init(successes: Int, trials: Int) {
        self.init(effectiveSuccesses: Double(successes), effectiveTrials: Double(trials))
    }

    /// A share as it was weighted, over the number of unweighted people that would be as informative.
    ///
    /// - Precondition: `share` in [0, 1], `effectiveTrials` not negative.
    package init(share: Double, effectiveTrials: Double) {
        precondition(share >= 0 && share <= 1, "a share of \(share)")
        self.init(effectiveSuccesses: share * effectiveTrials, effectiveTrials: effectiveTrials)
    }

    private init(effectiveSuccesses: Double, effectiveTrials: Double) {
        precondition(
            effectiveSuccesses >= 0 && effectiveSuccesses <= effectiveTrials && effectiveTrials.isFinite,
            "\(effectiveSuccesses) successes of \(effectiveTrials)"
        )
        successes = effectiveSuccesses
        trials = effectiveTrials
    }

    /// Successes over trials; nil without trials.
    package var share: Double? { trials > 0 ? successes / trials : nil }
}
