import Measures
import Statistics
import TestSupport
import Testing

/// Intervals of largest differences between the three groups of the reference people, selected from a score of 0.6.
///
/// **Oracle**: numpy 2.4.6, 20,000 resamples of the 2,000 people with replacement (default_rng(20261124)), quantiles 0.025 and
/// 0.975 of each statistic moved so that the median is the estimate, cut to [0, 1]. A limit of 2,000 replicates varies by about
/// 0.003 to 0.005 about that.
@Suite struct DisparityBootstrapTests {
    private func report(weighted: Bool, replicates: Int = 2000, seed: UInt64 = 1) -> DisparityReport {
        let inputs = ReferenceInputs.shared
        var decisions = GroupDecisions(groupCount: 3)
        for row in 0..<inputs.count {
            decisions.add(
                group: inputs.groups[row],
                isSelected: inputs.probabilities[row] >= 0.6,
                outcome: Double(inputs.outcomes[row]),
                weight: weighted ? inputs.weights[row] : 1
            )
        }
        return DisparityReport(
            groups: (0..<3).map { ("g\($0)", decisions.matrix(of: $0)) },
            overall: decisions.matrix(of: 0..<3),
            settings: DisparitySettings(replicates: replicates, seed: seed)
        )
    }

    private func expect(_ estimate: Estimate, _ lower: Double, _ upper: Double, _ name: String) throws {
        let interval = try #require(estimate.interval, "\(name)")
        #expect(interval.method == .bootstrap)
        #expect(abs(interval.lower - lower) < 0.012, "\(name): \(interval.lower) for \(lower)")
        #expect(abs(interval.upper - upper) < 0.012, "\(name): \(interval.upper) for \(upper)")
    }

    @Test func limitsOfNumpy() throws {
        let report = report(weighted: false)
        let selection = report.rates[0]
        try expect(selection.difference, 0.01729, 0.11237, "selection difference")
        try expect(selection.ratio, 0.75423, 0.95686, "selection ratio")
        try expect(selection.differenceToOverall, 0.00797, 0.06191, "to overall")
        let positive = try #require(report.rates.first { $0.rate == .truePositive })
        try expect(positive.difference, 0.04014, 0.18518, "true positive rate")
        let negative = try #require(report.rates.first { $0.rate == .falsePositive })
        try expect(negative.difference, 0, 0.08794, "false positive rate, cut at 0")
        try expect(report.equalisedOddsDifference, 0.04795, 0.18482, "equalised odds")
        try expect(report.equalisedOddsRatio, 0.70502, 0.91976, "equalised odds ratio")
    }

    @Test func limitsOfNumpyWithWeights() throws {
        let report = report(weighted: true)
        try expect(report.rates[0].difference, 0.01382, 0.11102, "selection difference")
        try expect(report.rates[0].ratio, 0.75563, 0.96375, "selection ratio")
        try expect(report.equalisedOddsDifference, 0.04176, 0.18092, "equalised odds")
        try expect(report.equalisedOddsRatio, 0.70223, 0.93167, "equalised odds ratio")
    }

    @Test func theSeedDecidesTheBits() {
        let first = report(weighted: false, replicates: 100)
        #expect(first == report(weighted: false, replicates: 100))
        #expect(
            first.equalisedOddsDifference.interval
                != report(weighted: false, replicates: 100, seed: 2).equalisedOddsDifference.interval
        )
    }

    @Test func withoutReplicatesOrGroupsThereIsNoInterval() {
        let none = report(weighted: false, replicates: 0)
        #expect(none.rates[0].difference.isDefined && none.rates[0].difference.interval == nil)
        let nobody = DisparityReport(
            groups: [],
            overall: ConfusionMatrix(
                truePositives: 0,
                falsePositives: 0,
                falseNegatives: 0,
                trueNegatives: 0
            )
        )
        #expect(nobody.equalisedOddsDifference.interval == nil)
    }
}
