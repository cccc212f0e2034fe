import Measures
import Scoring
import Statistics
import TestSupport

/// Sections `cf_linear_x2`, `cf_linear_x3`, `cf_tree_x2`, `cf_tree_x3` and the permitted sets.
enum ContrastRows {
    static func rows() throws -> [ReferenceRow] {
        try ContrastReferenceTests.subjects.flatMap { try contrast($0) + capacity($0) }
            + ["cf_set_linear_x2x3", "cf_set_tree_x2x3"].flatMap { try set($0) }
    }

    private static func contrast(_ subject: String) throws -> [ReferenceRow] {
        typealias Tests = ContrastReferenceTests
        let plain = try Tests.reports(Tests.Question(subject: subject))
        let weighted = try Tests.reports(Tests.Question(subject: subject, isWeighted: true))
        let levels = try Tests.reports(Tests.Question(subject: subject, isByLevels: true))
        var rows: [ReferenceRow] = []
        func row(_ keys: [String], _ got: Double?, _ tolerance: ReferenceRow.Tolerance = .relative(1e-12)) {
            rows.append(ReferenceRow([subject] + keys, got, tolerance))
        }
        let effect = plain.set.effect
        let numbers: [(String, Double?)] = [
            ("mean", effect.mean.value), ("mean_abs", effect.meanMagnitude.value),
            ("rms", effect.rootMeanSquare.value), ("min", effect.minimum), ("max", effect.maximum),
            ("weighted_mean", weighted.set.effect.mean.value), ("logit_mean", effect.meanLogOdds?.value),
        ]
        for (key, got) in numbers { row(["effect_set1_minus_set0", key], got) }
        row(["effect_set1_minus_set0", "share_positive"], effect.shareUp.value, .exact)
        row(["effect_set1_minus_set0", "share_zero"], effect.shareZero.value, .exact)
        for (index, quantile) in effect.quantiles.enumerated() {
            row(["effect_set1_minus_set0", "q", "\(index)"], quantile.value)
        }

        let toggle = plain.toggle.decisions
        func count(_ keys: [String], _ got: Int?) { row(keys, got.map { Double($0) }, .exact) }
        count(["toggle_threshold", "flips"], toggle?.changedCount)
        count(["toggle_threshold", "up"], toggle?.upCount)
        count(["toggle_threshold", "down"], toggle?.downCount)
        count(["toggle_threshold", "near", "n"], toggle?.near)
        count(["toggle_threshold", "near", "flips"], toggle?.nearChanged)
        row(["toggle_threshold", "flip_rate"], toggle?.changed.value)
        row(["toggle_threshold", "wilson95", "0"], toggle?.changed.interval?.lower)
        row(["toggle_threshold", "wilson95", "1"], toggle?.changed.interval?.upper)
        row(
            ["toggle_threshold", "weighted_flip_rate"],
            weighted.toggle.decisions?.changed.value
        )
        for (index, group) in plain.toggle.groups.enumerated() {
            count(["toggle_threshold", "by_group", "\(index)", "2"], group.decisions?.changedCount)
        }

        let pair = plain.set.decisions?.pairs.first
        count(["set_threshold", "both"], pair?.both)
        count(["set_threshold", "only0"], pair?.beforeOnly)
        count(["set_threshold", "only1"], pair?.afterOnly)
        count(["set_threshold", "neither"], pair?.neither)
        row(["set_threshold", "rate_difference_1_minus_0"], pair?.difference.value)
        row(["set_threshold", "newcombe_paired95", "0"], pair?.difference.interval?.lower)
        row(["set_threshold", "newcombe_paired95", "1"], pair?.difference.interval?.upper)
        row(["set_threshold", "mcnemar_exact_p"], pair?.mcNemarExactP, .relative(1e-9))

        let moves = levels.toggle.decisions
        count(["levels_toggle", "moved"], moves?.changedCount)
        count(["levels_toggle", "moved_two"], moves?.twoStepCount)
        count(["levels_toggle", "up"], moves?.upCount)
        count(["levels_toggle", "down"], moves?.downCount)
        for (key, matrix) in [
            ("from_to", moves?.transitions), ("from_to_set0_set1", levels.set.decisions?.transitions),
        ] {
            for (from, counts) in (matrix ?? []).enumerated() {
                for (to, got) in counts.enumerated() {
                    count(["levels_toggle", key, "\(from)", "\(to)"], got)
                }
            }
        }
        return rows
    }

    private static func capacity(_ subject: String) throws -> [ReferenceRow] {
        let measurement = try CapacityTests.measurement(subject, capacity: .count(200))
        let reports = measurement.report(try CapacityTests.state(of: measurement, [0..<2000]))
        var rows: [ReferenceRow] = []
        func row(_ keys: [String], _ got: Double?, _ tolerance: ReferenceRow.Tolerance = .relative(1e-12)) {
            rows.append(ReferenceRow([subject] + keys, got, tolerance))
        }
        for (report, key) in zip(reports, ["set0", "set1", "toggle_all"]) {
            let change = report.capacity
            row(["topk_population", key, "kept"], change.map { Double($0.kept) }, .exact)
            row(["topk_population", key, "turnover"], change?.turnover.value)
            row(["topk_population", key, "jaccard"], change?.jaccard.value)
            row(["topk_population", key, "mean_abs_rank_shift"], change?.rankShift?.meanMagnitude.value)
            row(["topk_population", key, "max_abs_rank_shift"], change?.rankShift?.maximum, .exact)
            for (index, group) in (change?.groups ?? []).enumerated() {
                row(
                    ["topk_population", key, "top_by_group", "\(index)"],
                    Double(group.selectedAfter),
                    .exact
                )
            }
        }
        let alone = reports[2].capacity
        row(["topk_individual", "flips"], alone.map { Double($0.losing + $0.gaining) }, .exact)
        row(["topk_individual", "lose"], alone.map { Double($0.losing) }, .exact)
        row(["topk_individual", "gain"], alone.map { Double($0.gaining) }, .exact)
        row(["topk_individual", "rate"], alone?.flips.value)
        row(["topk_individual", "wilson95", "0"], alone?.flips.interval?.lower)
        row(["topk_individual", "wilson95", "1"], alone?.flips.interval?.upper)
        for (index, group) in (alone?.groups ?? []).enumerated() {
            row(
                ["topk_individual", "by_group", "\(index)", "1"],
                Double(group.losing + group.gaining),
                .exact
            )
        }
        return rows
    }

    private static func set(_ subject: String) throws -> [ReferenceRow] {
        let isLinear = subject.contains("linear")
        func report(_ decision: DecisionRule) throws -> SetEffect {
            let model =
                isLinear
                ? try CounterfactualReference.linear(decision) : try CounterfactualReference.trees(decision)
            return try PermittedSetTests.report(model).overall
        }
        let threshold = try report(CounterfactualReference.threshold)
        let levels = try report(CounterfactualReference.levels)
        return [
            ReferenceRow([subject, "mean_range"], threshold.meanRange.value, .relative(1e-12)),
            ReferenceRow([subject, "max_range"], threshold.largestRange, .relative(1e-12)),
            ReferenceRow([subject, "decision_depends"], Double(threshold.dependentCount), .exact),
            ReferenceRow([subject, "level_depends"], Double(levels.dependentCount), .exact),
            ReferenceRow(
                [subject, "level_span_two"],
                levels.spanningTwo?.value.map { ($0 * 2000).rounded() },
                .exact
            ),
            ReferenceRow([subject, "interaction_mean"], threshold.meanInteraction?.value, .absolute(1e-14)),
        ]
    }
}
