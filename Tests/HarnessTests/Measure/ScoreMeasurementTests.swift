import Foundation
import Harness
import Measures
import Populations
import Scoring
import Statistics
import TestSupport
import Testing

@Suite struct ScoreMeasurementTests {
    private func measure(
        _ text: String,
        weight: String? = nil,
        count: String? = nil,
        decision: DecisionRule? = nil,
        claimsProbability: Bool = true,
        recalibration: ScoreMeasurementRequest.Recalibration? = nil,
        diagram: ReliabilityDiagram.Settings = ReliabilityDiagram.Settings(),
        groups: [String] = [],
        controls: [String] = [],
        minimum: Int = 1
    ) throws -> ScoreMeasurementReport {
        let request = ScoreMeasurementRequest(
            table: ScoredTableRequest(score: "s", outcome: "y", weight: weight, count: count),
            decision: decision,
            claimsProbability: claimsProbability,
            recalibration: recalibration,
            diagram: diagram,
            groups: groups,
            controls: controls,
            disparity: DisparitySettings(minimum: minimum)
        )
        let table = try ScoredTableReader(request.table).read(bytes: Array(text.utf8), name: "scores.csv")
        return try ScoreMeasurement(request).measure(table, file: "scores.csv")
    }

    private func estimate(_ part: ScoreMeasurementReport.Part, _ name: String) -> Estimate? {
        part.estimates.first { $0.name == name }?.estimate
    }

    /// The reference people as a file, in a given order.
    private func reference(_ rows: [Int], count: Bool = false, weighted: Bool = false) -> String {
        let inputs = ReferenceInputs.shared
        var text = "s,y,a,b,w,n\n"
        for row in rows {
            let weight = weighted ? inputs.weights[row] : 1
            text += """
                \(inputs.probabilities[row]),\(inputs.outcomes[row]),g\(inputs.groups[row]),\(inputs.binaryGroups[row]),\
                \(weight),\(count ? 2 : 1)

                """
        }
        return text
    }

    /// Values of scikit-learn, relplot, statsmodels and Fairlearn (reference-values.json), through the file.
    @Test func theReferencePeopleThroughAFile() throws {
        let report = try measure(
            reference(Array(0..<2000)),
            decision: .threshold(output: 0, cut: 0.6),
            groups: ["a", "b"]
        )
        let expected: [(String, Double, Double)] = [
            ("brier_score", 0.22415888359252664, 1e-12), ("log_loss", 0.6452393136461251, 1e-12),
            ("roc_auc", 0.7078201068394079, 1e-12), ("average_precision", 0.6765692008152506, 1e-12),
            ("ece_uniform_10", 0.07519663615682277, 1e-12), ("ece_uniform_15", 0.08307776806624366, 1e-12),
            ("ece_quantile_10", 0.07734515138532919, 1e-12), ("rmsce_uniform_10", 0.08940476748237677, 1e-12),
            ("mce_uniform_10", 0.13755124720459272, 1e-12), ("debiased_l2_10", 0.08637887440031132, 1e-12),
            ("smooth_ece", 0.07381315848599934, 1e-6), ("corp_miscalibration", 0.010767619708766052, 1e-12),
            ("corp_discrimination", 0.03576773611623943, 1e-12),
            ("corp_uncertainty", 0.24915900000000002, 1e-12), ("calibration_slope", 0.6263813901059628, 1e-8),
            ("calibration_intercept", -0.19106457832166243, 1e-8),
            ("calibration_in_the_large", -0.24335716066084936, 1e-8),
            ("observed_expected_ratio", 0.9123621165747042, 1e-12),
            ("spiegelhalter_z", 9.38951663002161, 1e-10), ("hosmer_lemeshow_chi2", 110.8236238770159, 1e-9),
            ("ici", 0.07231186138143192, 1e-6), ("e50", 0.06431889674770047, 1e-6),
            ("e90", 0.13194466452983852, 1e-6), ("isotonic_ici", 0.07529468728956856, 1e-12),
            ("selection_rate", 0.4045, 1e-12), ("true_positive_rate", 0.5530785562632696, 1e-12),
        ]
        for (name, value, tolerance) in expected {
            let got = try #require(estimate(report.everybody, name)?.value, "\(name)")
            #expect(abs(got - value) <= tolerance, "\(name): expected \(value), got \(got)")
        }
        #expect(report.groupings.map(\.name) == ["a", "b", "a x b"])
        let group = report.groupings[0].groups[0]
        #expect(group.label == "g0" && group.people == 665)
        #expect(abs(try #require(estimate(group, "roc_auc")?.value) - 0.7450975056689342) < 1e-12)
        #expect(abs(try #require(estimate(group, "score_bias")?.value) - 0.04297845375708202) < 1e-12)
        #expect(abs(try #require(estimate(group, "selection_rate")?.value) - 0.4330827067669173) < 1e-12)
        let pair = report.groupings[2].groups
        #expect(pair.map(\.label) == ["g0, 0", "g0, 1", "g1, 0", "g1, 1", "g2, 0", "g2, 1"])
        #expect(abs(try #require(estimate(pair[1], "selection_rate")?.value) - 0.685) < 1e-12)
        let sweep = try #require(report.sweep)
        let largest = sweep.cells.compactMap { $0.gap.value.map(abs) }.max()
        #expect(abs(try #require(largest) - 0.20201013067763426) < 1e-12)
    }

    @Test func theOrderOfRowsChangesNoBit() throws {
        let rows = Array(0..<300)
        let decision = DecisionRule.orderedLevels(output: 0, cuts: [0.45, 0.75], names: ["0", "1", "2"])
        let forth = try measure(
            reference(rows, weighted: true),
            weight: "w",
            decision: decision,
            groups: ["a"],
            controls: ["b"]
        )
        let back = try measure(
            reference(rows.reversed(), weighted: true),
            weight: "w",
            decision: decision,
            groups: ["a"],
            controls: ["b"]
        )
        #expect(forth.everybody == back.everybody)
        #expect(forth.groupings == back.groupings)
        #expect(forth.levels == back.levels && forth.sweep == back.sweep)
        #expect(!forth.groupings[0].controlled.isEmpty)
    }

    /// Who is held out follows from what is read of people, not from where their rows stand.
    @Test(arguments: [ScoreMeasurementRequest.Recalibration.platt, .isotonic])
    func theOrderOfRowsChangesNoSplit(map: ScoreMeasurementRequest.Recalibration) throws {
        let rows = Array(0..<300)
        let forth = try measure(reference(rows), recalibration: map, groups: ["a"])
        let back = try measure(reference(rows.reversed()), recalibration: map, groups: ["a"])
        #expect(forth.recalibration == back.recalibration)
        #expect(forth.everybody == back.everybody && forth.groupings == back.groupings)
        let counted = try measure(
            reference(rows, count: true),
            count: "n",
            recalibration: map,
            groups: ["a"]
        )
        let twice = try measure(reference(rows + rows), recalibration: map, groups: ["a"])
        #expect(counted.everybody.estimates == twice.everybody.estimates)
    }

    @Test func theDiagramIsMadeAsAsked() throws {
        let text = reference(Array(0..<500))
        let plain = try measure(text)
        #expect(plain.diagram?.points.count == 10)
        #expect(plain.diagram?.points[3].outcomeRate.interval?.method == .wilson)
        let settings = ReliabilityDiagram.Settings(binning: .quantile(count: 5), band: .consistency)
        let asked = try measure(text, diagram: settings)
        let points = try #require(asked.diagram?.points)
        #expect(points.map(\.bin.count) == [100, 100, 100, 100, 100])
        #expect(points.allSatisfy { $0.isotonic?.interval != nil })
        #expect("\(asked.json)".contains("isotonic_rate") && "\(asked.json)".contains("quantile_5"))
        #expect(try measure(text, claimsProbability: false).diagram == nil)
    }

    /// A column of groups without a word in one row: people of an unnamed group, told like the others.
    @Test func anEmptyGroupHasAName() throws {
        let report = try measure(
            "s,y,g\n0.2,0,a\n0.7,1,\n0.6,1,a\n0.4,0,\n",
            decision: .threshold(output: 0, cut: 0.5),
            groups: ["g"]
        )
        #expect(report.groupings[0].groups.map(\.label) == ["(empty)", "a"])
    }

    @Test func aCountOfTwoIsTheRowTwice() throws {
        let rows = Array(0..<200)
        let decision = DecisionRule.threshold(output: 0, cut: 0.6)
        let counted = try measure(reference(rows, count: true), count: "n", decision: decision, groups: ["a"])
        let twice = try measure(reference(rows + rows), decision: decision, groups: ["a"])
        #expect(counted.counts.people == 400)
        for (left, right) in zip(counted.everybody.estimates, twice.everybody.estimates) {
            #expect(left.estimate == right.estimate, "\(left.name)")
        }
        #expect(counted.groupings[0].disparity == twice.groupings[0].disparity)
    }

    @Test func aRowOfWeightOrCountZeroIsNotThere() throws {
        let with = try measure("s,y,w,n\n0.2,0,1,1\n0.7,1,1,1\n7,1,0,1\n8,0,1,0\n", weight: "w", count: "n")
        let without = try measure("s,y,w,n\n0.2,0,1,1\n0.7,1,1,1\n", weight: "w", count: "n")
        #expect(with.everybody.estimates == without.everybody.estimates)
        #expect(with.counts.people == 2)
    }

    @Test func aCapacityCutsThroughTies() throws {
        let text = "s,y,g\n0.9,1,a\n0.5,1,a\n0.5,0,b\n0.5,0,b\n0.1,0,b\nNA,1,a\n"
        let report = try measure(
            text,
            decision: .capacity(output: 0, size: .count(2)),
            claimsProbability: false,
            groups: ["g"]
        )
        let capacity = try #require(report.capacity)
        #expect(capacity.count == 2 && capacity.cut == 0.5 && abs(capacity.tieShare - 1.0 / 3) < 1e-15)
        #expect(report.counts.unscored == 1)
        let groups = report.groupings[0].groups
        #expect(estimate(groups[0], "selection_rate")?.value == 1)
        #expect(abs(try #require(estimate(groups[0], "excess_share")?.value) - 0.6) < 1e-15, "1 less 2 of 5")
        #expect(abs(try #require(estimate(groups[1], "excess_share")?.value) + 0.4) < 1e-15)
    }

    @Test func outcomesInWords() throws {
        let request = ScoreMeasurementRequest(
            table: ScoredTableRequest(score: "s", outcome: "y", positive: "yes", negative: "no")
        )
        let table = try ScoredTableReader(request.table).read(
            bytes: Array("s,y\n0.2,yes\n0.3,no\n0.4,open\n".utf8),
            name: "x"
        )
        let report = try ScoreMeasurement(request).measure(table, file: "x")
        #expect(report.counts.unknown == 1)
        #expect(estimate(report.everybody, "outcome_rate")?.value == 0.5)
    }

    @Test func aMillionTiesAreOnePool() throws {
        let report = try measure("s,y,n\n0.25,0,750000\n0.25,1,250000\n", count: "n")
        #expect(estimate(report.everybody, "roc_auc")?.value == 0.5)
        #expect(estimate(report.everybody, "corp_miscalibration")?.value == 0)
        #expect(estimate(report.everybody, "calibration_slope")?.undefinedReason == .constantScore)
        #expect(report.everybody.people == 1_000_000)
    }

    @Test func oneClassAndNobody() throws {
        let one = try measure("s,y\n0.1,0\n0.4,0\n")
        #expect(estimate(one.everybody, "roc_auc")?.undefinedReason == .oneClass(outcome: 0))
        #expect(estimate(one.everybody, "brier_score")?.isDefined == true)
        let nobody = try measure("s,y,g\n", decision: .threshold(output: 0, cut: 0.5), groups: ["g"])
        for named in nobody.everybody.estimates { #expect(!named.estimate.isDefined, "\(named.name)") }
        #expect(nobody.groupings[0].groups.isEmpty)
        let unscored = try measure(
            "s,y,g\nNaN,1,a\ninf,0,b\n",
            decision: .threshold(output: 0, cut: 0.5),
            groups: ["g"]
        )
        #expect(unscored.counts.unscored == 2)
        for named in unscored.everybody.estimates { #expect(!named.estimate.isDefined, "\(named.name)") }
    }

    @Test func surelyWrongHasNoLogLoss() throws {
        let report = try measure("s,y\n0,1\n0.5,0\n0.6,1\n")
        #expect(estimate(report.everybody, "log_loss")?.undefinedReason == .surelyWrong(count: 1))
    }

    @Test func fewPeopleAreSuppressedEverywhere() throws {
        let text = "s,y,g\n" + String(repeating: "0.2,0,a\n0.7,1,a\n", count: 10) + "0.1,1,b\n0.3,0,c\n"
        let report = try measure(text, decision: .threshold(output: 0, cut: 0.5), groups: ["g"], minimum: 10)
        let groups = report.groupings[0].groups
        #expect(groups.map(\.people) == [20, nil, nil])
        for named in groups[1].estimates {
            #expect(named.estimate.undefinedReason == .suppressed(minimum: 10), "\(named.name)")
        }
        #expect(!"\(report.json)".contains("\"people\": Results.JSONValue.integer(1)"))
    }

    @Test(arguments: [
        ("s,y\n0.5,2\n", "scores.csv:2, column 2 (y): '2' is not allowed"),
        ("s,y\nabc,1\n", "scores.csv:2, column 1 (s): 'abc' is no number"),
        ("s,z\n0.5,1\n", "there is no column 'y'"),
        ("", "the file is empty"),
        ("s,y\n0.5\n", "1 fields where the header has 2"),
        ("s,s,y\n0.5,0.5,1\n", "another column has the same name"),
        ("s,y\n0.5,1\n\n0.5,1\n1.5,0\n", "scores.csv:5: the score is 1.5"),
        ("s,y\n\"0.5,1\n", "never closed"),
    ])
    func badInputSaysWhere(text: String, words: String) {
        #expect { try measure(text) } throws: { "\($0)".contains(words) }
    }

    @Test(arguments: ["NaN", "-1", "", "inf", "1e300"])
    func aWeightThatIsNoneNamesItsLine(weight: String) {
        #expect { try measure("s,y,w\n0.5,1,1\n0.5,0,\(weight)\n", weight: "w") } throws: {
            "\($0)".contains("scores.csv:3, column 3 (w)")
        }
    }

    @Test(arguments: ["1.5", "-2", "x", "1e12"])
    func aCountThatIsNoneNamesItsLine(count: String) {
        #expect { try measure("s,y,n\n0.5,1,1\n0.5,0,\(count)\n", count: "n") } throws: {
            "\($0)".contains("scores.csv:3, column 3 (n)")
        }
    }

    @Test func tooMuchWeightIsRefused() {
        let row = "0.5,1,268435456\n"
        #expect { try measure("s,y,w\n" + String(repeating: row, count: 1100), weight: "w") } throws: {
            "\($0)".contains("divide them all")
        }
        #expect { try measure("s,y,w,n\n0.5,1,268435456,2\n", weight: "w", count: "n") } throws: {
            "\($0)".contains("the weight is")
        }
    }

    @Test func mapsThatDoNotFitAreRefused() {
        let table = ScoredTableRequest(score: "s", outcome: "y")
        #expect(throws: HarnessError.self) {
            try ScoreMeasurement(
                ScoreMeasurementRequest(table: table, claimsProbability: false, recalibration: .beta)
            )
        }
        let request = ScoreMeasurementRequest(table: table, recalibration: .platt)
        #expect {
            let rows = try ScoredTableReader(table).read(bytes: Array("s,y\n0.5,1\n".utf8), name: "x")
            _ = try ScoreMeasurement(request).measure(rows, file: "x")
        } throws: { "\($0)".contains("no map can be fitted") }
    }
}
