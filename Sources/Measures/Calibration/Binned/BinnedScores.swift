import Statistics

/// Pooled people in bins, with the sums that every binned measure of calibration needs.
///
/// **Shape**: one element of `bins` for each bin, ascending; empty bins are kept and marked by a weight of 0.
package struct BinnedScores: Equatable, Sendable {
    /// How the bins were cut.
    package let binning: Binning
    /// The bins.
    package let bins: [Bin]
    /// Totals over all bins.
    package let totals: OutcomeTotals

    /// The sums of one bin.
    package struct Bin: Equatable, Sendable {
        /// The lower edge.
        package let lower: Double
        /// The upper edge.
        package let upper: Double
        /// People in the bin.
        package let count: Int
        /// Their weight.
        package let weight: Double
        /// The weight of those with outcome 1.
        package let positiveWeight: Double
        /// The sum of the squared weights.
        package let squaredWeight: Double
        /// The weighted sum of the scores.
        package let score: Double

        /// The weighted mean of the scores; nil for an empty bin.
        package var meanScore: Double? { weight > 0 ? score / weight : nil }
        /// The weighted share of outcome 1; nil for an empty bin.
        package var rate: Double? { weight > 0 ? positiveWeight / weight : nil }
        /// How far the mean score is above the rate; nil for an empty bin.
        package var gap: Double? { weight > 0 ? (score - positiveWeight) / weight : nil }
        /// How many unweighted people would be as informative.
        package var effectiveCount: Double { squaredWeight > 0 ? weight * weight / squaredWeight : 0 }
    }

    /// Bins pooled people.
    ///
    /// - Complexity: O(pools).
    package init(_ pools: PooledScores, binning: Binning) {
        let cuts = BinCuts(pools, binning: binning)
        self.binning = binning
        totals = pools.totals
        bins = (0..<cuts.ends.count).map { bin in
            Self.sums(
                of: pools,
                (bin == 0 ? 0 : cuts.ends[bin - 1])..<cuts.ends[bin],
                lower: cuts.edges[bin],
                upper: cuts.edges[bin + 1]
            )
        }
    }

    private static func sums(
        of pools: PooledScores,
        _ range: Range<Int>,
        lower: Double,
        upper: Double
    ) -> Bin {
        var count = 0.0
        var weight = CompensatedSum()
        var positive = CompensatedSum()
        var square = CompensatedSum()
        var score = CompensatedSum()
        for pool in range {
            count += pools.counts[pool]
            weight.add(pools.weights[pool])
            positive.add(pools.positiveWeights[pool])
            square.add(pools.squaredWeight(of: pool))
            score.add(pools.weights[pool] * pools.scores[pool])
        }
        return Bin(
            lower: lower,
            upper: upper,
            count: Int(count),
            weight: weight.value,
            positiveWeight: positive.value,
            squaredWeight: square.value,
            score: score.value
        )
    }

    /// The bins that hold somebody.
    package var occupied: [Bin] { bins.filter { $0.weight > 0 } }
}
