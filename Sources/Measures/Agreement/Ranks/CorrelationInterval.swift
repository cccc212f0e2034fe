import Statistics

/// The interval of a correlation on Fisher's scale, where it cannot leave [-1, 1].
enum CorrelationInterval {
    /// The correlation with the interval that its influence values give it.
    ///
    /// The standard error is the root of sum psi^2 / (n (n - 1)), where psi_i is what person i does to the correlation (the
    /// infinitesimal jackknife): no distribution of the scores is assumed. It is carried to atanh r by the delta method.
    ///
    /// **Edge cases**: a correlation of exactly 1 or -1, which no resample changes, is its own interval; fewer than three people
    /// give none.
    ///
    /// - Parameters:
    ///   - correlation: in [-1, 1].
    ///   - influences: one a person.
    ///   - level: the coverage.
    /// - Returns: the correlation with its interval.
    ///
    /// **Source**: Efron and Stein, "The jackknife estimate of variance", Annals of Statistics 9 (1981),
    /// doi:10.1214/aos/1176345462; Fisher, Metron 1 (1921).
    static func estimate(_ correlation: Double, influences: [Double], level: Double) -> Estimate {
        let count = influences.count
        guard count > 2 else { return Estimate(correlation, count: count) }
        if correlation.magnitude == 1 {
            return Estimate(
                correlation,
                interval: ConfidenceInterval(
                    lower: correlation,
                    upper: correlation,
                    level: level,
                    method: .fisherZ
                ),
                count: count
            )
        }
        var squares = FixedPointSum()
        for influence in influences { squares.add(influence * influence) }
        let error = (squares.value / (Double(count) * Double(count - 1))).squareRoot()
        let half =
            ConfidenceInterval.criticalValue(level: level) * error / (1 - correlation * correlation)
        let centre = 0.5 * Double.log((1 + correlation) / (1 - correlation))
        return Estimate(
            correlation,
            interval: ConfidenceInterval(
                lower: min(correlation, hyperbolicTangent(centre - half)),
                upper: max(correlation, hyperbolicTangent(centre + half)),
                level: level,
                method: .fisherZ
            ),
            count: count
        )
    }

    private static func hyperbolicTangent(_ x: Double) -> Double { 1 - 2 / (Double.exp(2 * x) + 1) }
}
