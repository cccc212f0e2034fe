/// A measure that a run can take.
package enum MeasureName: String, CaseIterable, Codable, Sendable {
    /// How fast people are scored.
    case throughput
    /// Whether probabilities are true, and what levels mean.
    case calibration
    /// What one change about a person does.
    case counterfactual
    /// How many decisions depend on the protected features at all.
    case sets
    /// How scores respond to each feature.
    case curves
    /// How much of the scores each feature accounts for.
    case attribution
    /// Whom a change that is permitted would help, and at what cost.
    case recourse

    /// The measures of a run that names none: those that take a pass over everybody at the speed of scoring.
    package static let usual: [MeasureName] = [.throughput, .calibration, .counterfactual]

    /// The measures that a run can weight people in, or that count nobody.
    package static let weightable: [MeasureName] = [.throughput, .counterfactual, .sets]

    /// The measures of people in depth, on a part of the population.
    static let inDepth: [MeasureName] = [.sets, .curves, .attribution, .recourse]
}
