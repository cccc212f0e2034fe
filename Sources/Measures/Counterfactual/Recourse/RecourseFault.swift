package import Scoring

/// What is wrong with a certificate.
package enum RecourseFault: Error, Equatable, Sendable {
    /// It is about another person.
    case otherPerson
    /// It is about another target.
    case otherTarget
    /// It is about other choices than the policy gives this person.
    case otherChoices
    /// The person is at the target already.
    case notNeeded
    /// The answer is not what it says.
    case wrongAnswer(String)
    /// A step is not true.
    case wrongStep(number: Int, reason: String)
    /// The steps end before all boxes are accounted for, or go on after.
    case wrongLength(steps: Int)
    /// The model cannot score.
    case model(ScoringError)
}

extension RecourseFault: CustomStringConvertible {
    /// What is wrong, in a sentence.
    package var description: String {
        switch self {
        case .otherPerson: "the certificate is about another person"
        case .otherTarget: "the certificate is about another target"
        case .otherChoices:
            "the certificate's options and costs are not those of the policy, the model and the person"
        case .notNeeded: "the person is at the target already"
        case .wrongAnswer(let reason): "the answer is not what the certificate says: \(reason)"
        case .wrongStep(let number, let reason): "step \(number + 1) is not true: \(reason)"
        case .wrongLength(let steps): "the boxes are not accounted for after step \(steps)"
        case .model(let error): "the model cannot score: \(error)"
        }
    }
}
