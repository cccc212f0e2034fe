/// What agreement needs of one model: its scores and decisions about everybody.
package struct AgreementSubject: Equatable, Sendable {
    /// One a person; NaN for who has none.
    package let scores: [Double]
    /// For each person the index of the decision, the lowest 0.
    package let decisions: [Int]
    /// The names of the decisions, the lowest first.
    package let decisionNames: [String]

    /// A model's scores and decisions.
    ///
    /// - Precondition: as many decisions as scores.
    package init(scores: [Double], decisions: [Int], decisionNames: [String]) {
        precondition(
            scores.count == decisions.count,
            "\(decisions.count) decisions for \(scores.count) scores"
        )
        self.scores = scores
        self.decisions = decisions
        self.decisionNames = decisionNames
    }

    /// How many people are above the lowest decision.
    package var selectedCount: Int { decisions.count { $0 > 0 } }
}
