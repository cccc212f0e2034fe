package import Scoring

/// What recourse is to reach.
package enum RecourseTarget: Hashable, Sendable {
    /// A score below this cut, strictly.
    case below(cut: Double)
    /// A score of at least this cut.
    case atLeast(cut: Double)

    /// Whether a score reaches it.
    package func isReached(by score: Double) -> Bool {
        switch self {
        case .below(let cut): score < cut
        case .atLeast(let cut): score >= cut
        }
    }

    /// To be decided about as one step lower than now; nil for a person at the lowest decision, or under a capacity.
    package static func lowerDecision(than score: Double, decision: DecisionRule) -> RecourseTarget? {
        decision.cuts?.last { score >= $0 }.map { .below(cut: $0) }
    }

    /// The words of files: `below 0.6`, `at-least 0.6`.
    package var text: String {
        switch self {
        case .below(let cut): "below \(cut)"
        case .atLeast(let cut): "at-least \(cut)"
        }
    }
}
