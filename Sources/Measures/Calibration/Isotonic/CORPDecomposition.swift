package import Statistics

/// The mean loss split into what bad calibration costs, what the scores tell, and what nobody could know.
///
/// loss = miscalibration - discrimination + uncertainty, where miscalibration is the loss that the isotonic fit saves
/// and discrimination what it saves against the overall rate. Consistent, optimally binned, reproducible: no bins are
/// chosen.
///
/// **Edge cases**: nobody: undefined. One class: miscalibration is the whole loss, the others are 0. A constant score
/// has no discrimination. An infinite log loss: loss and miscalibration are undefined.
///
/// **Source**: Dimitriadis, Gneiting and Jordan, PNAS 118 (2021), doi:10.1073/pnas.2016191118; tested against
/// model-diagnostics `decompose`.
package struct CORPDecomposition: Equatable, Sendable {
    /// Loss of the scores less loss of the isotonic fit; at least 0.
    package let miscalibration: Estimate
    /// Loss of the overall rate less loss of the isotonic fit; at least 0.
    package let discrimination: Estimate
    /// Loss of the overall rate.
    package let uncertainty: Estimate
    /// The mean loss itself.
    package let loss: Estimate

    /// Splits the loss of pooled people.
    ///
    /// - Complexity: O(pools).
    package init(_ pools: PooledScores, fit: IsotonicFit, score: ProperScore = .squared) {
        let count = pools.totals.count
        guard let rate = pools.totals.rate else {
            let none = Estimate.undefined(because: .noPeople, count: 0)
            (miscalibration, discrimination, uncertainty, loss) = (none, none, none, none)
            return
        }
        let fitted = Self.lossOfFit(pools, fit, score)
        let entropy = score.entropy(rate)
        loss = score.estimate(pools)
        miscalibration = loss.mapped { max(0, $0 - fitted) }
        discrimination = Estimate(max(0, entropy - fitted), count: count)
        uncertainty = Estimate(entropy, count: count)
    }

    /// The mean loss of the fitted rates: within a level the rate is the share of outcome 1.
    private static func lossOfFit(_ pools: PooledScores, _ fit: IsotonicFit, _ score: ProperScore) -> Double {
        var sum = CompensatedSum()
        let weights = pools.weights.span
        var start = 0
        for (level, end) in fit.ends.enumerated() {
            var weight = 0.0
            for pool in start..<end { weight += weights[pool] }
            sum.add(weight * score.entropy(fit.rates[level]))
            start = end
        }
        return sum.value / pools.totals.weight
    }
}
