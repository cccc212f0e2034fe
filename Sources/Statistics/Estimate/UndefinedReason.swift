/// Why a number does not exist.
package enum UndefinedReason: Equatable, Sendable {
    /// No person was scored.
    case noPeople
    /// All weights are 0.
    case noWeight
    /// Every outcome is the same, so there is nothing to tell apart.
    case oneClass(outcome: UInt8)
    /// Every score is the same.
    case constantScore
    /// The share is of nobody: for instance a true positive rate without positives.
    case emptyDenominator(of: String)
    /// Scores of exactly 0 or 1 have infinite log odds.
    case scoresAtBounds(count: Int)
    /// People were given a probability of 0 for what happened: the loss is infinite.
    case surelyWrong(count: Int)
    /// The scores separate the outcomes: the likelihood has no maximum.
    case separatedOutcomes
    /// An iteration did not settle.
    case notConverged(iterations: Int)
    /// Fewer people than the definition needs.
    case tooFew(count: Int, needed: Int)
    /// More distinct scores than are kept.
    case tooManyScores(limit: Int)
    /// Fewer than two groups have the number that is compared.
    case tooFewGroups(count: Int)
    /// Held back because so few people might be recognised.
    case suppressed(minimum: Int)
    /// The model claims no probability, and no recalibration was named.
    case noProbability
    /// The formula has no finite result on these data.
    case noFiniteResult
}
