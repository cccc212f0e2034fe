/// The binomial distribution.
package struct BinomialDistribution: Equatable, Sendable {
    /// How many trials.
    package let trials: Int
    /// The probability of success in each.
    package let probability: Double

    /// The number of successes in independent trials.
    ///
    /// - Precondition: `trials` not negative, `probability` in [0, 1].
    package init(trials: Int, probability: Double) {
        precondition(
            trials >= 0 && probability >= 0 && probability <= 1,
            "binomial with \(trials) trials of probability \(probability)"
        )
        self.trials = trials
        self.probability = probability
    }

    /// The probability of at most this many successes.
    package func cumulative(_ successes: Int) -> Double {
        if successes < 0 { return 0 }
        if successes >= trials { return 1 }
        return BetaFunction.regularisedIncomplete(
            Double(trials - successes),
            Double(successes + 1),
            at: 1 - probability,
            complement: probability
        ).lower
    }

    /// The probability of at least this many successes.
    package func upperTail(from successes: Int) -> Double {
        if successes <= 0 { return 1 }
        if successes > trials { return 0 }
        return BetaFunction.regularisedIncomplete(
            Double(successes),
            Double(trials - successes + 1),
            at: probability,
            complement: 1 - probability
        ).lower
    }
}
