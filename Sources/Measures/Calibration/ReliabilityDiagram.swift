package import Statistics

/// Outcomes against scores in bins, with a band that says what chance can do.
///
/// **Bands**: `wilson` and `clopperPearson` are intervals of the rate of each bin. `consistency` says where the isotonic curve
/// (CORP) would lie if the scores were calibrated; each bin then shows that curve at its mean score.
///
/// **Edge cases**: an empty bin has neither rate nor band. Nobody: every bin is empty.
package struct ReliabilityDiagram: Equatable, Sendable {
    /// What is drawn around the rates.
    package enum Band: String, CaseIterable, Sendable {
        case wilson
        case clopperPearson = "clopper-pearson"
        case consistency
    }

    /// How a diagram is made.
    package struct Settings: Equatable, Sendable {
        /// How the scores are cut into bins.
        package var binning: Binning
        /// What is drawn around the rates.
        package var band: Band
        /// Which draws a consistency band is made of.
        package var seed: UInt64

        /// Ten bins of equal width with Wilson's intervals unless said otherwise.
        package init(binning: Binning = .uniform(count: 10), band: Band = .wilson, seed: UInt64 = 1) {
            self.binning = binning
            self.band = band
            self.seed = seed
        }
    }

    /// One bin.
    package struct Point: Equatable, Sendable {
        /// The sums of the bin.
        package let bin: BinnedScores.Bin
        /// The rate of outcome 1; under a consistency band without an interval.
        package let outcomeRate: Estimate
        /// The isotonic curve at the mean score of the bin, and where it would lie if the scores were calibrated; nil for other
        /// bands and for an empty bin.
        package let isotonic: Estimate?
    }

    /// How it was made.
    package let settings: Settings
    /// The bins, by ascending score.
    package let points: [Point]

    /// The diagram of pooled people.
    ///
    /// `level` is the coverage of the intervals, or the share of refitted curves that a consistency band holds.
    ///
    /// - Complexity: O(pools); with a consistency band O(people) for each of 200 replicates.
    package init(_ pools: PooledScores, _ settings: Settings = Settings(), level: Double = 0.95) {
        self.settings = settings
        let bins = BinnedScores(pools, binning: settings.binning).bins
        let curve = settings.band == .consistency ? Self.curve(pools, bins, settings, level) : [:]
        points = bins.indices.map { index in
            Point(
                bin: bins[index],
                outcomeRate: Self.rate(bins[index], settings.band, level),
                isotonic: curve[index]
            )
        }
    }

    private static func rate(_ bin: BinnedScores.Bin, _ band: Band, _ level: Double) -> Estimate {
        guard let rate = bin.rate else { return .undefined(because: .noPeople, count: 0) }
        let share = min(1, max(0, rate))
        let proportion = Proportion(share: share, effectiveTrials: bin.effectiveCount)
        let interval: ConfidenceInterval? =
            switch band {
            case .wilson: proportion.wilsonInterval(level: level)
            case .clopperPearson: proportion.clopperPearsonInterval(level: level)
            case .consistency: nil
            }
        return Estimate(share, interval: interval, count: bin.count)
    }

    /// The isotonic curve with its band, by occupied bin.
    private static func curve(
        _ pools: PooledScores,
        _ bins: [BinnedScores.Bin],
        _ settings: Settings,
        _ level: Double
    ) -> [Int: Estimate] {
        let occupied = bins.indices.filter { bins[$0].weight > 0 }
        let places = occupied.compactMap { bins[$0].meanScore }
        let band = ConsistencyBand(pools, places: places, level: level, seed: settings.seed)
        let fit = IsotonicFit(pools)
        var curve: [Int: Estimate] = [:]
        for (index, point) in zip(occupied, band.points) {
            let next = PooledScores.firstIndex(below: pools.poolCount) { pools.scores[$0] > point.score }
            let step = PooledScores.firstIndex(below: fit.ends.count) { fit.ends[$0] >= max(1, next) }
            curve[index] = Estimate(
                fit.rates[step],
                interval: ConfidenceInterval(
                    lower: point.lower,
                    upper: point.upper,
                    level: level,
                    method: .consistency
                ),
                count: bins[index].count
            )
        }
        return curve
    }
}
