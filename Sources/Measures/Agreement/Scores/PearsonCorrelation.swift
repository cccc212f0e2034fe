package import Statistics

/// The correlation of the scores themselves: how near they lie to one rising line.
///
/// **Units and range**: in [-1, 1].
///
/// **Edge cases**: nobody, one person or a constant score: undefined.
///
/// **Source**: value as scipy `pearsonr`, interval against the jackknife over people.
package enum PearsonCorrelation {
    /// The correlation with its interval.
    ///
    /// - Complexity: O(n).
    package static func estimate(_ pair: PairedScores, level: Double = 0.95) -> Estimate {
        if let reason = pair.reasonForNoCorrelation {
            return .undefined(because: reason, count: pair.count)
        }
        let first = centred(pair.first)
        let second = centred(pair.second)
        let covariance = mean(zip(first, second).map { $0 * $1 })
        let firstVariance = mean(first.map { $0 * $0 })
        let secondVariance = mean(second.map { $0 * $0 })
        let scale = (firstVariance * secondVariance).squareRoot()
        guard scale > 0 else { return .undefined(because: .constantScore, count: pair.count) }
        let correlation = min(max(covariance / scale, -1), 1)
        let influences = zip(first, second).map { x, y in
            x * y / scale - correlation / 2 * (x * x / firstVariance + y * y / secondVariance)
        }
        return CorrelationInterval.estimate(correlation, influences: influences, level: level)
    }

    /// The column about its mean, in units of its largest magnitude: what a fixed-point sum can take whatever the unit.
    private static func centred(_ scores: [Double]) -> [Double] {
        let largest = scores.reduce(0) { max($0, $1.magnitude) }
        let scaled = scores.map { $0 / largest }
        let mean = mean(scaled)
        let centred = scaled.map { $0 - mean }
        let spread = centred.reduce(0) { max($0, $1.magnitude) }
        return spread > 0 ? centred.map { $0 / spread } : centred
    }

    private static func mean(_ terms: [Double]) -> Double {
        var sum = FixedPointSum()
        for term in terms { sum.add(term) }
        return sum.value / Double(terms.count)
    }
}
