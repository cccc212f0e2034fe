import Measures
import Statistics
import TestSupport

/// Section `edge_cases`, and what of `cox`, `decision_curve`, `by_group`, `multicalibration`, `fairness` and `r` follows from the
/// pools of the reference people.
enum EdgeCaseRows {
    static var rows: [ReferenceRow] { decompositions + repetition + whole + groups + other }

    private static func pools(_ scores: [Double], _ outcomes: [Double], _ weights: [Double]? = nil)
        -> PooledScores
    {
        var people = ScoredOutcomes(scale: .probability)
        do {
            try people.append(scores: scores, outcomes: outcomes, weights: weights)
        } catch {
            preconditionFailure("an edge case was refused: \(error)")
        }
        return PooledScores(people)
    }

    private static func corp(_ keys: [String], _ pools: PooledScores) -> [ReferenceRow] {
        let split = CORPDecomposition(pools, fit: IsotonicFit(pools))
        let parts: KeyValuePairs = [
            "miscalibration": split.miscalibration, "discrimination": split.discrimination,
            "uncertainty": split.uncertainty, "score": split.loss,
        ]
        return parts.map { ReferenceRow(["edge_cases"] + keys + [$0], $1.value, .absolute(1e-15)) }
    }

    static var decompositions: [ReferenceRow] {
        let cases: [(String, [Double], [Double])] = [
            ("constant_score", [0.5, 0.5, 0.5, 0.5, 0.5], [0, 1, 1, 0, 1]),
            ("single_class_0", [0.1, 0.2, 0.3], [0, 0, 0]), ("single_class_1", [0.1, 0.2, 0.3], [1, 1, 1]),
            ("perfect", [0, 0, 1, 1], [0, 0, 1, 1]), ("inverted", [0.1, 0.2, 0.8, 0.9], [1, 1, 0, 0]),
            ("ties_pool", [0.2, 0.2, 0.6, 0.6], [1, 0, 0, 1]),
        ]
        return cases.flatMap { corp([$0.0, "corp"], pools($0.1, $0.2)) }
    }

    /// A weight of 0 is a row that is not there.
    static var repetition: [ReferenceRow] {
        let (scores, outcomes): ([Double], [Double]) = ([0.2, 0.6, 0.7, 0.4], [0, 1, 1, 0])
        return corp(["zero_weight", "corp"], pools(scores, outcomes, [1, 1, 1, 0]))
            + corp(["zero_weight", "without"], pools(Array(scores[..<3]), Array(outcomes[..<3])))
            + binEdges
    }

    /// Bins closed on the right, the first also on the left: the empty ones are left out by scikit-learn.
    private static var binEdges: [ReferenceRow] {
        let diagram = ReliabilityDiagram(
            pools([0, 0.1, 0.2, 0.5, 1], [0, 1, 0, 1, 1]),
            ReliabilityDiagram.Settings(binning: .uniformRightClosed(count: 10))
        )
        return diagram.points.filter { $0.bin.weight > 0 }.enumerated().flatMap { index, point in
            [
                ReferenceRow(
                    "edge_cases",
                    "sklearn_bin_edges",
                    "prob_true",
                    "\(index)",
                    got: point.outcomeRate,
                    .absolute(1e-15)
                ),
                ReferenceRow(
                    "edge_cases",
                    "sklearn_bin_edges",
                    "prob_pred",
                    "\(index)",
                    got: point.bin.meanScore,
                    .absolute(1e-15)
                ),
            ]
        }
    }

    static var whole: [ReferenceRow] {
        let pools = ReferencePools.plain
        let report = PooledReport(pools)
        let area = AreaUnderROC(pools).estimate
        let mean = report["mean_score"]?.value
        let loss = ProperScore.logarithmic.mean(pools).map { -2000 * $0 }
        let gain = CoxCalibration(pools).unreliability.value
        return [
            ReferenceRow("cox", "oe_ratio", got: report["observed_expected_ratio"]?.value),
            ReferenceRow(
                "cox",
                "mean_y_minus_mean_p",
                got: mean.flatMap { mean in report["outcome_rate"]?.value.map { $0 - mean } },
                .absolute(1e-12)
            ),
            ReferenceRow("cox", "loglik_p", got: loss),
            ReferenceRow(
                "cox",
                "loglik_model",
                got: loss.flatMap { loss in gain.map { loss + $0 / 2 } },
                .absolute(1e-8)
            ),
            ReferenceRow("r", "rms.Brier", got: report["brier_score"]?.value, .absolute(1e-12)),
            ReferenceRow("r", "rms.S:p", got: report["spiegelhalter_p"]?.value, .relative(1e-9)),
            ReferenceRow("r", "rms.Emax", got: report["emax"]?.value, .absolute(5e-6)),
            ReferenceRow("r", "pROC.auc", got: area),
            ReferenceRow("r", "pROC.delong95", "1", got: area),
            ReferenceRow("r", "lowess.ici", got: report["ici"]?.value, .absolute(6e-6)),
            ReferenceRow("r", "lowess.e50_e90_emax", "0", got: report["e50"]?.value, .absolute(6e-6)),
            ReferenceRow("r", "lowess.e50_e90_emax", "1", got: report["e90"]?.value, .absolute(6e-6)),
            ReferenceRow("r", "lowess.e50_e90_emax", "2", got: report["emax"]?.value, .absolute(6e-6)),
        ]
    }

    static var groups: [ReferenceRow] {
        let inputs = ReferencePools.inputs
        func error(_ name: String, _ isMember: (Int) -> Bool) -> ReferenceRow {
            let pools = PooledScores(ReferencePools.people(rows: inputs.groups.indices.filter(isMember)))
            return ReferenceRow(
                "multicalibration",
                "group_ece",
                name,
                got: BinnedCalibrationError(BinnedScores(pools, binning: .uniform(count: 10))).expected
            )
        }
        let single =
            (0..<3).map { group in error("A:\(group)") { inputs.groups[$0] == group } }
            + (0..<2).map { group in error("B:\(3 + group)") { inputs.binaryGroups[$0] == group } }
        let both = (0..<6).map { pair in
            error("AxB:\(5 + pair)") {
                inputs.groups[$0] == pair / 2 && inputs.binaryGroups[$0] == pair % 2
            }
        }
        return single + both
    }

    static var other: [ReferenceRow] {
        let inputs = ReferencePools.inputs
        let selected = inputs.probabilities.map { $0 >= 0.6 }
        return (0..<3).flatMap { group -> [ReferenceRow] in
            let rows = inputs.groups.indices.filter { inputs.groups[$0] == group }
            let mean = PooledReport(ReferencePools.groups[group])["mean_score"]
            var decisions = GroupDecisions(groupCount: 1)
            for row in rows {
                decisions.add(group: 0, isSelected: selected[row], outcome: Double(inputs.outcomes[row]))
            }
            let matrix = decisions.matrix(of: 0)
            return [
                ReferenceRow("by_group", "\(group)", "mean_p", got: mean?.value),
                ReferenceRow("compute_bias", "rows", "\(group)", "2", got: Double(rows.count), .exact),
                ReferenceRow(
                    "fairness",
                    "ci",
                    "counts",
                    "\(group)",
                    "0",
                    got: Double(matrix.selected.people),
                    .exact
                ),
                ReferenceRow(
                    "fairness",
                    "ci",
                    "counts",
                    "\(group)",
                    "1",
                    got: Double(matrix.all.people),
                    .exact
                ),
            ]
        }
    }
}
