import Measures
import Scoring
import Statistics
import TestSupport
import Testing

/// The values of `cf_linear_x2`, `cf_linear_x3`, `cf_tree_x2` and `cf_tree_x3`, computed with numpy and scipy.
@Suite("Contrasts against the reference values", .enabled(if: ReferenceValues.isAvailable))
struct ContrastReferenceTests {
    static let subjects = ["cf_linear_x2", "cf_linear_x3", "cf_tree_x2", "cf_tree_x3"]

    /// The reports of "everybody 0 against everybody 1" and "the other value" for one reference feature.
    struct Reports: Sendable {
        let set: ContrastReport
        let toggle: ContrastReport
    }

    /// What is asked of a subject.
    struct Question: Hashable, Sendable {
        var subject: String
        var isByLevels = false
        var isWeighted = false
        var keepsChanges = true
    }

    /// The answers to every question of these tests, found once.
    static let answers: [Question: Reports] = {
        var answers: [Question: Reports] = [:]
        for subject in subjects {
            for question in [
                Question(subject: subject), Question(subject: subject, isByLevels: true),
                Question(subject: subject, isWeighted: true), Question(subject: subject, keepsChanges: false),
            ] {
                answers[question] = try? reports(question)
            }
        }
        return answers
    }()

    static func reports(_ question: Question) throws -> Reports {
        let decision =
            question.isByLevels ? CounterfactualReference.levels : CounterfactualReference.threshold
        let model =
            question.subject.contains("linear")
            ? try CounterfactualReference.linear(decision) : try CounterfactualReference.trees(decision)
        let schema = model.descriptor.schema
        let feature = try schema.requireIndex(of: String(question.subject.suffix(2)))
        func set(_ value: Double) -> Intervention {
            Intervention([.set(feature: feature, value: value)], in: schema)
        }
        var settings = CounterfactualSettings()
        settings.isWeighted = question.isWeighted
        settings.keepsChanges = question.keepsChanges
        let measurement = try CounterfactualMeasurement(
            model: model,
            contrasts: [
                Contrast(from: set(0), to: set(1)),
                Contrast(to: Intervention([.flip(feature: feature)], in: schema)),
            ],
            groupings: [Grouping(name: "g", labels: ["0", "1", "2"])],
            settings: settings
        )
        let inputs = ReferenceInputs.shared
        var state = measurement.emptyState
        try measurement.add(
            CounterfactualBlock(
                people: try CounterfactualReference.people(),
                weights: question.isWeighted ? inputs.weights : nil,
                groups: [inputs.groups.map { Int32($0) }]
            ),
            to: &state
        )
        let reports = measurement.report(state)
        return Reports(set: reports[0], toggle: reports[1])
    }

    @Test("effect of everybody 1 less everybody 0", arguments: subjects)
    func effect(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        func expected(_ key: String) throws -> Double {
            try values.number(subject, "effect_set1_minus_set0", key)
        }
        let plain = try #require(Self.answers[Question(subject: subject)]).set.effect
        #expect(plain.mean.value.isClose(try expected("mean")))
        #expect(plain.meanMagnitude.value.isClose(try expected("mean_abs")))
        #expect(plain.rootMeanSquare.value.isClose(try expected("rms")))
        #expect(plain.minimum.isClose(try expected("min")))
        #expect(plain.maximum.isClose(try expected("max")))
        #expect(plain.meanLogOdds?.value.isClose(try expected("logit_mean")) == true)
        #expect(plain.shareUp.value == (try expected("share_positive")))
        #expect(plain.shareZero.value == (try expected("share_zero")))
        let quantiles = try values.numbers(subject, "effect_set1_minus_set0", "q")
        #expect(plain.quantileRelativeError == 0 && plain.quantiles.map(\.probability).count == 5)
        for (quantile, expected) in zip(plain.quantiles, quantiles) {
            #expect(quantile.value.isClose(expected))
        }
        let weighted = try #require(Self.answers[Question(subject: subject, isWeighted: true)]).set.effect
        #expect(weighted.mean.value.isClose(try expected("weighted_mean")))
    }

    @Test("quantiles of the sketch stay within its stated error", arguments: subjects)
    func sketch(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        let effect = try #require(Self.answers[Question(subject: subject, keepsChanges: false)]).set.effect
        let quantiles = try values.numbers(subject, "effect_set1_minus_set0", "q")
        #expect(effect.quantileRelativeError > 0 && effect.quantiles.count == quantiles.count)
        for (quantile, expected) in zip(effect.quantiles, quantiles) {
            // The neighbouring order statistics differ by less than the second term.
            #expect(abs(quantile.value - expected) <= effect.quantileRelativeError * abs(expected) + 1e-12)
        }
    }

    @Test("the other value at the threshold: flips, Wilson, near, groups, weights", arguments: subjects)
    func toggle(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        func expected(_ key: String) throws -> Double {
            try values.number(subject, "toggle_threshold", key)
        }
        let report = try #require(Self.answers[Question(subject: subject)]).toggle
        let decisions = try #require(report.decisions)
        #expect(report.counts.changed == 2000 && report.counts.total == 2000 && report.unscored == 0)
        #expect(decisions.changedCount == Int(try expected("flips")))
        #expect(decisions.upCount == Int(try expected("up")))
        #expect(decisions.downCount == Int(try expected("down")))
        #expect(decisions.changed.value.isClose(try expected("flip_rate")))
        let wilson = try values.numbers(subject, "toggle_threshold", "wilson95")
        #expect(decisions.changed.interval?.lower.isClose(wilson[0]) == true)
        #expect(decisions.changed.interval?.upper.isClose(wilson[1]) == true)
        #expect(decisions.near == Int(try values.number(subject, "toggle_threshold", "near", "n")))
        #expect(decisions.nearChanged == Int(try values.number(subject, "toggle_threshold", "near", "flips")))
        for (index, group) in report.groups.enumerated() {
            let row = try values.numbers(subject, "toggle_threshold", "by_group", "\(index)")
            #expect(group.effect.mean.count == Int(row[1]))
            #expect(group.decisions?.changedCount == Int(row[2]))
        }
        let weighted = try #require(Self.answers[Question(subject: subject, isWeighted: true)]).toggle
        #expect(weighted.decisions?.changed.value.isClose(try expected("weighted_flip_rate")) == true)
    }

    @Test("everybody 1 against everybody 0: paired table, Newcombe, McNemar", arguments: subjects)
    func set(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        func expected(_ key: String) throws -> Double {
            try values.number(subject, "set_threshold", key)
        }
        let report = try #require(Self.answers[Question(subject: subject)]).set
        let pair = try #require(report.decisions?.pairs.first)
        #expect(pair.both == Int(try expected("both")))
        #expect(pair.beforeOnly == Int(try expected("only0")))
        #expect(pair.afterOnly == Int(try expected("only1")))
        #expect(pair.neither == Int(try expected("neither")))
        #expect(pair.difference.value.isClose(try expected("rate_difference_1_minus_0")))
        let newcombe = try values.numbers(subject, "set_threshold", "newcombe_paired95")
        #expect(pair.difference.interval?.lower.isClose(newcombe[0]) == true)
        #expect(pair.difference.interval?.upper.isClose(newcombe[1]) == true)
        #expect(pair.mcNemarExactP.isClose(try expected("mcnemar_exact_p"), relative: 1e-9))
    }

    @Test("level transitions of both contrasts", arguments: subjects)
    func levels(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        let reports = try #require(Self.answers[Question(subject: subject, isByLevels: true)])
        func matrix(_ key: String) throws -> [[Int]] {
            try (0..<3).map { row in
                try values.numbers(subject, "levels_toggle", key, "\(row)").map { Int($0) }
            }
        }
        let toggle = try #require(reports.toggle.decisions)
        #expect(toggle.transitions == (try matrix("from_to")))
        #expect(reports.set.decisions?.transitions == (try matrix("from_to_set0_set1")))
        func expected(_ key: String) throws -> Int { Int(try values.number(subject, "levels_toggle", key)) }
        #expect(toggle.changedCount == (try expected("moved")))
        #expect(toggle.twoStepCount == (try expected("moved_two")))
        #expect(toggle.upCount == (try expected("up")))
        #expect(toggle.downCount == (try expected("down")))
        #expect(toggle.pairs.count == 2)
    }
}

extension Double {
    /// Whether this number is the expected one to a relative error, or both are 0 to as much.
    func isClose(_ expected: Double, relative: Double = 1e-12) -> Bool {
        abs(self - expected) <= relative * max(abs(expected), 1e-3)
    }
}

extension Double? {
    /// Whether there is a number and it is the expected one.
    func isClose(_ expected: Double, relative: Double = 1e-12) -> Bool {
        map { $0.isClose(expected, relative: relative) } ?? false
    }
}
