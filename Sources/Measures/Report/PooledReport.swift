package import Statistics

/// What pooled people say about their scores: discrimination, and calibration where the scores are probabilities.
package struct PooledReport: Equatable, Sendable {
    /// How much is measured.
    package enum Extent: Sendable {
        /// Everything.
        case full
        /// What tables of groups hold.
        case brief
    }

    /// The numbers, in the order in which people read them.
    package let estimates: [NamedEstimate]

    /// Measures pooled people.
    ///
    /// - Parameters:
    ///   - pools: people by score.
    ///   - claimsProbability: whether the scores are probabilities; otherwise calibration is undefined with that reason.
    ///   - extent: how much.
    ///   - level: the coverage of intervals.
    /// - Complexity: O(pools).
    package init(
        _ pools: PooledScores,
        claimsProbability: Bool = true,
        extent: Extent = .full,
        level: Double = 0.95
    ) {
        var estimates = Self.discrimination(pools, level: level)
        let calibration = Self.calibration(pools, extent, level, claimsProbability)
        estimates.insert(contentsOf: calibration, at: 0)
        self.estimates = estimates
    }

    /// The estimate of this name; nil where it was not measured.
    package subscript(name: String) -> Estimate? { estimates.first { $0.name == name }?.estimate }

    private static func discrimination(_ pools: PooledScores, level: Double) -> [NamedEstimate] {
        [
            NamedEstimate(.areaUnderROC, AreaUnderROC(pools, level: level).estimate),
            NamedEstimate(.averagePrecision, AveragePrecision.estimate(pools)),
            NamedEstimate(.outcomeRate, outcomeRate(pools, level: level)),
        ]
    }

    private static func calibration(
        _ pools: PooledScores,
        _ extent: Extent,
        _ level: Double,
        _ claimsProbability: Bool
    ) -> [NamedEstimate] {
        guard claimsProbability else {
            // Nobody's probabilities tell which numbers there would have been.
            let nobody = PooledScores(ScoredOutcomes(scale: .probability))
            return calibration(nobody, extent, level, true).map {
                NamedEstimate($0.definition, .undefined(because: .noProbability, count: pools.totals.count))
            }
        }
        let fit = IsotonicFit(pools)
        let corp = CORPDecomposition(pools, fit: fit)
        let ten = BinnedCalibrationError(BinnedScores(pools, binning: .uniform(count: 10)))
        let brief =
            [
                NamedEstimate(.brierScore, ProperScore.squared.estimate(pools)),
                NamedEstimate(.logLoss, ProperScore.logarithmic.estimate(pools)),
                NamedEstimate(.expectedCalibrationError(bins: 10), ten.expected),
                NamedEstimate(.smoothError, SmoothCalibrationError(pools).estimate),
            ] + parts(corp, .squared) + cox(pools, level: level) + means(pools)
        guard extent == .full else { return brief }
        return brief + binned(pools, ten)
            + parts(CORPDecomposition(pools, fit: fit, score: .logarithmic), .logarithmic)
            + murphy(pools) + tests(pools) + distances(pools, fit)
    }

    private static func parts(_ corp: CORPDecomposition, _ score: ProperScore) -> [NamedEstimate] {
        [
            NamedEstimate(.corp("miscalibration", score, .lower), corp.miscalibration),
            NamedEstimate(.corp("discrimination", score, .higher), corp.discrimination),
            NamedEstimate(.corp("uncertainty", score, .none), corp.uncertainty),
        ]
    }

    private static func cox(_ pools: PooledScores, level: Double) -> [NamedEstimate] {
        let cox = CoxCalibration(pools, level: level)
        return [
            NamedEstimate(.calibrationSlope, cox.slope),
            NamedEstimate(.calibrationIntercept, cox.intercept),
            NamedEstimate(.calibrationInTheLarge, cox.inTheLarge),
            NamedEstimate(.unreliability, cox.unreliability),
            NamedEstimate(.unreliabilityP, cox.unreliabilityP),
        ]
    }

    private static func means(_ pools: PooledScores) -> [NamedEstimate] {
        let totals = pools.totals
        var sum = CompensatedSum()
        for pool in 0..<pools.poolCount { sum.add(pools.weights[pool] * pools.scores[pool]) }
        let expected = sum.value
        let ratio: Estimate =
            expected > 0
            ? Estimate(totals.positiveWeight / expected, count: totals.count)
            : .undefined(
                because: totals.reasonForNoMean ?? .emptyDenominator(of: "expected outcome"),
                count: totals.count
            )
        let mean: Estimate =
            totals.weight > 0
            ? Estimate(expected / totals.weight, count: totals.count)
            : .undefined(because: .noPeople, count: 0)
        return [NamedEstimate(.observedExpectedRatio, ratio), NamedEstimate(.meanScore, mean)]
    }

    private static func outcomeRate(_ pools: PooledScores, level: Double) -> Estimate {
        let totals = pools.totals
        guard let rate = totals.rate else { return .undefined(because: .noPeople, count: 0) }
        let proportion = Proportion(share: min(1, max(0, rate)), effectiveTrials: totals.effectiveCount)
        return Estimate(rate, interval: proportion.wilsonInterval(level: level), count: totals.count)
    }

    private static func binned(_ pools: PooledScores, _ ten: BinnedCalibrationError) -> [NamedEstimate] {
        let fifteen = BinnedCalibrationError(BinnedScores(pools, binning: .uniform(count: 15)))
        let quantile = BinnedCalibrationError(BinnedScores(pools, binning: .quantile(count: 10)))
        let debiased = DebiasedCalibrationError(pools, bins: 10)
        return [
            NamedEstimate(.rootMeanSquareCalibrationError(bins: 10), ten.rootMeanSquare),
            NamedEstimate(.maximumCalibrationError(bins: 10), ten.maximum),
            NamedEstimate(.expectedCalibrationError(bins: 15), fifteen.expected),
            NamedEstimate(.rootMeanSquareCalibrationError(bins: 15), fifteen.rootMeanSquare),
            NamedEstimate(.maximumCalibrationError(bins: 15), fifteen.maximum),
            NamedEstimate(.quantileCalibrationError(bins: 10), quantile.expected),
            NamedEstimate(.calibrationErrorRange, CalibrationErrorRange.estimate(pools)),
            NamedEstimate(.debiasedError, debiased.debiased),
            NamedEstimate(.pluginError, debiased.plugin),
        ]
    }

    private static func murphy(_ pools: PooledScores) -> [NamedEstimate] {
        let murphy = MurphyDecomposition(pools)
        return [
            NamedEstimate(.murphy("reliability", .lower), murphy.reliability),
            NamedEstimate(.murphy("resolution", .higher), murphy.resolution),
            NamedEstimate(.murphy("uncertainty", .none), murphy.uncertainty),
            NamedEstimate(.murphy("within_bin_variance", .none), murphy.withinBinVariance),
            NamedEstimate(.murphy("within_bin_covariance", .none), murphy.withinBinCovariance),
        ]
    }

    private static func tests(_ pools: PooledScores) -> [NamedEstimate] {
        let spiegelhalter = SpiegelhalterTest(pools)
        let hosmer = HosmerLemeshowTest(pools)
        return [
            NamedEstimate(.spiegelhalterZ, spiegelhalter.z),
            NamedEstimate(.spiegelhalterP, spiegelhalter.twoSidedP),
            NamedEstimate(.hosmerLemeshow, hosmer.chiSquared),
            NamedEstimate(.hosmerLemeshowP, hosmer.externalP),
        ]
    }

    private static func distances(_ pools: PooledScores, _ fit: IsotonicFit) -> [NamedEstimate] {
        let local = IntegratedCalibrationIndex(localRegression: pools)
        return [
            NamedEstimate(.calibrationIndex, local.mean), NamedEstimate(.e50, local.median),
            NamedEstimate(.e90, local.ninetieth), NamedEstimate(.largestError, local.maximum),
            NamedEstimate(.isotonicIndex, IntegratedCalibrationIndex(isotonic: fit, pools).mean),
        ]
    }
}
