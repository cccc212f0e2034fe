/// A rate that is compared between groups.
package enum GroupRate: String, CaseIterable, Sendable {
    /// The share that is selected.
    case selection = "selection_rate"
    /// The share with outcome 1, among those whose outcome is known.
    case outcome = "outcome_rate"
    /// The share selected of those with outcome 1.
    case truePositive = "true_positive_rate"
    /// The share selected of those with outcome 0.
    case falsePositive = "false_positive_rate"
    /// The share not selected of those with outcome 1.
    case falseNegative = "false_negative_rate"
    /// The share not selected of those with outcome 0.
    case trueNegative = "true_negative_rate"
    /// The share with outcome 1 of those selected.
    case positivePredictive = "positive_predictive_value"
    /// The share with outcome 0 of those not selected.
    case negativePredictive = "negative_predictive_value"

    /// The rate as a measure.
    package var definition: MeasureDefinition { MeasureDefinition(rawValue, direction: .none) }

    /// Whom it is a share of, for messages.
    var whom: String {
        switch self {
        case .selection: "person"
        case .outcome: "known outcome"
        case .truePositive, .falseNegative: "person with outcome 1"
        case .falsePositive, .trueNegative: "person with outcome 0"
        case .positivePredictive: "selected person with a known outcome"
        case .negativePredictive: "unselected person with a known outcome"
        }
    }
}
