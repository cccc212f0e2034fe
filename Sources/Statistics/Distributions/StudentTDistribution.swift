/// Student's t distribution.
package struct StudentTDistribution: Equatable, Sendable {
    /// Degrees of freedom, positive; need not be whole.
    package let degreesOfFreedom: Double

    /// The distribution with these degrees of freedom.
    ///
    /// - Precondition: positive degrees of freedom.
    package init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "Student's t with \(degreesOfFreedom) degrees of freedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability of a value at least as far from 0 as `t`.
    package func twoSidedTail(_ t: Double) -> Double {
        let square = t * t
        if square == .infinity { return 0 }
        let total = degreesOfFreedom + square
        return BetaFunction.regularisedIncomplete(
            degreesOfFreedom / 2,
            0.5,
            at: degreesOfFreedom / total,
            complement: square / total
        ).lower
    }

    /// The probability of at most `t`.
    package func cumulative(_ t: Double) -> Double {
        let tail = twoSidedTail(t) / 2
        return t < 0 ? tail : 1 - tail
    }

    /// The number that the variable exceeds in magnitude with probability 1 - `level`.
    ///
    /// - Precondition: `level` strictly between 0 and 1.
    package func criticalValue(level: Double) -> Double {
        precondition(level > 0 && level < 1, "a confidence level of \(level)")
        let share = BetaDistribution(a: degreesOfFreedom / 2, b: 0.5).quantile(1 - level)
        return (degreesOfFreedom * (1 - share) / share).squareRoot()
    }
}
