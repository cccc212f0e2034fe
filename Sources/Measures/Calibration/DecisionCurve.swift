package import Statistics

/// The net benefit of deciding by a threshold: right decisions less wrong ones at the rate of exchange the threshold
/// implies.
///
/// NB(t) = TP/n - FP/n t / (1 - t), where a person is selected if the score is at least t.
///
/// **Units and range**: true positives a person; at most the rate of outcome 1.
///
/// **Edge cases**: nobody: undefined. The threshold must be below 1.
///
/// **Source**: Vickers and Elkin, Medical Decision Making 26 (2006), doi:10.1177/0272989X06295361.
package struct DecisionCurve: Equatable, Sendable {
    /// The net benefit at one threshold.
    package struct Point: Equatable, Sendable {
        /// The threshold.
        package let threshold: Double
        /// The net benefit of the model, with a normal interval.
        package let netBenefit: Estimate
        /// The net benefit of selecting everybody; selecting nobody has 0.
        package let treatAll: Estimate
        /// The net benefit over the greatest possible one, the rate of outcome 1.
        package let standardised: Estimate
    }

    /// One point for each threshold.
    package let points: [Point]

    /// The curve of pooled people.
    ///
    /// - Precondition: thresholds in [0, 1).
    /// - Complexity: O(pools + thresholds log pools).
    package init(
        _ pools: PooledScores,
        thresholds: [Double] = (1..<100).map { Double($0) / 100 },
        level: Double = 0.95
    ) {
        let totals = pools.totals
        guard let rate = totals.rate else {
            let none = Estimate.undefined(because: .noPeople, count: 0)
            points = thresholds.map {
                Point(threshold: $0, netBenefit: none, treatAll: none, standardised: none)
            }
            return
        }
        let sums = SelectionSums(pools)
        points = thresholds.map { threshold in
            precondition(threshold >= 0 && threshold < 1, "net benefit at a threshold of \(threshold)")
            let selected = sums.selected(atLeast: threshold)
            let exchange = threshold / (1 - threshold)
            let found = selected.positiveWeight / totals.weight
            let wrong = (selected.weight - selected.positiveWeight) / totals.weight
            let benefit = found - wrong * exchange
            // A person contributes 1, -exchange or 0: the variance of that over the effective number of people.
            let variance = (found + wrong * exchange * exchange - benefit * benefit) / totals.effectiveCount
            let interval = ConfidenceInterval.normal(
                around: benefit,
                standardError: max(0, variance).squareRoot(),
                level: level
            )
            let estimate = Estimate(benefit, interval: interval, count: totals.count)
            return Point(
                threshold: threshold,
                netBenefit: estimate,
                treatAll: Estimate(rate - (1 - rate) * exchange, count: totals.count),
                standardised: rate > 0
                    ? estimate.mapped { $0 / rate }
                    : .undefined(because: .oneClass(outcome: 0), count: totals.count)
            )
        }
    }
}
