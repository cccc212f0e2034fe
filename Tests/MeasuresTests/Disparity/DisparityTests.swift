import Measures
import Statistics
import TestSupport
import Testing

@Suite struct DisparityTests {
    private func report(
        _ groups: [(String, ConfusionMatrix)],
        _ settings: DisparitySettings = DisparitySettings()
    ) -> DisparityReport {
        DisparityReport(
            groups: groups.map { (label: $0.0, matrix: $0.1) },
            overall: ConfusionMatrix(
                truePositives: 40,
                falsePositives: 40,
                falseNegatives: 60,
                trueNegatives: 60
            ),
            settings: settings
        )
    }

    private func people(_ selected: Int, of count: Int) -> ConfusionMatrix {
        ConfusionMatrix(
            truePositives: selected,
            falsePositives: 0,
            falseNegatives: 0,
            trueNegatives: count - selected
        )
    }

    /// Ratios of 0.5, 0.78 and 0.98 to a rate of one half among thousands, and of 0.78 among a few.
    @Test func fourFifthsHasThreeAnswers() {
        let report = report([
            ("reference", people(5000, of: 10_000)), ("half", people(2500, of: 10_000)),
            ("nearly", people(4900, of: 10_000)), ("few", people(39, of: 100)),
        ])
        let verdicts = report.rates[0].comparisons.map(\.fourFifths)
        #expect(report.reference == "reference")
        #expect(verdicts == [.violated, .passed, .undecided])
    }

    @Test func severalGroupsAreTestedTogether() throws {
        let report = report(
            [
                ("base", people(50, of: 101)), ("a", people(60, of: 100)), ("b", people(50, of: 100)),
                ("c", people(40, of: 100)),
            ],
            DisparitySettings(reference: .named("b"))
        )
        let comparisons = report.rates[0].comparisons.filter { $0.group != "base" }
        // Two equal distances from one half: z = 0.1 / sqrt(0.55 x 0.45 x 0.02), the p-value from scipy.
        let p = try #require(comparisons[0].twoSidedP.value)
        #expect(abs(p - 0.15521848968468407) < 1e-12)
        #expect(abs(try #require(comparisons[1].twoSidedP.value) - p) < 1e-12)
        #expect(abs(try #require(comparisons[0].holmP.value) - 3 * p) < 1e-12)
        #expect(abs(try #require(comparisons[0].benjaminiHochbergP.value) - 1.5 * p) < 1e-12)
    }

    @Test func aSmallGroupIsSuppressedAndWithItTheOneThatWouldGiveItAway() {
        let report = report([
            ("large", people(50, of: 100)), ("middle", people(10, of: 50)), ("small", people(1, of: 3)),
        ])
        #expect(report.suppressedCount == 2)
        #expect(report.groups.map(\.count) == [100, nil, nil])
        #expect(report.groups[2].rates[.selection]?.undefinedReason == .suppressed(minimum: 10))
        #expect(report.rates[0].leftOut == ["middle", "small"])
        #expect(report.rates[0].difference.undefinedReason == .tooFewGroups(count: 1))
        #expect(report.rates[0].comparisons[0].difference.undefinedReason == .suppressed(minimum: 10))
    }

    @Test func anEmptyGroupIsLeftOutAndARateOfNobodyIsUndefined() {
        let report = report([
            ("nobody", people(0, of: 0)), ("selected", people(20, of: 20)), ("not", people(0, of: 30)),
        ])
        #expect(report.groups.map(\.label) == ["selected", "not"])
        #expect(
            report.groups[1].rates[.truePositive]?.undefinedReason
                == .emptyDenominator(of: "person with outcome 1")
        )
        #expect(report.rates[0].ratio.value == 0)
        let comparison = report.rates[0].comparisons[0]
        #expect(comparison.group == "selected")
        #expect(comparison.ratio.value == nil && comparison.fourFifths == nil, "the reference rate is 0")
    }

    @Test func nobodyAtAll() {
        let report = DisparityReport(groups: [], overall: GroupDecisions(groupCount: 0).matrix(of: []))
        #expect(report.reference == nil && report.groups.isEmpty)
        #expect(report.equalisedOddsDifference.value == nil)
    }

    @Test(arguments: [1, 2, 5])
    func anySplitAndOrderGiveTheSameBits(parts: Int) {
        let inputs = ReferenceInputs.shared
        func decisions(_ rows: [Int]) -> GroupDecisions {
            var decisions = GroupDecisions(groupCount: 3)
            for row in rows {
                decisions.add(
                    group: inputs.groups[row],
                    isSelected: inputs.probabilities[row] >= 0.6,
                    outcome: Double(inputs.outcomes[row]),
                    weight: inputs.weights[row]
                )
            }
            return decisions
        }
        let whole = decisions(Array(inputs.groups.indices))
        var merged = GroupDecisions(groupCount: 3)
        for part in (0..<parts).reversed() {
            merged.merge(decisions(inputs.groups.indices.filter { $0 % parts == part }.reversed()))
        }
        #expect(whole == merged)
    }

    @Test func severalPeopleAtOnceAreThatManyRows() {
        var rows = GroupDecisions(groupCount: 1)
        var counted = GroupDecisions(groupCount: 1)
        for _ in 0..<7 { rows.add(group: 0, isSelected: true, outcome: 1, weight: 1.5) }
        counted.add(group: 0, isSelected: true, outcome: 1, weight: 1.5, people: 7)
        rows.add(group: 0, isSelected: false, outcome: .nan)
        counted.add(group: 0, isSelected: false, outcome: .nan, weight: 1)
        counted.add(group: 0, isSelected: false, outcome: .nan, weight: 0)
        #expect(rows == counted)
        #expect(rows.matrix(of: 0).denominator(of: .selection) == 8)
        #expect(rows.matrix(of: 0).denominator(of: .outcome) == 7)
    }

    @Test func blocksAreCountedAsRowsAre() {
        let inputs = ReferenceInputs.shared
        var block = GroupDecisions(groupCount: 3)
        block.add(
            groups: inputs.groups.map { Int32($0) },
            scores: inputs.probabilities,
            outcomes: inputs.outcomes,
            cut: 0.6
        )
        #expect(block == DisparityRows.decisions(inputs.groups, count: 3))
    }
}
