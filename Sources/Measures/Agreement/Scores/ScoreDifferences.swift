package import Statistics

/// How far the score of one model lies above that of another, person by person.
///
/// **Units and range**: of the scores, which must share a scale; differences are first less second.
///
/// **Edge cases**: nobody: undefined; one person has no spread and no limits.
///
/// **Source**: Bland and Altman, "Measuring agreement in method comparison studies", Statistical Methods in Medical Research 8
/// (1999), doi:10.1177/096228029900800204.
package struct ScoreDifferences: Equatable, Sendable {
    /// The probabilities of `quantiles`.
    package static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]

    /// The mean of the differences.
    package let mean: Estimate
    /// The mean of their magnitudes.
    package let meanMagnitude: Estimate
    /// Their standard deviation, with the divisor n - 1.
    package let standardDeviation: Estimate
    /// Their quantiles, type 7, at `probabilities`.
    package let quantiles: [Estimate]
    /// Mean less 1.96 standard deviations: the lower limit of agreement.
    package let lowerLimit: Estimate
    /// Mean plus 1.96 standard deviations.
    package let upperLimit: Estimate

    /// Compares two scores of the same scale.
    ///
    /// - Parameters:
    ///   - pair: the scores of both.
    ///   - level: the coverage of the intervals; the limits of agreement always hold 95 % of normal differences.
    /// - Complexity: O(n).
    package init(_ pair: PairedScores, level: Double = 0.95) {
        self.init(differences: zip(pair.first, pair.second).map { $0 - $1 }, level: level)
    }

    /// Compares two probabilities by their log odds.
    ///
    /// **Edge cases**: a probability of 0 or 1 has no finite log odds; where there is one, everything is undefined.
    package init(logOddsOf pair: PairedScores, level: Double = 0.95) {
        let atBounds = zip(pair.first, pair.second).count { first, second in
            first <= 0 || first >= 1 || second <= 0 || second >= 1
        }
        let logOdds =
            atBounds == 0 ? zip(pair.first, pair.second).map { Double.logit($0) - Double.logit($1) } : []
        self.init(
            differences: logOdds,
            unless: atBounds == 0 ? nil : .scoresAtBounds(count: atBounds),
            level: level
        )
    }

    private init(differences: [Double], unless reason: UndefinedReason? = nil, level: Double) {
        // Sums in ascending order: no order of the people changes a bit.
        let sorted = Quantile.sorted(differences)
        let count = sorted.count
        guard count > 0 else {
            let none = Estimate.undefined(because: reason ?? .noPeople, count: 0)
            (mean, meanMagnitude, standardDeviation) = (none, none, none)
            (lowerLimit, upperLimit) = (none, none)
            quantiles = Self.probabilities.map { _ in none }
            return
        }
        let n = Double(count)
        let centre = Self.sum(sorted) / n
        let spread = (Self.sum(sorted.map { ($0 - centre) * ($0 - centre) }) / max(1, n - 1)).squareRoot()
        let magnitude = Self.sum(sorted.map(\.magnitude)) / n
        let magnitudeSpread =
            (Self.sum(sorted.map { ($0.magnitude - magnitude) * ($0.magnitude - magnitude) })
            / max(1, n - 1)).squareRoot()
        func estimate(_ value: Double, error: Double) -> Estimate {
            let interval: ConfidenceInterval? =
                count > 1 ? .normal(around: value, standardError: error, level: level) : nil
            return Estimate(value, interval: interval, count: count)
        }
        mean = estimate(centre, error: spread / n.squareRoot())
        meanMagnitude = estimate(magnitude, error: magnitudeSpread / n.squareRoot())
        quantiles = Self.probabilities.map { probability in
            Estimate(Quantile.type7(probability, ofSorted: sorted) ?? .nan, count: count)
        }
        guard count > 1 else {
            let few = Estimate.undefined(because: .tooFew(count: count, needed: 2), count: count)
            (standardDeviation, lowerLimit, upperLimit) = (few, few, few)
            return
        }
        standardDeviation = Estimate(spread, count: count)
        let reach = ConfidenceInterval.criticalValue(level: 0.95)
        let error = spread * (1 / n + reach * reach / (2 * (n - 1))).squareRoot()
        lowerLimit = estimate(centre - reach * spread, error: error)
        upperLimit = estimate(centre + reach * spread, error: error)
    }

    private static func sum(_ terms: [Double]) -> Double {
        var sum = CompensatedSum()
        for term in terms { sum.add(term) }
        return sum.value
    }
}
