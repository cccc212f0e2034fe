/// Two shares of different people, compared.
package struct ProportionPair: Equatable, Sendable {
    /// The share that is compared.
    package let first: Proportion
    /// The share it is compared with.
    package let second: Proportion

    /// Compares `first` with `second`.
    package init(_ first: Proportion, with second: Proportion) {
        self.first = first
        self.second = second
    }

    /// `first` less `second`, with the interval of Newcombe from the two Wilson intervals.
    ///
    /// **Edge cases**: nil where either has no trials.
    ///
    /// **Source**: Newcombe, "Interval estimation for the difference between independent proportions", Statistics
    /// in Medicine 17 (1998) 873-890, method 10; tested against statsmodels
    /// `confint_proportions_2indep(compare="diff", method="newcomb")`.
    package func differenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
        guard let share1 = first.share, let share2 = second.share,
            let wilson1 = first.wilsonInterval(level: level),
            let wilson2 = second.wilsonInterval(level: level)
        else { return nil }
        let difference = share1 - share2
        let below = Self.norm(share1 - wilson1.lower, wilson2.upper - share2)
        let above = Self.norm(wilson1.upper - share1, share2 - wilson2.lower)
        return ConfidenceInterval(
            lower: difference - below,
            upper: difference + above,
            level: level,
            method: .newcombe
        )
    }

    /// `first` over `second`, with the interval of Katz: normal on the logarithm of the ratio.
    ///
    /// **Edge cases**: nil where a share is 0 or has no trials, because the logarithm or its variance does not
    /// exist; use `scoreRatioInterval(level:)` there.
    ///
    /// **Source**: Katz et al., Biometrics 34 (1978), doi:10.2307/2530610; tested against statsmodels
    /// `confint_proportions_2indep(compare="ratio", method="log")`.
    package func logRatioInterval(level: Double = 0.95) -> ConfidenceInterval? {
        guard let share1 = first.share, let share2 = second.share, share1 > 0, share2 > 0 else { return nil }
        let variance =
            (1 - share1) / first.successes + (1 - share2) / second.successes
        let half = ConfidenceInterval.criticalValue(level: level) * variance.squareRoot()
        let ratio = share1 / share2
        return ConfidenceInterval(
            lower: ratio * Double.exp(-half),
            upper: ratio * Double.exp(half),
            level: level,
            method: .katzLog
        )
    }

    private static func norm(_ a: Double, _ b: Double) -> Double {
        (a * a + b * b).squareRoot()
    }
}
