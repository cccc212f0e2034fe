package import DenseMatrix

/// How much of each person's margin each feature accounts for.
///
/// **Shape**: values: people x features.
package struct Attributions: Sendable {
    /// The expected margin.
    package let base: Double
    /// What each feature adds to it.
    package let values: DenseMatrix<Double>
    /// The margin of each person, computed without them.
    package let margins: [Double]

    /// How far base and values are from the margin, over everybody: 0 but for rounding.
    ///
    /// - Complexity: O(people x features).
    package var largestError: Double {
        var largest = 0.0
        for person in 0..<values.rows {
            var sum = base
            for feature in 0..<values.columns { sum += values[person, feature] }
            largest = max(largest, abs(sum - margins[person]))
        }
        return largest
    }
}
