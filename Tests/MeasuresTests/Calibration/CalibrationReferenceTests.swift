import Measures
import Statistics
import TestSupport
import Testing

/// Calibration against numbers of scikit-learn, netcal, statsmodels and R's rms (reference-values.json).
@Suite struct CalibrationReferenceTests {
    private let inputs = ReferenceInputs.shared

    private func report(_ scores: [Double], weights: [Double]? = nil) throws -> [String: Double] {
        var state = CalibrationState()
        try state.add(scores: scores, outcomes: inputs.outcomes.map(Double.init), weights: weights)
        return Dictionary(
            uniqueKeysWithValues: CalibrationReport(state).estimates.compactMap { named in
                named.estimate.value.map { (named.name, $0) }
            }
        )
    }

    @Test func probabilities() throws {
        let report = try report(inputs.probabilities)
        let expected: [(String, Double, Double)] = [
            ("brier_score", 0.22415888359252664, 1e-12), ("log_loss", 0.6452393136461251, 1e-12),
            ("ece_uniform_10", 0.07519663615682277, 1e-12), ("rmsce_uniform_10", 0.08940476748237677, 1e-12),
            ("mce_uniform_10", 0.13755124720459272, 1e-12), ("ece_uniform_15", 0.08307776806624366, 1e-12),
            ("calibration_intercept", -0.19106457832166243, 1e-8),
            ("calibration_slope", 0.6263813901059628, 1e-8),
            ("calibration_in_the_large", -0.24335716066084936, 1e-8),
            ("observed_expected_ratio", 0.9123621165747042, 1e-12),
        ]
        for (name, value, tolerance) in expected {
            let got = try #require(report[name], "\(name)")
            #expect(
                abs(got - value) <= tolerance,
                "\(name): expected \(value), got \(got), difference \(got - value)"
            )
        }
    }

    @Test func weightedProbabilities() throws {
        let report = try report(inputs.probabilities, weights: inputs.weights)
        let expected: [(String, Double, Double)] = [
            ("brier_score", 0.22243406349221004, 1e-12), ("log_loss", 0.642246738983008, 1e-12),
            ("ece_uniform_10", 0.07133110760094614, 1e-12), ("ece_uniform_15", 0.07794588362654083, 1e-12),
            ("calibration_intercept", -0.17553271849756708, 1e-8),
            ("calibration_slope", 0.6359164056605309, 1e-8),
        ]
        for (name, value, tolerance) in expected {
            let got = try #require(report[name], "\(name)")
            #expect(
                abs(got - value) <= tolerance,
                "\(name): expected \(value), got \(got), difference \(got - value)"
            )
        }
    }

    @Test func tiedProbabilities() throws {
        let report = try report(inputs.tiedProbabilities)
        #expect(abs(try #require(report["brier_score"]) - 0.22432625) < 1e-12)
        #expect(abs(try #require(report["ece_uniform_10"]) - 0.07797499999999974) < 1e-12)
    }

    @Test(.enabled(if: ReferenceValues.isAvailable, "the reference values are not there"))
    func theDiagramIsThatOfScikitLearn() throws {
        let values = try #require(ReferenceValues.shared)
        var state = CalibrationState()
        try state.add(scores: inputs.probabilities, outcomes: inputs.outcomes.map(Double.init))
        let bins = CalibrationReport(state).diagram
        let rates = try values.numbers("binned", "sklearn_curve_p_uniform10", "prob_true")
        let means = try values.numbers("binned", "sklearn_curve_p_uniform10", "prob_pred")
        for (index, bin) in bins.enumerated() {
            #expect(abs(try #require(bin.rate.value) - rates[index]) < 1e-12)
            #expect(abs(try #require(bin.meanScore) - means[index]) < 1e-12)
        }
    }

    @Test func standardErrorsAreThoseOfStatsmodels() throws {
        var state = CalibrationState()
        try state.add(scores: inputs.probabilities, outcomes: inputs.outcomes.map(Double.init))
        let estimates = CalibrationReport(state).estimates
        for (name, error) in [
            ("calibration_intercept", 0.0484013), ("calibration_slope", 0.0411600),
            ("calibration_in_the_large", 0.0519299),
        ] {
            let interval = try #require(estimates.first { $0.name == name }?.estimate.interval)
            let half = (interval.upper - interval.lower) / 2 / 1.959963984540054
            #expect(abs(half - error) < 1e-6, "\(name): \(half)")
        }
    }
}
