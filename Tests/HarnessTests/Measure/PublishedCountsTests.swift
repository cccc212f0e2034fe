import Foundation
import Harness
import Measures
import Populations
import Scoring
import Statistics
import TestSupport
import Testing

/// Published tables of counts, each row standing for many people, measured as they are.
@Suite struct PublishedCountsTests {
    static let compasFile = SharedData.file("data/compas-analysis/compas_two_years_counts.csv")
    static let swedenFile = SharedData.file("data/suspicion_machines_sweden/fk_vab_counts.csv")

    private func measureCompas(_ decision: DecisionRule) throws -> ScoreMeasurementReport {
        let file = try #require(Self.compasFile)
        let request = ScoreMeasurementRequest(
            table: ScoredTableRequest(
                score: "decile_score",
                outcome: "two_year_recid",
                count: "count",
                conditions: [.init(column: "propublica_filter", value: "1")]
            ),
            decision: decision,
            claimsProbability: false,
            groups: ["race", "sex"],
            disparity: DisparitySettings(reference: .named("Caucasian"))
        )
        return try ScoreMeasurement(request).measure(path: file.path)
    }

    private func value(_ part: ScoreMeasurementReport.Part?, _ name: String) -> Double? {
        part?.estimates.first { $0.name == name }?.estimate.value
    }

    /// ProPublica: of those who did not reoffend, 42.3 % of the black and 22.0 % of the white defendants were called at least of
    /// medium risk; the counts are theirs (1,514 and 1,281 who did not, 6,172 in all).
    @Test(.enabled(if: PublishedCountsTests.compasFile != nil, "the COMPAS counts are not there"))
    func compasFalsePositiveRates() throws {
        let report = try measureCompas(.threshold(output: 0, cut: 5))
        #expect(report.counts.people == 6172)
        let race = try #require(report.groupings.first)
        let black = race.groups.first { $0.label == "African-American" }
        let white = race.groups.first { $0.label == "Caucasian" }
        #expect(value(black, "false_positive_rate") == 641.0 / 1514)
        #expect(value(white, "false_positive_rate") == 282.0 / 1281)
        #expect(value(black, "false_negative_rate") == 473.0 / 1661)
        #expect(value(white, "false_negative_rate") == 408.0 / 822)
        let disparity = try #require(race.disparity)
        #expect(disparity.reference == "Caucasian")
        let comparison = try #require(
            disparity.rates.first { $0.rate == .falsePositive }?.comparisons.first {
                $0.group == "African-American"
            }
        )
        #expect(abs(try #require(comparison.difference.value) - 0.2032413) < 1e-6)
        #expect(try #require(comparison.holmP.value) < 1e-20)
        #expect(report.groupings.map(\.name) == ["race", "sex", "race x sex"])
    }

    /// scikit-learn on the counts written out one by one: roc_auc_score and average_precision_score.
    @Test(.enabled(if: PublishedCountsTests.compasFile != nil, "the COMPAS counts are not there"))
    func compasDiscriminationAndLevels() throws {
        let report = try measureCompas(
            .orderedLevels(output: 0, cuts: [5, 8], names: ["low", "medium", "high"])
        )
        #expect(abs(try #require(value(report.everybody, "roc_auc")) - 0.7097888069940436) < 1e-12)
        #expect(abs(try #require(value(report.everybody, "average_precision")) - 0.644022647213761) < 1e-12)
        let rates: [Double?] = [1076.0 / 3421, 886.0 / 1607, 847.0 / 1144]
        #expect(report.levels.map { $0.outcomeRate.value } == rates)
        let brier = report.everybody.estimates.first { $0.name == "brier_score" }?.estimate
        #expect(brier?.undefinedReason == .noProbability)
    }

    @Test(.enabled(if: PublishedCountsTests.compasFile != nil, "the COMPAS counts are not there"))
    func compasDecilesAfterRecalibration() throws {
        let file = try #require(Self.compasFile)
        let request = ScoreMeasurementRequest(
            table: ScoredTableRequest(score: "decile_score", outcome: "two_year_recid", count: "count"),
            claimsProbability: false,
            recalibration: .isotonic
        )
        let report = try ScoreMeasurement(request).measure(path: file.path)
        let error = try #require(value(report.everybody, "ece_uniform_10"))
        #expect(error < 0.05, "half of the people tell the rates of the other half")
        #expect(report.recalibration?.name == "isotonic")
    }

    /// The public table of the Swedish insurance agency: of the cases picked by the model, 47 % were wrong; the score says
    /// itself a probability, and is far too low.
    @Test(.enabled(if: PublishedCountsTests.swedenFile != nil, "the Swedish counts are not there"))
    func swedishScoresOfSelectedCases() throws {
        let file = try #require(Self.swedenFile)
        let request = ScoreMeasurementRequest(
            table: ScoredTableRequest(
                score: "risk_score",
                outcome: "result",
                positive: "Errors Found",
                negative: "No Errors Found",
                count: "count",
                conditions: [
                    .init(column: "sheet", value: "Gender 2 Decimals"),
                    .init(column: "selection_method", value: "High Risk"),
                ]
            ),
            groups: ["value"]
        )
        let report = try ScoreMeasurement(request).measure(path: file.path)
        #expect(report.counts.people == 3195 && report.counts.unknown == 47)
        #expect(value(report.everybody, "outcome_rate") == 1490.0 / 3148)
        #expect(abs(try #require(value(report.everybody, "mean_score")) - 0.1595171537484117) < 1e-12)
        #expect(abs(try #require(value(report.everybody, "roc_auc")) - 0.5398717626962217) < 1e-12)
        #expect(abs(try #require(value(report.everybody, "brier_score")) - 0.34652719186785264) < 1e-12)
    }
}
