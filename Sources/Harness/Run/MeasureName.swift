/// A measure that a run can take.
package enum MeasureName: String, CaseIterable, Codable, Sendable {
    /// How fast people are scored.
    case throughput
    /// Whether probabilities are true, and what levels mean.
    case calibration
    /// What one change about a person does.
    case counterfactual
}
