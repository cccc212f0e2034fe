import Statistics

/// One coefficient of a fitted regression.
package struct CoefficientEstimate: Equatable, Sendable {
    /// The column, or `intercept`.
    package let name: String
    /// The estimate, on the scale of the column.
    package let value: Double
    /// Its standard error: the root of the diagonal of the inverse information.
    package let standardError: Double

    /// Estimate over standard error.
    package var z: Double { value / standardError }

    /// The probability, were the coefficient 0, of an estimate at least as far from it (Wald test, two-sided).
    package var p: Double { NormalDistribution.twoSidedTail(z) }

    /// Estimate plus and minus a quantile of the normal distribution times the standard error (Wald interval).
    ///
    /// - Parameter level: the confidence level, between 0 and 1.
    /// - Returns: the interval.
    package func interval(level: Double = 0.95) -> ClosedRange<Double> {
        let width = NormalDistribution.quantile(0.5 + level / 2) * standardError
        return (value - width)...(value + width)
    }
}

/// A fitted logistic regression.
package struct LogisticEstimate: Equatable, Sendable {
    /// The intercept.
    package let intercept: CoefficientEstimate
    /// One a design column.
    package let coefficients: [CoefficientEstimate]
    /// Rows with a weight above 0.
    package let rows: Int
    /// The sum of the weights.
    package let weight: Double
    /// The sum of the weights where the outcome is 1.
    package let events: Double
    /// Minus twice the log likelihood at the estimate, without the ridge.
    package let deviance: Double
    /// Minus twice the log likelihood of a model with an intercept only.
    package let nullDeviance: Double
    /// Passes over all rows.
    package let iterations: Int
    /// The ridge that was given.
    package let ridge: Double
}
