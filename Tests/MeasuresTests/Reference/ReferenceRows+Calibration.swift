import Measures
import Statistics
import TestSupport

/// Sections `smece`, `corp`, `cox`, `spiegelhalter`, `hosmer_lemeshow`, `ici`, `recalibration`, `by_group`, `compute_bias`,
/// `multicalibration` and `r`.
enum CalibrationRows {
    static var rows: [ReferenceRow] {
        smooth + corp + isotonic + cox + tests + distances + recalibration + groups + bias + sweep
    }

    static var smooth: [ReferenceRow] {
        let exact = SmoothCalibrationError(ReferencePools.plain, exact: true)
        let grid = SmoothCalibrationError(ReferencePools.plain, exact: false)
        let tied = SmoothCalibrationError(ReferencePools.tied)
        return [
            ReferenceRow("smece", "exact_fixed_point", "smece", got: exact.estimate, .absolute(1e-6)),
            ReferenceRow("smece", "exact_fixed_point", "sigma", got: exact.width, .absolute(1e-6)),
            ReferenceRow(
                "smece",
                "exact_fixed_point",
                "at_sigma_005",
                got: SmoothCalibrationError.error(ReferencePools.plain, width: 0.05),
                .absolute(1e-6)
            ),
            ReferenceRow("smece", "exact_fixed_point", "smece", got: grid.estimate, .absolute(1e-6)),
            ReferenceRow("smece", "smece", got: grid.estimate, .absolute(5e-4)),
            ReferenceRow("smece", "width", got: grid.width, .absolute(1e-3)),
            ReferenceRow(
                "smece",
                "at_sigma_005",
                got: SmoothCalibrationError.error(ReferencePools.plain, width: 0.05),
                .absolute(5e-4)
            ),
            ReferenceRow("smece", "tied", got: tied.estimate, .absolute(5e-4)),
        ]
    }

    static var corp: [ReferenceRow] {
        let all: [(String, PooledScores, ProperScore)] = [
            ("squared_p", ReferencePools.plain, .squared), ("squared_ptied", ReferencePools.tied, .squared),
            ("squared_p_weighted", ReferencePools.weighted, .squared),
            ("squared_ptied_weighted", ReferencePools.tiedWeighted, .squared),
            ("logloss_p", ReferencePools.plain, .logarithmic),
        ]
        return all.flatMap { key, pools, score in
            let split = CORPDecomposition(pools, fit: IsotonicFit(pools), score: score)
            return [
                ReferenceRow("corp", key, "miscalibration", got: split.miscalibration),
                ReferenceRow("corp", key, "discrimination", got: split.discrimination),
                ReferenceRow("corp", key, "uncertainty", got: split.uncertainty),
                ReferenceRow("corp", key, "score", got: split.loss),
            ]
        }
            + MurphyDiagram(ReferencePools.plain, thresholds: [0.25, 0.5, 0.75]).points.map {
                threshold,
                score in
                ReferenceRow("corp", "murphy_diagram", "\(threshold)", got: score)
            }
    }

    static var isotonic: [ReferenceRow] {
        let pools = ReferencePools.plain
        let fit = IsotonicFit(pools)
        let weighted = IsotonicFit(ReferencePools.weighted)
        let index = IntegratedCalibrationIndex(isotonic: fit, pools)
        let sum = zip(pools.weights, fit.fitted).reduce(0) { $0 + $1.0 * $1.1 }
        return [
            ReferenceRow("corp", "isotonic", "levels", got: Double(fit.rates.count), .exact),
            ReferenceRow("corp", "isotonic", "weighted_levels", got: Double(weighted.rates.count), .exact),
            ReferenceRow("corp", "isotonic", "sum_fit", got: sum),
            ReferenceRow("corp", "isotonic", "mean_abs_p_minus_fit", got: index.mean),
            ReferenceRow("corp", "isotonic", "max_abs", got: index.maximum),
            ReferenceRow(
                "corp",
                "isotonic",
                "weighted_mean_abs",
                got: IntegratedCalibrationIndex(isotonic: weighted, ReferencePools.weighted).mean
            ),
            ReferenceRow("ici", "isotonic_ici", got: index.mean),
        ]
            + fit.rates.prefix(4).enumerated().map { index, rate in
                ReferenceRow("corp", "isotonic", "first", "\(index)", got: rate)
            }
            + fit.rates.suffix(3).enumerated().map { index, rate in
                ReferenceRow("corp", "isotonic", "last", "\(index)", got: rate)
            }
    }

    static var cox: [ReferenceRow] {
        let fit = CoxCalibration(ReferencePools.plain)
        let weighted = CoxCalibration(ReferencePools.weighted)
        return [
            ReferenceRow("cox", "intercept", got: fit.intercept, .absolute(1e-8)),
            ReferenceRow("cox", "slope", got: fit.slope, .absolute(1e-8)),
            ReferenceRow("cox", "se", "0", got: standardError(fit.intercept), .absolute(1e-8)),
            ReferenceRow("cox", "se", "1", got: standardError(fit.slope), .absolute(1e-8)),
            ReferenceRow("cox", "cov01", got: fit.covariance, .absolute(1e-8)),
            ReferenceRow("cox", "citl", got: fit.inTheLarge, .absolute(1e-8)),
            ReferenceRow("cox", "citl_se", got: standardError(fit.inTheLarge), .absolute(1e-8)),
            ReferenceRow("cox", "unreliability_lr", got: fit.unreliability, .absolute(1e-8)),
            ReferenceRow("cox", "weighted", "intercept", got: weighted.intercept, .absolute(1e-8)),
            ReferenceRow("cox", "weighted", "slope", got: weighted.slope, .absolute(1e-8)),
            ReferenceRow("r", "rms.Intercept", got: fit.intercept, .absolute(1e-8)),
            ReferenceRow("r", "rms.Slope", got: fit.slope, .absolute(1e-8)),
            ReferenceRow("r", "rms.U:Chi-sq", got: fit.unreliability, .absolute(1e-8)),
        ]
    }

    /// The standard error behind a normal interval.
    private static func standardError(_ estimate: Estimate) -> Double? {
        estimate.interval.map {
            ($0.upper - $0.lower) / 2 / ConfidenceInterval.criticalValue(level: $0.level)
        }
    }

    static var tests: [ReferenceRow] {
        let spiegelhalter = SpiegelhalterTest(ReferencePools.plain)
        let hosmer = HosmerLemeshowTest(ReferencePools.plain)
        let area = AreaUnderROC(ReferencePools.plain)
        return [
            ReferenceRow("spiegelhalter", "z", got: spiegelhalter.z),
            ReferenceRow("spiegelhalter", "p_two_sided", got: spiegelhalter.twoSidedP, .relative(1e-10)),
            ReferenceRow("r", "rms.S:z", got: spiegelhalter.z),
            ReferenceRow("hosmer_lemeshow", "chi2", got: hosmer.chiSquared),
            ReferenceRow("hosmer_lemeshow", "df", got: Double(hosmer.binCount - 2), .exact),
            ReferenceRow("hosmer_lemeshow", "p", got: hosmer.internalP, .relative(1e-10)),
            ReferenceRow("hosmer_lemeshow", "p_external_df10", got: hosmer.externalP, .relative(1e-10)),
            ReferenceRow("r", "pROC.delong_var", got: area.variance),
            ReferenceRow("r", "pROC.delong95", "0", got: area.estimate.interval?.lower),
            ReferenceRow("r", "pROC.delong95", "2", got: area.estimate.interval?.upper),
        ]
    }

    static var distances: [ReferenceRow] {
        let index = IntegratedCalibrationIndex(localRegression: ReferencePools.plain)
        return [
            ReferenceRow("ici", "ici", got: index.mean, .absolute(1e-6)),
            ReferenceRow("ici", "e50", got: index.median, .absolute(1e-6)),
            ReferenceRow("ici", "e90", got: index.ninetieth, .absolute(1e-6)),
            ReferenceRow("ici", "emax", got: index.maximum, .absolute(1e-6)),
            ReferenceRow("r", "rms.Eavg", got: index.mean, .absolute(1e-5)),
            ReferenceRow("r", "rms.E90", got: index.ninetieth, .absolute(1e-5)),
        ]
    }

    static var recalibration: [ReferenceRow] {
        let pools = ReferencePools.plain
        guard
            case .platt(let intercept, let slope, _)? = try? RecalibrationMap.fittingPlatt(
                pools,
                onLogOdds: true
            ),
            case .beta(let a, let b, let c)? = try? RecalibrationMap.fittingBeta(pools),
            case .temperature(let temperature)? = try? RecalibrationMap.fittingTemperature(pools)
        else { return [ReferenceRow("recalibration", "platt", "A", got: nil)] }
        return [
            ReferenceRow("recalibration", "platt", "A", got: -slope, .absolute(1e-8)),
            ReferenceRow("recalibration", "platt", "B", got: -intercept, .absolute(1e-8)),
            ReferenceRow("recalibration", "beta_abm_mle_glm", "0", got: a, .absolute(1e-8)),
            ReferenceRow("recalibration", "beta_abm_mle_glm", "1", got: b, .absolute(1e-8)),
            ReferenceRow("recalibration", "beta_abm_mle_glm", "2", got: c, .absolute(1e-8)),
            // scipy's bounded search stops within 1.5e-8 of the minimum, where the loss is flat to the last bit.
            ReferenceRow("recalibration", "temperature", got: temperature, .absolute(2e-8)),
        ]
    }

    static var groups: [ReferenceRow] {
        ReferencePools.groups.enumerated().flatMap { group, pools in
            let key = "\(group)"
            let corp = CORPDecomposition(pools, fit: IsotonicFit(pools))
            return [
                ReferenceRow("by_group", key, "n", got: Double(pools.totals.count), .exact),
                ReferenceRow("by_group", key, "sum_y", got: Double(pools.totals.positiveCount), .exact),
                ReferenceRow("by_group", key, "auc", got: AreaUnderROC(pools).estimate),
                ReferenceRow("by_group", key, "brier", got: ProperScore.squared.mean(pools)),
                ReferenceRow(
                    "by_group",
                    key,
                    "ece10_floor",
                    got: BinnedCalibrationError(BinnedScores(pools, binning: .uniform(count: 10))).expected
                ),
                ReferenceRow("by_group", key, "corp", "mcb", got: corp.miscalibration),
                ReferenceRow("by_group", key, "corp", "dsc", got: corp.discrimination),
                ReferenceRow("by_group", key, "corp", "unc", got: corp.uncertainty),
                ReferenceRow("by_group", key, "corp", "score", got: corp.loss),
            ]
        }
    }

    static var bias: [ReferenceRow] {
        let inputs = ReferencePools.inputs
        return (0..<3).flatMap { group -> [ReferenceRow] in
            var bias = FeatureBias()
            for row in inputs.groups.indices where inputs.groups[row] == group {
                bias.add(score: inputs.probabilities[row], outcome: inputs.outcomes[row])
            }
            let result = bias.result()
            let key = "\(group)"
            return [
                ReferenceRow("by_group", key, "bias_p_minus_y", got: result.bias),
                ReferenceRow("by_group", key, "bias_stderr", got: result.standardError),
                ReferenceRow("compute_bias", "rows", key, "1", got: result.bias),
                ReferenceRow("compute_bias", "rows", key, "3", got: result.standardError),
                ReferenceRow("compute_bias", "rows", key, "4", got: result.twoSidedP, .relative(1e-10)),
            ]
        }
    }

    static var sweep: [ReferenceRow] {
        let inputs = ReferencePools.inputs
        let names =
            (0..<3).map { "A:\($0)" } + (0..<2).map { "B:\($0)" }
            + (0..<3).flatMap { a in (0..<2).map { "AxB:\(a),\($0)" } }
        var sweep = Multicalibration(groups: names)
        for row in inputs.groups.indices {
            let (a, b) = (inputs.groups[row], inputs.binaryGroups[row])
            sweep.add(
                score: inputs.probabilities[row],
                outcome: inputs.outcomes[row],
                groups: [a, 3 + b, 5 + 2 * a + b]
            )
        }
        let all = sweep.cells().cells
        let large = sweep.cells(least: 50).cells
        return [
            ReferenceRow("multicalibration", "cells", got: Double(all.count), .exact),
            ReferenceRow("multicalibration", "max_mass_gap", got: all.map { abs($0.massGap) }.max()),
            ReferenceRow(
                "multicalibration",
                "max_gap_min50",
                got: large.compactMap { $0.gap.value.map(abs) }.max()
            ),
        ]
    }
}
