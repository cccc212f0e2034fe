extension Proportion {
    /// The interval of Clopper and Pearson, which covers at least its level whatever the probability.
    ///
    /// **Edge cases**: no trials gives nil; no success gives a lower end of 0, all successes an upper end of 1.
    ///
    /// - Parameter level: the least coverage.
    /// - Returns: the interval, nil without trials.
    ///
    /// **Source**: Clopper and Pearson, Biometrika 26 (1934), doi:10.1093/biomet/26.4.404; tested against the beta
    /// quantiles of scipy.
    package func clopperPearsonInterval(level: Double = 0.95) -> ConfidenceInterval? {
        guard trials > 0 else { return nil }
        let tail = (1 - level) / 2
        let failures = trials - successes
        let lower = successes == 0 ? 0 : BetaDistribution(a: successes, b: failures + 1).quantile(tail)
        let upper =
            failures == 0 ? 1 : BetaDistribution(a: successes + 1, b: failures).upperQuantile(tail)
        return ConfidenceInterval(lower: lower, upper: upper, level: level, method: .clopperPearson)
    }
}
