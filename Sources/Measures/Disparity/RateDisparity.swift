package import Statistics

/// How far one rate differs between groups.
///
/// **Source**: Fairlearn `MetricFrame.difference` and `.ratio`, with `method="between_groups"` and `"to_overall"`.
package struct RateDisparity: Equatable, Sendable {
    /// The rate.
    package let rate: GroupRate
    /// The largest rate less the smallest.
    package private(set) var difference: Estimate
    /// The smallest rate over the largest; undefined where the largest is 0.
    package private(set) var ratio: Estimate
    /// The largest distance of a rate from that of everybody.
    package private(set) var differenceToOverall: Estimate
    /// The least of the ratios of a rate and that of everybody, whichever is smaller over the other.
    package private(set) var ratioToOverall: Estimate
    /// Groups whose rate is undefined or suppressed, which none of the above takes in.
    package let leftOut: [String]
    /// Every other group against the reference, in the order of the groups.
    package let comparisons: [GroupComparison]

    init(
        _ rate: GroupRate,
        _ shown: [DisparityReport.Group],
        overall: Estimate,
        comparisons: [GroupComparison]
    ) {
        self.rate = rate
        self.comparisons = comparisons
        var leftOut: [String] = []
        var rates: [Double] = []
        var count = 0
        for group in shown {
            guard let estimate = group.rates[rate], let value = estimate.value else {
                leftOut.append(group.label)
                continue
            }
            rates.append(value)
            count += estimate.count
        }
        self.leftOut = leftOut
        guard rates.count >= 2, let least = rates.min(), let greatest = rates.max() else {
            let none = Estimate.undefined(because: .tooFewGroups(count: rates.count), count: count)
            (difference, ratio, differenceToOverall, ratioToOverall) = (none, none, none, none)
            return
        }
        difference = Estimate(greatest - least, count: count)
        ratio = Self.quotient(least, greatest, count)
        guard let everybody = overall.value else {
            (differenceToOverall, ratioToOverall) = (overall, overall)
            return
        }
        differenceToOverall = Estimate(rates.map { abs($0 - everybody) }.max() ?? 0, count: count)
        let ratios = rates.map { Self.quotient(min($0, everybody), max($0, everybody), count) }
        ratioToOverall = ratios.min { ($0.value ?? 1) < ($1.value ?? 1) } ?? ratio
    }

    /// Puts intervals around the differences and ratios.
    mutating func addIntervals(_ bootstrap: DisparityBootstrap) {
        difference = difference.with(bootstrap, .difference(rate))
        ratio = ratio.with(bootstrap, .ratio(rate))
        differenceToOverall = differenceToOverall.with(bootstrap, .differenceToOverall(rate))
        ratioToOverall = ratioToOverall.with(bootstrap, .ratioToOverall(rate))
    }

    private static func quotient(_ least: Double, _ greatest: Double, _ count: Int) -> Estimate {
        greatest > 0
            ? Estimate(least / greatest, count: count)
            : .undefined(because: .emptyDenominator(of: "person with the rate"), count: count)
    }
}

extension Estimate {
    /// This estimate with the interval of a bootstrap; as it is where that has none.
    func with(_ bootstrap: DisparityBootstrap, _ statistic: DisparityBootstrap.Statistic) -> Estimate {
        guard let value, let interval = bootstrap.interval(of: statistic, around: self) else { return self }
        return Estimate(value, interval: interval, count: count)
    }
}
