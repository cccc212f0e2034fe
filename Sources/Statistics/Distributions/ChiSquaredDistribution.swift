/// The chi-squared distribution.
package struct ChiSquaredDistribution: Equatable, Sendable {
    /// Degrees of freedom, positive.
    package let degreesOfFreedom: Double

    /// The distribution of a sum of that many squared standard normal variables.
    ///
    /// - Precondition: positive degrees of freedom.
    package init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "chi-squared with \(degreesOfFreedom) degrees of freedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability of at most `x`.
    package func cumulative(_ x: Double) -> Double {
        x <= 0 ? 0 : GammaFunction.regularisedIncomplete(degreesOfFreedom / 2, x / 2).lower
    }

    /// The probability of more than `x`, accurate down to the smallest numbers.
    package func upperTail(_ x: Double) -> Double {
        x <= 0 ? 1 : GammaFunction.regularisedIncomplete(degreesOfFreedom / 2, x / 2).upper
    }
}
