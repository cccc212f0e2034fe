import Measures
import Statistics
import TestSupport

/// Sections `fairness`, `ci` and `aif360_B`: score >= 0.6 selects.
enum DisparityRows {
    private static let inputs = ReferencePools.inputs

    static var rows: [ReferenceRow] { byGroup + differences + intervals + intersections + benefits }

    /// The report on a grouping of the reference people, given by a group number each.
    static func report(
        _ groups: [Int],
        count: Int,
        weights: [Double]? = nil,
        reference: DisparitySettings.Reference = .largest
    ) -> DisparityReport {
        let decisions = decisions(groups, count: count, weights: weights)
        return DisparityReport(
            groups: (0..<count).map { ("\($0)", decisions.matrix(of: $0)) },
            overall: decisions.matrix(of: 0..<count),
            settings: DisparitySettings(reference: reference)
        )
    }

    static func decisions(_ groups: [Int], count: Int, weights: [Double]? = nil) -> GroupDecisions {
        var decisions = GroupDecisions(groupCount: count)
        for row in groups.indices {
            decisions.add(
                group: groups[row],
                isSelected: inputs.probabilities[row] >= 0.6,
                outcome: Double(inputs.outcomes[row]),
                weight: weights?[row] ?? 1
            )
        }
        return decisions
    }

    private static let names: [(String, GroupRate)] = [
        ("sel", .selection), ("tpr", .truePositive), ("fpr", .falsePositive), ("ppv", .positivePredictive),
    ]

    static var byGroup: [ReferenceRow] {
        let report = report(inputs.groups, count: 3)
        return names.flatMap { key, rate in
            [ReferenceRow(["fairness", "overall", key], report.overall[rate]?.value, .relative(1e-12))]
                + (0..<3).map { group in
                    ReferenceRow(
                        ["fairness", "by_group", "\(group)", key],
                        report.groups[group].rates[rate]?.value,
                        .relative(1e-12)
                    )
                }
        }
    }

    static var differences: [ReferenceRow] {
        let report = report(inputs.groups, count: 3)
        let weighted = self.report(inputs.groups, count: 3, weights: inputs.weights)
        return report.rates.flatMap { rate -> [ReferenceRow] in
            guard let key = names.first(where: { $0.1 == rate.rate })?.0 else { return [] }
            return [
                ReferenceRow("fairness", "difference_between", key, got: rate.difference),
                ReferenceRow("fairness", "difference_overall", key, got: rate.differenceToOverall),
                ReferenceRow("fairness", "ratio_between", key, got: rate.ratio),
                ReferenceRow("fairness", "ratio_overall", key, got: rate.ratioToOverall),
            ]
        } + [
            ReferenceRow("fairness", "dp_difference", got: report.rates[0].difference),
            ReferenceRow("fairness", "dp_ratio", got: report.rates[0].ratio),
            ReferenceRow("fairness", "dp_difference_weighted", got: weighted.rates[0].difference),
            ReferenceRow("fairness", "eo_difference", got: report.equalisedOddsDifference),
            ReferenceRow("fairness", "eo_ratio", got: report.equalisedOddsRatio),
        ]
    }

    static var intervals: [ReferenceRow] {
        let report = report(inputs.groups, count: 3, reference: .named("1"))
        let comparison = report.rates[0].comparisons[0]
        let wilson = (0..<3).flatMap { group -> [ReferenceRow] in
            let interval = report.groups[group].rates[.selection]?.interval
            return [
                ReferenceRow(
                    ["fairness", "ci", "wilson", "\(group)", "0"],
                    interval?.lower,
                    .relative(1e-12)
                ),
                ReferenceRow(
                    ["fairness", "ci", "wilson", "\(group)", "1"],
                    interval?.upper,
                    .relative(1e-12)
                ),
            ]
        }
        let pairs: [(String, ConfidenceInterval?, ReferenceRow.Tolerance)] = [
            ("newcombe_diff_0_1", comparison.difference.interval, .relative(1e-12)),
            ("katz_log_ratio_0_1", comparison.ratio.interval, .relative(1e-12)),
            // The reference stops its root search at 1e-8.
            ("score_ratio_0_1", comparison.scoreRatio.interval, .absolute(1e-7)),
        ]
        return wilson
            + pairs.flatMap { key, interval, tolerance in
                [
                    ReferenceRow(["fairness", "ci", key, "0"], interval?.lower, tolerance),
                    ReferenceRow(["fairness", "ci", key, "1"], interval?.upper, tolerance),
                ]
            }
    }

    static var intersections: [ReferenceRow] {
        let groups = inputs.groups.indices.map { 2 * inputs.groups[$0] + inputs.binaryGroups[$0] }
        let report = report(groups, count: 6)
        return (0..<6).map { group in
            ReferenceRow(
                ["fairness", "intersection_sel", "(\(group / 2), \(group % 2))"],
                report.groups[group].rates[.selection]?.value,
                .relative(1e-12)
            )
        }
    }

    static var benefits: [ReferenceRow] {
        let report = report(inputs.binaryGroups, count: 2, reference: .named("0"))
        let byRate = Dictionary(
            uniqueKeysWithValues: report.rates.map { ($0.rate, $0.comparisons[0]) }
        )
        let odds = [GroupRate.truePositive, .falsePositive].compactMap { byRate[$0]?.difference.value }
        let matrix = decisions(inputs.binaryGroups, count: 2).matrix(of: 0..<2)
        return [
            ReferenceRow(
                ["fairness", "aif360_B", "spd"],
                byRate[.selection]?.difference.value,
                .relative(1e-12)
            ),
            ReferenceRow(["fairness", "aif360_B", "di"], byRate[.selection]?.ratio.value, .relative(1e-12)),
            ReferenceRow(
                ["fairness", "aif360_B", "eod"],
                byRate[.truePositive]?.difference.value,
                .relative(1e-12)
            ),
            ReferenceRow(["fairness", "aif360_B", "aod"], odds.reduce(0, +) / 2, .relative(1e-12)),
            ReferenceRow("fairness", "aif360_B", "theil", got: TheilIndex.estimate(matrix)),
        ]
    }
}
