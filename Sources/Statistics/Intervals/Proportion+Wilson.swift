extension Proportion {
    /// The score interval of Wilson: all probabilities that a two-sided normal test would not reject.
    ///
    /// **Edge cases**: no trials gives nil; no success gives a lower end of exactly 0, all successes an upper end
    /// of exactly 1.
    ///
    /// - Parameter level: the nominal coverage.
    /// - Returns: the interval, nil without trials.
    ///
    /// **Source**: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927),
    /// doi:10.1080/01621459.1927.10502953; tested against statsmodels `proportion_confint(method="wilson")`.
    package func wilsonInterval(level: Double = 0.95) -> ConfidenceInterval? {
        guard let share else { return nil }
        let z = ConfidenceInterval.criticalValue(level: level)
        let squareOverTrials = z * z / trials
        let centre = share + squareOverTrials / 2
        let half = z * (share * (1 - share) / trials + squareOverTrials / (4 * trials)).squareRoot()
        let scale = 1 + squareOverTrials
        return ConfidenceInterval(
            lower: successes == 0 ? 0 : max(0, (centre - half) / scale),
            upper: successes == trials ? 1 : min(1, (centre + half) / scale),
            level: level,
            method: .wilson
        )
    }
}
