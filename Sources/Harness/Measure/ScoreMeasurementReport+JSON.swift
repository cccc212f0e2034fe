import Measures
package import Results
import Statistics

extension ScoreMeasurementReport {
    /// The report for programs.
    ///
    /// `measures` maps each name to `{estimate, interval, n, unit, version}`, with `undefined_because` in the place of
    /// `estimate` where there is none; `groups` holds the same for each group of each grouping.
    package var json: JSONValue {
        var record: [String: JSONValue] = [
            "measures": Self.record(everybody.estimates),
            "people": .record([
                "rows": .integer(counts.rows), "people": .integer(counts.people),
                "unscored": .integer(counts.unscored), "unknown_outcome": .integer(counts.unknown),
            ]),
            "groups": .record(Self.keyed(groupings.map { ($0.name, Self.groups($0)) })),
        ]
        let disparity = groupings.compactMap { part in part.disparity.map { (part, $0) } }
        if !disparity.isEmpty {
            record["disparity"] = .record(
                Self.keyed(
                    disparity.map { part, report in
                        var value = Self.record(report)
                        if !part.controlled.isEmpty {
                            value["within"] = .record(
                                Self.keyed(
                                    part.controlled.map { ($0.label, .record(Self.record($0.disparity))) }
                                )
                            )
                        }
                        return (part.name, .record(value))
                    }
                )
            )
        }
        if !levels.isEmpty { record["levels"] = .list(levels.map(Self.record)) }
        if let capacity { record["capacity"] = Self.record(capacity) }
        if let sweep { record["multicalibration"] = Self.record(sweep) }
        if let diagram {
            record["reliability_diagram"] = .list(diagram.points.map(Self.record))
            record["reliability_binning"] = .text(diagram.settings.binning.name)
        }
        if !netBenefit.isEmpty { record["decision_curve"] = .list(netBenefit.map(Self.record)) }
        if let recalibration { record["recalibration"] = Self.record(recalibration) }
        return .record(record)
    }

    /// Values by key, the last one of a key given twice.
    private static func keyed(_ pairs: [(String, JSONValue)]) -> [String: JSONValue] {
        Dictionary(pairs) { $1 }
    }

    private static func groups(_ part: GroupingPart) -> JSONValue {
        .record(
            keyed(
                part.groups.map { group in
                    var value: [String: JSONValue] = ["measures": record(group.estimates)]
                    if let people = group.people { value["people"] = .integer(people) }
                    return (group.label, .record(value))
                }
            )
        )
    }

    private static func record(_ estimates: [NamedEstimate]) -> JSONValue {
        .record(
            keyed(
                estimates.map { named in
                    var value = fields(named.estimate)
                    value["unit"] = .text(named.definition.unit)
                    value["version"] = .integer(named.definition.version)
                    return (named.name, .record(value))
                }
            )
        )
    }

    private static func record(_ estimate: Estimate) -> JSONValue { .record(fields(estimate)) }

    private static func fields(_ estimate: Estimate) -> [String: JSONValue] {
        var value: [String: JSONValue] = ["n": .integer(estimate.count)]
        if let number = estimate.value, number.isFinite {
            value["estimate"] = .number(number)
        } else {
            let reason = estimate.undefinedReason ?? .noFiniteResult
            value["undefined_because"] = .text(reason.description)
        }
        if let interval = estimate.interval {
            var ends: [String: JSONValue] = [
                "level": .number(interval.level), "method": .text(interval.method.rawValue),
            ]
            // An end at infinity is left out: JSON has no word for it.
            if interval.lower.isFinite { ends["lower"] = .number(interval.lower) }
            if interval.upper.isFinite { ends["upper"] = .number(interval.upper) }
            value["interval"] = .record(ends)
        }
        return value
    }

    private static func record(_ report: DisparityReport) -> [String: JSONValue] {
        var value: [String: JSONValue] = [
            "suppressed_groups": .integer(report.suppressedCount),
            "equalised_odds_difference": record(report.equalisedOddsDifference),
            "equalised_odds_ratio": record(report.equalisedOddsRatio),
            "rates": .record(keyed(report.rates.map { ($0.rate.rawValue, record($0)) })),
        ]
        if let reference = report.reference { value["reference"] = .text(reference) }
        return value
    }

    private static func record(_ rate: RateDisparity) -> JSONValue {
        .record([
            "difference": record(rate.difference), "ratio": record(rate.ratio),
            "difference_to_overall": record(rate.differenceToOverall),
            "ratio_to_overall": record(rate.ratioToOverall),
            "left_out": .list(rate.leftOut.map { .text($0) }),
            "comparisons": .record(
                keyed(
                    rate.comparisons.map { comparison in
                        var value: [String: JSONValue] = [
                            "difference": record(comparison.difference), "ratio": record(comparison.ratio),
                            "ratio_koopman": record(comparison.scoreRatio),
                            "p": record(comparison.twoSidedP), "p_holm": record(comparison.holmP),
                            "p_benjamini_hochberg": record(comparison.benjaminiHochbergP),
                        ]
                        if let verdict = comparison.fourFifths {
                            value["four_fifths"] = .text(verdict.rawValue)
                        }
                        return (comparison.group, .record(value))
                    }
                )
            ),
        ])
    }

    private static func record(_ level: Level) -> JSONValue {
        var value: [String: JSONValue] = [
            "level": .integer(level.index), "share": record(level.share),
            "outcome_rate": record(level.outcomeRate),
        ]
        if let step = level.step {
            value["rate_step"] = record(step)
            if let difference = step.value { value["violates_order"] = .truth(difference < 0) }
        }
        return .record(value)
    }

    private static func record(_ capacity: CapacityDecision) -> JSONValue {
        var value: [String: JSONValue] = [
            "selected": .integer(capacity.count), "tie_share": .number(capacity.tieShare),
        ]
        if let cut = capacity.cut { value["cut"] = .number(cut) }
        return .record(value)
    }

    private static func record(_ sweep: Sweep) -> JSONValue {
        .record([
            "suppressed_cells": .integer(sweep.suppressedCount),
            "cells": .list(
                sweep.cells.map { cell in
                    .record([
                        "group": .text(cell.group), "bin": .integer(cell.bin), "gap": record(cell.gap),
                        "mass_gap": .number(cell.massGap), "p": record(cell.twoSidedP),
                        "p_holm": record(cell.adjustedP),
                    ])
                }
            ),
        ])
    }

    private static func record(_ point: ReliabilityDiagram.Point) -> JSONValue {
        let bin = point.bin
        var value: [String: JSONValue] = [
            "lower": .number(bin.lower), "upper": .number(bin.upper), "n": .integer(bin.count),
        ]
        if let meanScore = bin.meanScore {
            value["mean_score"] = .number(meanScore)
            value["outcome_rate"] = record(point.outcomeRate)
        }
        if let isotonic = point.isotonic { value["isotonic_rate"] = record(isotonic) }
        return .record(value)
    }

    private static func record(_ point: DecisionCurve.Point) -> JSONValue {
        .record([
            "threshold": .number(point.threshold), "net_benefit": record(point.netBenefit),
            "select_all": record(point.treatAll), "standardised": record(point.standardised),
        ])
    }

    private static func record(_ map: RecalibrationMap) -> JSONValue {
        let parameters: [String: JSONValue]
        switch map {
        case .platt(let intercept, let slope, let onLogOdds):
            parameters = [
                "intercept": .number(intercept), "slope": .number(slope), "on_log_odds": .truth(onLogOdds),
            ]
        case .isotonic(let starts, let rates):
            parameters = [
                "starts": .list(starts.map { .number($0) }), "rates": .list(rates.map { .number($0) }),
            ]
        case .beta(let a, let b, let c): parameters = ["a": .number(a), "b": .number(b), "c": .number(c)]
        case .temperature(let value):
            parameters = value.isFinite ? ["temperature": .number(value)] : [:]
        }
        return .record(["map": .text(map.name), "parameters": .record(parameters)])
    }
}
