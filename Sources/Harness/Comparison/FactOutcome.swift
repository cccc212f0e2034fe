import Models
import Scoring

/// Whether one documented fact holds of a model.
package struct FactOutcome: Codable, Equatable, Sendable {
    /// The short name of the fact.
    package let id: String
    /// Whether it holds; nil where it cannot be checked.
    package let holds: Bool?
    /// Why it cannot be checked.
    package let reason: String?

    /// What came of the check.
    init(_ result: FactResult) {
        id = result.fact.id
        switch result.verdict {
        case .holds: (holds, reason) = (true, nil)
        case .fails: (holds, reason) = (false, nil)
        case .notChecked(let why): (holds, reason) = (nil, why.english)
        }
    }
}
