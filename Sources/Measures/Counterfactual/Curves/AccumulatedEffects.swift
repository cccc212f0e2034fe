package import Statistics

/// What the score gains over the range of a feature.
package struct AccumulatedEffects: Equatable, Sendable {
    /// The feature.
    package let feature: Int
    /// The ends of the bins.
    package let edges: [Double]
    /// The centred effect at each end; empty where nobody was seen.
    package let effects: [Double]
    /// What was taken off to centre.
    package let constant: Double
    /// The mean local effect of each bin, with its interval and how many people it holds.
    package let local: [Estimate]
    /// People without a value, or whose score is no finite number.
    package let unused: Int
}
