import Measures
import Statistics
import TestSupport

/// Sections `scores`, `binned`, `histogram_auc` and `decision_curve`.
enum ScoreRows {
    static var rows: [ReferenceRow] {
        scores + bins + murphy + curves + kumar + histogram + decision
    }

    static var scores: [ReferenceRow] {
        [("p", ReferencePools.plain, ""), ("p", ReferencePools.weighted, "_weighted")].flatMap {
            key,
            pools,
            suffix in
            proper(key, pools, suffix) + [
                ReferenceRow("scores", key, "log_loss" + suffix, got: ProperScore.logarithmic.mean(pools))
            ]
        }
            + proper("ptied", ReferencePools.tied, "")
            + proper("ptied", ReferencePools.tiedWeighted, "_weighted")
            + [ReferenceRow("r", "isoreg.mse", got: isotonicLoss, .relative(1e-12))]
    }

    private static func proper(_ key: String, _ pools: PooledScores, _ suffix: String) -> [ReferenceRow] {
        [
            ReferenceRow("scores", key, "brier" + suffix, got: ProperScore.squared.mean(pools)),
            ReferenceRow("scores", key, "auc" + suffix, got: AreaUnderROC(pools).estimate),
            ReferenceRow("scores", key, "average_precision" + suffix, got: AveragePrecision.estimate(pools)),
        ]
    }

    private static var isotonicLoss: Double? {
        let pools = ReferencePools.plain
        let corp = CORPDecomposition(pools, fit: IsotonicFit(pools))
        guard let loss = corp.loss.value, let miscalibration = corp.miscalibration.value else { return nil }
        return loss - miscalibration
    }

    static var bins: [ReferenceRow] {
        let plain: [(String, PooledScores, PooledScores)] = [
            ("p", ReferencePools.plain, ReferencePools.weighted),
            ("ptied", ReferencePools.tied, ReferencePools.tiedWeighted),
        ]
        return plain.flatMap { key, pools, weighted in
            [10, 15].flatMap { count in
                errors("uniform\(count)_right_closed_\(key)", pools, .uniformRightClosed(count: count))
                    + errors("uniform\(count)_floor_\(key)", pools, .uniform(count: count))
                    + errors("uniform\(count)_floor_weighted_\(key)", weighted, .uniform(count: count))
            } + errors("quantile10_sklearn_edges_\(key)", pools, .quantile(count: 10))
                + [
                    ReferenceRow(
                        "binned",
                        "netcal",
                        key,
                        "ece10",
                        got: BinnedCalibrationError(BinnedScores(pools, binning: .uniform(count: 10)))
                            .expected
                    ),
                    ReferenceRow(
                        "binned",
                        "netcal",
                        key,
                        "mce10",
                        got: BinnedCalibrationError(BinnedScores(pools, binning: .uniform(count: 10))).maximum
                    ),
                ]
        }
    }

    private static func errors(_ key: String, _ pools: PooledScores, _ binning: Binning) -> [ReferenceRow] {
        let binned = BinnedScores(pools, binning: binning)
        let error = BinnedCalibrationError(binned)
        return [
            ReferenceRow("binned", key, "ece", got: error.expected),
            ReferenceRow("binned", key, "mce", got: error.maximum),
            ReferenceRow("binned", key, "rmsce", got: error.rootMeanSquare),
            ReferenceRow("binned", key, "ace_nonempty_mean", got: error.average),
            ReferenceRow("binned", key, "nonempty", got: Double(binned.occupied.count), .exact),
        ]
    }

    static var murphy: [ReferenceRow] {
        let all: [(String, PooledScores)] = [
            ("murphy_uniform10_floor_p", ReferencePools.plain),
            ("murphy_uniform10_floor_weighted_p", ReferencePools.weighted),
            ("murphy_uniform10_floor_ptied", ReferencePools.tied),
            ("murphy_uniform10_floor_weighted_ptied", ReferencePools.tiedWeighted),
        ]
        return all.flatMap { key, pools in
            let split = MurphyDecomposition(pools)
            let parts = [
                split.reliability, split.resolution, split.uncertainty, split.withinBinVariance,
                split.withinBinCovariance,
            ].map { $0.value ?? .nan }
            return [
                ReferenceRow("binned", key, "reliability", got: parts[0]),
                ReferenceRow("binned", key, "resolution", got: parts[1]),
                ReferenceRow("binned", key, "uncertainty", got: parts[2]),
                ReferenceRow("binned", key, "within_bin_variance", got: parts[3]),
                ReferenceRow("binned", key, "within_bin_covariance", got: parts[4]),
                ReferenceRow(
                    "binned",
                    key,
                    "identity_sum",
                    got: parts[0] - parts[1] + parts[2] + parts[3] - 2 * parts[4]
                ),
            ]
        }
    }

    /// The points of scikit-learn's `calibration_curve`, which leaves empty bins out.
    static var curves: [ReferenceRow] {
        let all: [(String, PooledScores, Binning)] = [
            ("sklearn_curve_p_uniform10", ReferencePools.plain, .uniformRightClosed(count: 10)),
            ("sklearn_curve_p_quantile10", ReferencePools.plain, .quantile(count: 10)),
            ("sklearn_curve_ptied_uniform10", ReferencePools.tied, .uniformRightClosed(count: 10)),
            ("sklearn_curve_ptied_quantile10", ReferencePools.tied, .quantile(count: 10)),
        ]
        return all.flatMap { key, pools, binning in
            BinnedScores(pools, binning: binning).occupied.enumerated().flatMap { index, bin in
                [
                    ReferenceRow("binned", key, "prob_true", "\(index)", got: bin.rate),
                    ReferenceRow("binned", key, "prob_pred", "\(index)", got: bin.meanScore),
                ]
            }
        }
    }

    static var kumar: [ReferenceRow] {
        [10, 15].flatMap { count in
            let pools = ReferencePools.plain
            let binned = BinnedScores(pools, binning: .equalCounts(count: count))
            let error = DebiasedCalibrationError(pools, bins: count)
            return [
                ReferenceRow("binned", "kumar", "\(count)", "plugin_l2", got: error.plugin),
                ReferenceRow("binned", "kumar", "\(count)", "debiased_l2", got: error.debiased),
                ReferenceRow(
                    "binned",
                    "kumar",
                    "\(count)",
                    "plugin_l1",
                    got: BinnedCalibrationError(binned).expected
                ),
            ]
                + binned.bins.enumerated().map { index, bin in
                    ReferenceRow("binned", "kumar", "\(count)", "edges", "\(index)", got: bin.upper)
                }
        } + [
            ReferenceRow(
                "binned",
                "kumar",
                "get_calibration_error_p2_debias",
                got: DebiasedCalibrationError(ReferencePools.plain, bins: 15).debiased
            ),
            ReferenceRow(
                "binned",
                "kumar",
                "get_ece_em",
                got: BinnedCalibrationError(
                    BinnedScores(ReferencePools.plain, binning: .equalCounts(count: 15))
                ).expected
            ),
        ]
    }

    static var histogram: [ReferenceRow] {
        [64, 1024].flatMap { count -> [ReferenceRow] in
            let floored = ReferencePools.inputs.probabilities.map {
                min(Double(count - 1), (Double(count) * $0).rounded(.down)) / Double(count)
            }
            let area = AreaUnderROC(PooledScores(ReferencePools.people(floored)))
            return [
                ReferenceRow("histogram_auc", "\(count)", "lower", got: area.tieBounds?.lowerBound),
                ReferenceRow("histogram_auc", "\(count)", "mid", got: area.estimate),
                ReferenceRow("histogram_auc", "\(count)", "upper", got: area.tieBounds?.upperBound),
            ]
        }
    }

    static var decision: [ReferenceRow] {
        DecisionCurve(ReferencePools.plain, thresholds: [0.1, 0.3, 0.5, 0.7]).points.flatMap { point in
            let key = "\(point.threshold)"
            return [
                ReferenceRow("decision_curve", key, "net_benefit", got: point.netBenefit, .absolute(1e-15)),
                ReferenceRow("decision_curve", key, "treat_all", got: point.treatAll, .absolute(1e-15)),
                ReferenceRow(
                    "decision_curve",
                    key,
                    "standardized",
                    got: point.standardised,
                    .absolute(1e-14)
                ),
            ]
        }
    }
}
