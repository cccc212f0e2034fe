package import Statistics

/// How many people there are, how many have outcome 1, and what they weigh.
package struct OutcomeTotals: Equatable, Sendable {
    /// People scored, those of weight 0 left out.
    package let count: Int
    /// Those with outcome 1.
    package let positiveCount: Int
    /// Sum of the weights.
    package let weight: Double
    /// Sum of the weights of those with outcome 1.
    package let positiveWeight: Double
    /// Sum of the squared weights.
    package let squaredWeight: Double

    /// How many unweighted people would be as informative: (sum w)^2 / sum w^2.
    package var effectiveCount: Double {
        squaredWeight > 0 ? weight * weight / squaredWeight : 0
    }

    /// The weighted share of outcome 1; nil for nobody.
    package var rate: Double? { weight > 0 ? positiveWeight / weight : nil }

    /// Why nothing can be said of a mean over these people; nil where something can.
    package var reasonForNoMean: UndefinedReason? { weight > 0 ? nil : .noPeople }

    /// Why nothing can be said that needs both outcomes; nil where something can.
    package var reasonForNoContrast: UndefinedReason? {
        if count == 0 { return .noPeople }
        if positiveCount == 0 { return .oneClass(outcome: 0) }
        if positiveCount == count { return .oneClass(outcome: 1) }
        return nil
    }
}
