package import Statistics

/// The average precision: precision averaged over the recall that each threshold adds, from the highest score down.
///
/// sum over thresholds of (R_n - R_(n-1)) P_n, where people with equal scores pass a threshold together; nothing is
/// interpolated.
package enum AveragePrecision {
    /// The average precision of pooled scores.
    ///
    /// **Units and range**: in [0, 1]; a constant score gives the rate of outcome 1.
    ///
    /// **Edge cases**: nobody, or nobody with outcome 1: undefined.
    ///
    /// - Parameter pools: people by score.
    /// - Returns: the estimate, without an interval: no formula of known coverage exists.
    /// - Complexity: O(pools).
    ///
    /// **Source**: scikit-learn `average_precision_score`.
    package static func estimate(_ pools: PooledScores) -> Estimate {
        let totals = pools.totals
        if totals.count == 0 { return .undefined(because: .noPeople, count: 0) }
        if totals.positiveCount == 0 {
            return .undefined(because: .oneClass(outcome: 0), count: totals.count)
        }
        var selected = 0.0
        var found = 0.0
        var sum = 0.0
        for pool in (0..<pools.poolCount).reversed() {
            let positive = pools.positiveWeights[pool]
            selected += pools.weights[pool]
            found += positive
            sum += positive * (found / selected)
        }
        return Estimate(sum / totals.positiveWeight, count: totals.count)
    }
}
