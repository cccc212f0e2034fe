package import Statistics

/// How much of a score's variance each feature accounts for, features being independent.
///
/// **Source**: Sobol', Mathematics and Computers in Simulation 55 (2001), doi:10.1016/S0378-4754(00)00270-6.
package struct SobolIndices: Equatable, Sendable {
    /// How they were found.
    package enum Method: Equatable, Sendable {
        /// From every combination of values.
        case exact(combinations: Int)
        /// From random pairs of people.
        case sampled(pairs: Int)
    }

    /// How they were found.
    package let method: Method
    /// The variance of the score.
    package let variance: Estimate
    /// For each feature the share of the variance that it explains alone: V(E(f | x_j)) / V.
    package let firstOrder: [Estimate]
    /// For each feature the share that is left when all others are known: E(V(f | the others)) / V.
    package let total: [Estimate]
}

extension SobolIndices {
    /// Of a score that is the same for everybody.
    static func constant(features: Int, method: Method) -> SobolIndices {
        let none = Estimate.undefined(because: .constantScore, count: 0)
        return SobolIndices(
            method: method,
            variance: Estimate(0, count: 0),
            firstOrder: [Estimate](repeating: none, count: features),
            total: [Estimate](repeating: none, count: features)
        )
    }
}
