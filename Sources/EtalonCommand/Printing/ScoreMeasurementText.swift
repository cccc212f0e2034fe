import Harness
import Measures
import Reports
import Statistics

/// The report of `etalon measure` for people.
struct ScoreMeasurementText {
    private let report: ScoreMeasurementReport
    private let file: String

    /// The text of a report on a file.
    init(_ report: ScoreMeasurementReport, file: String) {
        self.report = report
        self.file = file
    }

    /// All of it.
    var text: String {
        ([head, measures, diagram].compactMap(\.self) + report.groupings.flatMap(grouping)
            + [levels, sweep].compactMap(\.self))
            .joined(separator: "\n\n")
    }

    private var head: String {
        let counts = report.counts
        var line = "\(file): \(counts.people) people in \(counts.rows) rows"
        if counts.unscored > 0 { line += ", \(counts.unscored) without a score" }
        if counts.unknown > 0 { line += ", \(counts.unknown) without a known outcome" }
        if let map = report.recalibration {
            line +=
                "\nmeasured after \(map.name) recalibration, fitted on half of the people and measured on the others"
        }
        if let capacity = report.capacity {
            line += "\n\(capacity.count) selected"
            if let cut = capacity.cut {
                line += ", the last with a score of \(Self.number(cut))"
                if capacity.tieShare < 1 {
                    line += "; of those with exactly that score \(Self.number(capacity.tieShare * 100)) % are"
                }
            }
        }
        return line
    }

    private var measures: String {
        let defined = report.everybody.estimates.filter(\.estimate.isDefined)
        let rows = defined.map { [$0.name] + Self.cells($0.estimate) }
        var text = TextColumns.aligned([["measure", "value", "interval", "n"]] + rows)
        let undefined = Dictionary(
            grouping: report.everybody.estimates.filter { !$0.estimate.isDefined },
            by: { $0.estimate.undefinedReason?.description ?? "" }
        )
        for (reason, names) in undefined.sorted(by: { $0.key < $1.key }) {
            let more = names.count > 6 ? " and \(names.count - 6) more" : ""
            text +=
                "\nundefined, because \(reason): \(names.prefix(6).map(\.name).joined(separator: ", "))\(more)"
        }
        return text
    }

    /// The reliability diagram as a table; nil without one, or without anybody in it.
    private var diagram: String? {
        guard let diagram = report.diagram, diagram.points.contains(where: { $0.bin.weight > 0 }) else {
            return nil
        }
        let isotonic = diagram.settings.band == .consistency
        let head = [
            "score \(diagram.settings.binning.name)", "n", "mean score", "outcome rate",
            isotonic ? "isotonic rate" : "interval", isotonic ? "if calibrated" : "",
        ]
        let rows = diagram.points.filter { $0.bin.weight > 0 }.map { point in
            [
                "\(Self.number(point.bin.lower)) to \(Self.number(point.bin.upper))", "\(point.bin.count)",
                point.bin.meanScore.map(Self.number) ?? "-",
                point.outcomeRate.value.map(Self.number) ?? "-",
                isotonic
                    ? point.isotonic?.value.map(Self.number) ?? "-" : Self.interval(point.outcomeRate),
                point.isotonic.map(Self.interval) ?? "",
            ]
        }
        return TextColumns.aligned([head] + rows)
    }

    private func grouping(_ part: ScoreMeasurementReport.GroupingPart) -> [String] {
        let columns = [
            ("people", nil), ("outcome", "outcome_rate"), ("selected", "selection_rate"),
            ("FPR", "false_positive_rate"), ("FNR", "false_negative_rate"),
            ("PPV", "positive_predictive_value"), ("AUC", "roc_auc"), ("ECE", "ece_uniform_10"),
            ("slope", "calibration_slope"), ("bias", "score_bias"),
        ]
        let shown = columns.filter { column in
            guard let name = column.1 else { return true }
            return part.groups.contains { $0.estimates.contains { $0.name == name && $0.estimate.isDefined } }
        }
        var rows = [[part.name] + shown.map(\.0)]
        for group in part.groups {
            rows.append(
                [group.label]
                    + shown.map { column in
                        guard let name = column.1 else { return group.people.map { "\($0)" } ?? "few" }
                        let estimate = group.estimates.first { $0.name == name }?.estimate
                        return estimate?.value.map(Self.number) ?? "-"
                    }
            )
        }
        var texts = [TextColumns.aligned(rows)]
        if let disparity = part.disparity { texts.append(Self.text(disparity)) }
        for (label, disparity) in part.controlled {
            texts.append("where \(label):\n" + Self.text(disparity))
        }
        return texts
    }

    private static func text(_ report: DisparityReport) -> String {
        let hidden =
            report.suppressedCount > 0 ? "; \(report.suppressedCount) groups of few people suppressed" : ""
        var rows = [
            [
                "against \(report.reference ?? "nobody")", "group", "difference", "interval", "ratio",
                "interval", "Holm p", "4/5",
            ]
        ]
        let rates: [GroupRate] = [.selection, .falsePositive, .falseNegative, .positivePredictive]
        for rate in report.rates where rates.contains(rate.rate) {
            for comparison in rate.comparisons where comparison.difference.isDefined {
                rows.append([
                    rate.rate.rawValue, comparison.group,
                    comparison.difference.value.map(number) ?? "-", interval(comparison.difference),
                    comparison.scoreRatio.value.map(number) ?? "-", interval(comparison.scoreRatio),
                    comparison.holmP.value.map(number) ?? "-",
                    rate.rate == .selection ? comparison.fourFifths?.rawValue ?? "" : "",
                ])
            }
        }
        let odds =
            report.equalisedOddsDifference.value.map { value in
                let interval = interval(report.equalisedOddsDifference)
                return "equalised odds difference \(number(value))"
                    + (interval.isEmpty ? "" : ", \(interval)")
            } ?? ""
        return TextColumns.aligned(rows) + "\n\(odds)\(hidden)"
    }

    private var levels: String? {
        guard !report.levels.isEmpty else { return nil }
        let rows = report.levels.map { level in
            [
                "\(level.index)", level.share.value.map(Self.number) ?? "-",
                level.outcomeRate.value.map(Self.number) ?? "-", Self.interval(level.outcomeRate),
                level.step?.value.map(Self.number) ?? "", level.step.map(Self.interval) ?? "",
                (level.step?.value ?? 0) < 0 ? "order violated" : "",
            ]
        }
        return TextColumns.aligned(
            [["level", "share", "outcome", "interval", "step", "interval", ""]] + rows
        )
    }

    private var sweep: String? {
        guard let sweep = report.sweep, !sweep.cells.isEmpty else { return nil }
        let worst = sweep.cells.filter { ($0.adjustedP.value ?? 1) < 0.05 }
            .sorted { abs($0.massGap) > abs($1.massGap) }
        let title =
            "calibration in \(sweep.cells.count) cells of groups and tenths of the score: \(worst.count) are off (Holm, 5 %)"
        let rows = worst.prefix(5).map { cell in
            [
                cell.group,
                "score \(Self.number(Double(cell.bin) / 10)) to \(Self.number(Double(cell.bin + 1) / 10))",
                "outcome less score " + (cell.gap.value.map(Self.number) ?? "-"), Self.interval(cell.gap),
            ]
        }
        return rows.isEmpty ? title : title + "\n" + TextColumns.aligned(Array(rows))
    }

    private static func cells(_ estimate: Estimate) -> [String] {
        [estimate.value.map(number) ?? "-", interval(estimate), "\(estimate.count)"]
    }

    private static func interval(_ estimate: Estimate) -> String {
        guard let interval = estimate.interval else { return "" }
        return "\(number(interval.lower)) to \(number(interval.upper))"
    }

    /// Four significant digits.
    private static func number(_ value: Double) -> String {
        guard value.isFinite else { return value < 0 ? "-infinity" : "infinity" }
        return QuantityFormat().significant(value)
    }
}
