import ArgumentParser
import Harness

/// What scores claim to be.
enum ScoreKindOption: String, ExpressibleByArgument, CaseIterable {
    /// Probabilities of the outcome.
    case probability
    /// Numbers whose order alone counts.
    case score
}

/// The maps that make scores probabilities.
enum RecalibrationOption: String, ExpressibleByArgument, CaseIterable {
    case platt
    case isotonic
    case beta
    case temperature

    /// The map.
    var map: ScoreMeasurementRequest.Recalibration {
        switch self {
        case .platt: .platt
        case .isotonic: .isotonic
        case .beta: .beta
        case .temperature: .temperature
        }
    }
}
