package import Statistics

/// The area under the ROC curve: how likely a person with outcome 1 has a higher score than one with outcome 0.
///
/// P(s+ > s-) + P(s+ = s-) / 2 over all pairs, each pair weighted by the product of its weights.
///
/// **Units and range**: in [0, 1]; 1/2 says nothing.
///
/// **Edge cases**: nobody or one class: undefined. A constant score gives 1/2.
///
/// **Source**: value as scikit-learn `roc_auc_score`; interval: DeLong, DeLong and Clarke-Pearson, Biometrics 44
/// (1988), doi:10.2307/2531595, as R pROC `ci.auc`.
package struct AreaUnderROC: Equatable, Sendable {
    /// The area with its DeLong interval.
    package let estimate: Estimate
    /// The DeLong variance of the area; nil where it is undefined or a class has one person.
    package let variance: Double?
    /// The area if all tied pairs were ordered wrongly, and if all were ordered rightly.
    ///
    /// In histogram mode the area of the unbinned scores lies between them.
    package let tieBounds: ClosedRange<Double>?

    /// The area of pooled scores.
    ///
    /// - Parameters:
    ///   - pools: people by score.
    ///   - level: the coverage of the interval.
    /// - Complexity: O(pools).
    package init(_ pools: PooledScores, level: Double = 0.95) {
        let totals = pools.totals
        if let reason = totals.reasonForNoContrast {
            estimate = .undefined(because: reason, count: totals.count)
            variance = nil
            tieBounds = nil
            return
        }
        let positives = totals.positiveWeight
        let negatives = totals.weight - positives
        let (below, tied) = Self.orderedPairs(pools)
        let pairs = positives * negatives
        let area = (below + tied / 2) / pairs
        tieBounds = (below / pairs)...((below + tied) / pairs)
        let variance = Self.variance(pools, area: area, positives: positives, negatives: negatives)
        self.variance = variance
        let interval = variance.map { variance in
            let half = ConfidenceInterval.criticalValue(level: level) * variance.squareRoot()
            return ConfidenceInterval(
                lower: max(0, area - half),
                upper: min(1, area + half),
                level: level,
                method: .delong
            )
        }
        estimate = Estimate(area, interval: interval, count: totals.count)
    }

    /// Total weight of the pairs in which the negative has the lower score, and in which the scores are equal.
    private static func orderedPairs(_ pools: PooledScores) -> (below: Double, tied: Double) {
        let weights = pools.weights.span
        let positiveWeights = pools.positiveWeights.span
        var negativesBelow = 0.0
        var below = 0.0
        var tied = 0.0
        for pool in weights.indices {
            let positive = positiveWeights[pool]
            let negative = weights[pool] - positive
            below += positive * negativesBelow
            tied += positive * negative
            negativesBelow += negative
        }
        return (below, tied)
    }

    /// The variance from the placements of each person among the other class.
    private static func variance(
        _ pools: PooledScores,
        area: Double,
        positives: Double,
        negatives: Double
    ) -> Double? {
        var negativesBelow = 0.0
        var positivesAbove = positives
        var positiveSpread = 0.0
        var negativeSpread = 0.0
        var positiveSquares = 0.0
        var negativeSquares = 0.0
        let weights = pools.weights.span
        let positiveWeights = pools.positiveWeights.span
        for pool in weights.indices {
            let positive = positiveWeights[pool]
            let negative = weights[pool] - positive
            positivesAbove -= positive
            let squaredPositive = pools.squaredPositiveWeight(of: pool)
            let squaredNegative = pools.squaredWeight(of: pool) - squaredPositive
            let positiveGap = (negativesBelow + negative / 2) / negatives - area
            let negativeGap = (positivesAbove + positive / 2) / positives - area
            positiveSpread += squaredPositive * positiveGap * positiveGap
            negativeSpread += squaredNegative * negativeGap * negativeGap
            positiveSquares += squaredPositive
            negativeSquares += squaredNegative
            negativesBelow += negative
        }
        guard let positivePart = share(positiveSpread, positives, positiveSquares),
            let negativePart = share(negativeSpread, negatives, negativeSquares)
        else { return nil }
        return positivePart + negativePart
    }

    /// The variance of a weighted mean of placements, with the correction for the mean being estimated.
    private static func share(_ spread: Double, _ weight: Double, _ squares: Double) -> Double? {
        let effective = weight * weight / squares
        guard effective > 1 else { return nil }
        return spread / (weight * weight) * effective / (effective - 1)
    }
}
