extension UndefinedReason: CustomStringConvertible {
    /// The reason as a sentence without its full stop.
    package var description: String {
        switch self {
        case .noPeople: "no person was scored"
        case .noWeight: "all weights are 0"
        case .oneClass(let outcome): "every outcome is \(outcome)"
        case .constantScore: "every score is the same"
        case .emptyDenominator(let whom): "there is no \(whom)"
        case .scoresAtBounds(let count): "\(count) scores are exactly 0 or 1, where log odds are infinite"
        case .surelyWrong(let count):
            "the loss is infinite: \(count) people were given the probability 0 for what happened"
        case .separatedOutcomes: "the scores separate the outcomes, so that the fit has no maximum"
        case .notConverged(let iterations): "no convergence after \(iterations) iterations"
        case .tooFew(let count, let needed): "\(count) people where \(needed) are needed"
        case .tooManyScores(let limit):
            "there are more than \(limit) distinct scores, which is more than are kept of a score that is no probability"
        case .tooFewGroups(let count): "\(count) groups have the rate where two are needed"
        case .suppressed(let minimum): "suppressed: fewer than \(minimum) people"
        case .noProbability:
            "the model yields a score that claims no probability, and no recalibration was named"
        case .noFiniteResult: "the formula has no finite result on these data"
        }
    }
}
