import Measures
import Statistics
import Testing

@Suite struct CalibrationEdgeTests {
    private func report(_ scores: [Double], _ outcomes: [Double]) throws -> [String: Estimate] {
        var state = CalibrationState()
        try state.add(scores: scores, outcomes: outcomes)
        return Dictionary(
            uniqueKeysWithValues: CalibrationReport(state).estimates.map { ($0.name, $0.estimate) }
        )
    }

    @Test func nobodyIsUndefinedEverywhere() throws {
        for (name, estimate) in try report([], []) {
            #expect(estimate.undefinedReason == .noPeople, "\(name)")
        }
    }

    @Test func onePerson() throws {
        let report = try report([0.25], [1])
        #expect(report["brier_score"]?.value == 0.5625)
        #expect(report["ece_uniform_10"]?.value == 0.75)
        #expect(report["calibration_slope"]?.undefinedReason == .oneClass(outcome: 1))
    }

    @Test func oneClassHasNoSlopeButABrierScore() throws {
        let report = try report([0.1, 0.2, 0.3], [0, 0, 0])
        #expect(abs(try #require(report["brier_score"]?.value) - 0.14 / 3) < 1e-15)
        #expect(report["calibration_slope"]?.undefinedReason == .oneClass(outcome: 0))
        #expect(report["calibration_in_the_large"]?.undefinedReason == .oneClass(outcome: 0))
    }

    @Test func aConstantScoreHasNoSlope() throws {
        let report = try report([0.5, 0.5, 0.5, 0.5, 0.5], [0, 1, 1, 0, 1])
        #expect(report["calibration_slope"]?.undefinedReason == .constantScore)
        // logit(3/5) by hand: ln 1.5.
        #expect(abs(try #require(report["calibration_in_the_large"]?.value) - 0.4054651081081644) < 1e-12)
    }

    @Test func scoresAtTheBoundsAreCounted() throws {
        let report = try report([0, 0, 1, 1], [0, 0, 1, 1])
        #expect(report["brier_score"]?.value == 0)
        #expect(report["calibration_slope"]?.undefinedReason == .scoresAtBounds(count: 4))
        #expect(try #require(report["log_loss"]?.value) < 1e-15)
    }

    @Test func certainAndWrongIsAnInfiniteLoss() throws {
        #expect(try report([0, 0.5], [1, 0])["log_loss"]?.undefinedReason == .surelyWrong(count: 1))
        var people = ScoredOutcomes(scale: .probability)
        try people.append(scores: [0, 0.5], outcomes: [1, 0])
        let pools = PooledScores(people)
        #expect(ProperScore.logarithmic.estimate(pools).undefinedReason == .surelyWrong(count: 1))
        let split = CORPDecomposition(pools, fit: IsotonicFit(pools), score: .logarithmic)
        #expect(split.miscalibration.undefinedReason == .surelyWrong(count: 1))
        #expect(split.uncertainty.isDefined)
    }

    @Test func separatedOutcomesHaveNoSlope() throws {
        #expect(try report([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])["calibration_slope"]?.undefinedReason != nil)
    }

    @Test func unscoredAndUnknownPeopleAreCounted() throws {
        var state = CalibrationState()
        try state.add(scores: [0.5, .nan, .infinity, 0.5], outcomes: [1, 1, 0, .nan])
        let report = CalibrationReport(state)
        #expect(report.unscoredCount == 2 && report.unknownCount == 1)
        #expect(report.estimates.first?.estimate.count == 1)
    }

    @Test func faultsNameTheRow() {
        var state = CalibrationState()
        #expect(throws: MeasuresError.scoreOutsideUnitInterval(row: 11, score: 1.5)) {
            try state.add(scores: [0.5, 1.5], outcomes: [0, 1], firstRow: 10)
        }
        #expect(throws: MeasuresError.outcomeNotBinary(row: 0, outcome: 2)) {
            try state.add(scores: [0.5], outcomes: [2])
        }
        #expect(throws: MeasuresError.self) { try state.add(scores: [0.5], outcomes: [1], weights: [.nan]) }
        #expect(throws: MeasuresError.lengthMismatch(column: "outcomes", expected: 1, actual: 2)) {
            try state.add(scores: [0.5], outcomes: [1, 0])
        }
        #expect(CalibrationReport(state).estimates.first?.estimate.count == 0, "nothing was added")
    }

    /// By hand: of 4 people 1 is in the low level and 3 in the high; one of one and two of three have the outcome.
    @Test func levels() throws {
        var levels = LevelCalibration(levels: 3)
        levels.add(level: 0, outcome: 1)
        for outcome in [1.0, 1.0, 0.0] { levels.add(level: 2, outcome: outcome) }
        #expect(levels.share(of: 0).value == 0.25 && levels.share(of: 1).value == 0)
        #expect(levels.outcomeRate(in: 2).value == 2.0 / 3)
        #expect(levels.outcomeRate(in: 1).value == nil)
        #expect(levels.rateStep(to: 1).value == nil)
    }
}
