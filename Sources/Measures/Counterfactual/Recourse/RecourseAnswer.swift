/// What the search for recourse found for one person.
package enum RecourseAnswer: Equatable, Sendable {
    /// The person is where the target is already.
    case notNeeded
    /// The cheapest permitted change that reaches the target, with its proof.
    case change(RecourseChange, RecourseCertificate)
    /// No permitted change reaches the target, with the proof.
    case impossible(RecourseCertificate)
    /// The search was cut off; nothing cheaper than this reaches the target.
    case undecided(atLeast: Double)

    /// What it costs; nil where there is no change or none was found.
    package var cost: Double? {
        switch self {
        case .notNeeded: 0
        case .change(let change, _): change.cost
        case .impossible, .undecided: nil
        }
    }
}

/// A permitted change that reaches the target.
package struct RecourseChange: Equatable, Sendable {
    /// The features that change, with their new values.
    package let values: [FeatureValue]
    /// What the change costs.
    package let cost: Double
    /// The score it leads to.
    package let score: Double

    /// A feature and a value.
    package struct FeatureValue: Equatable, Sendable {
        /// The feature.
        package let feature: Int
        /// Its new value.
        package let value: Double
    }
}
