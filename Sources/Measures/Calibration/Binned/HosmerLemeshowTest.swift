package import Statistics

/// The test of Hosmer and Lemeshow: observed against expected outcomes in bins at the deciles of the scores.
///
/// **Edge cases**: fewer than three bins, or a bin whose expectation is 0 while outcomes were observed: undefined.
///
/// **Source**: Hosmer and Lemeshow, Communications in Statistics A 9 (1980), doi:10.1080/03610928008827941; cuts at
/// type-7 quantiles, closed on the right, as R ResourceSelection `hoslem.test`.
package struct HosmerLemeshowTest: Equatable, Sendable {
    /// Sum over bins and both outcomes of (observed - expected)^2 / expected.
    package let chiSquared: Estimate
    /// How many bins hold somebody.
    package let binCount: Int
    /// The p-value for scores fitted to these people: bins - 2 degrees of freedom.
    package let internalP: Estimate
    /// The p-value for scores made elsewhere: as many degrees of freedom as bins.
    package let externalP: Estimate

    /// Tests pooled people.
    ///
    /// With weights, observed and expected are scaled to the effective number of people.
    package init(_ pools: PooledScores, bins: Int = 10) {
        let count = pools.totals.count
        let occupied = BinnedScores(pools, binning: .quantile(count: bins)).occupied
        binCount = occupied.count
        guard occupied.count >= 3 else {
            let reason: UndefinedReason = count == 0 ? .noPeople : .tooFew(count: occupied.count, needed: 3)
            chiSquared = .undefined(because: reason, count: count)
            (internalP, externalP) = (chiSquared, chiSquared)
            return
        }
        let scale = pools.totals.effectiveCount / pools.totals.weight
        var sum = CompensatedSum()
        for bin in occupied {
            let difference = bin.positiveWeight - bin.score
            let square = difference * difference * scale
            if square > 0 { sum.add(square / bin.score + square / (bin.weight - bin.score)) }
        }
        guard sum.value.isFinite else {
            chiSquared = .undefined(because: .noFiniteResult, count: count)
            (internalP, externalP) = (chiSquared, chiSquared)
            return
        }
        let statistic = sum.value
        func tail(_ degrees: Int) -> Estimate {
            Estimate(
                ChiSquaredDistribution(degreesOfFreedom: Double(degrees)).upperTail(statistic),
                count: count
            )
        }
        chiSquared = Estimate(statistic, count: count)
        internalP = tail(occupied.count - 2)
        externalP = tail(occupied.count)
    }
}
