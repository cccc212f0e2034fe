package import Statistics

/// The correlation of the ranks that two models give people; equal scores share the mean of their ranks.
///
/// **Units and range**: in [-1, 1]; 1 is the same order.
///
/// **Edge cases**: nobody, one person or a constant score: undefined.
///
/// **Source**: Spearman, American Journal of Psychology 15 (1904), doi:10.2307/1412159; value as scipy `spearmanr`, interval
/// against the jackknife over people.
package enum SpearmanCorrelation {
    /// The correlation with its interval.
    ///
    /// The influence of a person counts that its coming and going moves everybody else's rank. Sums are of whole numbers, so
    /// that no order of the people changes a bit.
    ///
    /// - Complexity: O(n).
    package static func estimate(_ pair: PairedScores, level: Double = 0.95) -> Estimate {
        if let reason = pair.reasonForNoCorrelation {
            return .undefined(because: reason, count: pair.count)
        }
        let first = TiedRanks(pair.first)
        let second = TiedRanks(pair.second)
        let count = pair.count
        func x(_ row: Int) -> Int { first.centred[first.groups[row]] }
        func y(_ row: Int) -> Int { second.centred[second.groups[row]] }
        var products: (xx: Int128, xy: Int128, yy: Int128) = (0, 0, 0)
        for row in 0..<count {
            products.xx += Int128(x(row) * x(row))
            products.xy += Int128(x(row) * y(row))
            products.yy += Int128(y(row) * y(row))
        }
        let scale = (Double(products.xx) * Double(products.yy)).squareRoot()
        let correlation = min(max(Double(products.xy) / scale, -1), 1)

        // With u = F - 1/2 of the first score and v of the second, U = mean u v:
        // influence on U of i = u_i v_i + (sum of v above i in u + sum of u above i in v) / n - 3 U.
        let firstOfSecond = first.doubledSumsAbove(y)
        let secondOfFirst = second.doubledSumsAbove(x)
        let firstOfFirst = first.doubledSumsAbove(x)
        let secondOfSecond = second.doubledSumsAbove(y)
        let n = Double(count)
        let rankUnit = 1 / (2 * n)
        let sumUnit = rankUnit / (2 * n)
        let meanUnit = rankUnit * rankUnit / n
        let covariance = Double(products.xy) * meanUnit
        let firstVariance = Double(products.xx) * meanUnit
        let secondVariance = Double(products.yy) * meanUnit
        let root = (firstVariance * secondVariance).squareRoot()
        let influences = (0..<count).map { row in
            let u = Double(x(row)) * rankUnit
            let v = Double(y(row)) * rankUnit
            let (group, other) = (first.groups[row], second.groups[row])
            let onCovariance =
                u * v + Double(firstOfSecond[group]) * sumUnit + Double(secondOfFirst[other]) * sumUnit
                - 3 * covariance
            let onFirst = u * u + 2 * Double(firstOfFirst[group]) * sumUnit - 3 * firstVariance
            let onSecond = v * v + 2 * Double(secondOfSecond[other]) * sumUnit - 3 * secondVariance
            return onCovariance / root
                - correlation / 2 * (onFirst / firstVariance + onSecond / secondVariance)
        }
        return CorrelationInterval.estimate(correlation, influences: influences, level: level)
    }
}
