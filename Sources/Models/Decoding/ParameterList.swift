import Documents
import Scoring

/// Collects the numbers of a model with their provenance while its files are decoded.
final class ParameterList {
    private(set) var parameters: [Parameter] = []

    /// Adds one number.
    ///
    /// - Returns: its value.
    func add(_ name: String, _ number: ProvenancedNumber) -> Double {
        parameters.append(Parameter(name: name, value: number.value, provenance: number.provenance))
        return number.value
    }

    /// Adds a block of numbers that share their provenance.
    func add(_ name: String, count: Int, _ provenance: ParameterProvenance) {
        parameters.append(Parameter(name: name, count: count, provenance: provenance))
    }
}
