/// Proof of an answer: all combinations split into boxes, each with the reason why nothing better is in it.
///
/// Anybody who can score the model can check it (`RecourseCheck`) in one walk over the boxes, without searching.
package struct RecourseCertificate: Equatable, Sendable {
    /// One step of the walk, in preorder: a split is followed by its first part, then its second.
    package enum Step: Equatable, Sendable {
        /// The options of a choice are split: those before a position, and the rest.
        case split(choice: Int, at: Int)
        /// The options of a choice are split: those of values below this one, which is an option's, and the rest.
        case cut(choice: Int, at: Double)
        /// No combination of the box gets below this value, which is not below the goal.
        case bounded(Double)
        /// No combination of the box that is cheaper than the answer gets below this value, which is not below the goal: of each
        /// tree of the model the least leaf that is cheaper to reach.
        case affordable(Double)
        /// The box is one combination, of this value, which is not below the goal; or trees lead all its combinations that are
        /// cheaper than the answer to the same leaves.
        case missed(Double)
        /// The box is one combination, which breaks this rule of the schema.
        case forbidden(rule: Int)
        /// The box is one combination that the model itself, rounding otherwise, does not confirm.
        case unconfirmed
        /// Every combination of the box costs at least this much, which is not less than the answer.
        case dearer(Double)
        /// By this multiplier every combination of the box that gets below the goal costs at least so much, which is not less than the
        /// answer, but for one part in 10^9 (`CostBound`).
        case priced(multiplier: Double, Double)
        /// The cheapest combination of the box is the answer.
        case answer
    }

    /// The answer.
    package struct Answer: Equatable, Sendable {
        /// The option of each choice.
        package let options: [Int]
        /// What it costs.
        package let cost: Double
        /// The score it leads to.
        package let score: Double
    }

    /// The person's choices.
    package let problem: RecourseProblem
    /// The cheapest combination that reaches the target; nil where none does.
    package let answer: Answer?
    /// The walk over the boxes.
    package let steps: [Step]

    /// A certificate.
    package init(problem: RecourseProblem, answer: Answer?, steps: [Step]) {
        self.problem = problem
        self.answer = answer
        self.steps = steps
    }
}
