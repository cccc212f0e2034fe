import Measures
import Results
import Scoring
import Statistics

extension ScoreState {
    /// The rates that are told of people in two groups at once.
    private static let rates: [GroupRate] = [.selection, .truePositive, .falsePositive]
    /// How many cells of the sweep are told one by one.
    private static let mostCells = 5
    /// Cells of fewer people say nothing of calibration.
    private static let leastOfCell = 50

    /// The rows of people who belong to two groups, and of the sweep over all cells.
    func appendIntersections(of subject: MetricSubject, to findings: inout Findings) {
        for (index, pair) in intersections.pairs.enumerated() {
            for (cut, decisions) in intersections.decisions[index].enumerated() {
                var part = subject
                part.feature = pair.grouping.name
                part.level = descriptor.decision.names[cut + 1]
                append(decisions, pair.grouping, of: part, to: &findings)
            }
        }
        if intersections.leftOutCount > 0 {
            add(
                "group_pairs_left_out",
                of: subject,
                Estimate(Double(intersections.leftOutCount), count: 0),
                to: &findings
            )
        }
        if let sweep = intersections.sweep, hasOutcomes { append(sweep, of: subject, to: &findings) }
    }

    private func append(
        _ decisions: GroupDecisions,
        _ grouping: Grouping,
        of subject: MetricSubject,
        to findings: inout Findings
    ) {
        let report = DisparityReport(
            groups: grouping.labels.indices.map { (grouping.labels[$0], decisions.matrix(of: $0)) },
            overall: decisions.matrix(of: grouping.labels.indices)
        )
        let rates = Self.rates.filter { hasOutcomes || $0 == .selection }
        var part = subject
        for group in report.groups where group.count != nil {
            part.group = "\(grouping.name) = \(group.label)"
            for rate in rates {
                if let estimate = group.rates[rate] { add(rate.rawValue, of: part, estimate, to: &findings) }
            }
        }
        part.group = grouping.name
        for disparity in report.rates where rates.contains(disparity.rate) {
            let name = disparity.rate.rawValue
            add("\(name)_difference_between", of: part, disparity.difference, to: &findings)
            add("\(name)_ratio_between", of: part, disparity.ratio, to: &findings)
        }
        if hasOutcomes {
            add("equalised_odds_difference", of: part, report.equalisedOddsDifference, to: &findings)
        }
        if report.suppressedCount > 0 {
            let count = Estimate(Double(report.suppressedCount), count: 0)
            add("groups_suppressed", of: part, count, to: &findings)
        }
    }

    /// How many cells are off, and those that are farthest off.
    private func append(_ sweep: Multicalibration, of subject: MetricSubject, to findings: inout Findings) {
        let (cells, suppressed) = sweep.cells(least: Self.leastOfCell)
        let tested = cells.filter { $0.adjustedP.isDefined }
        let off = tested.filter { ($0.adjustedP.value ?? 1) < 0.05 }
        func count(_ name: String, _ number: Int) {
            add(name, of: subject, Estimate(Double(number), count: tested.count), to: &findings)
        }
        count("multicalibration_cells", tested.count)
        count("multicalibration_cells_off", off.count)
        if suppressed > 0 { count("multicalibration_cells_suppressed", suppressed) }
        let worst = off.indices.sorted {
            (abs(off[$1].massGap), $0) < (abs(off[$0].massGap), $1)
        }
        for index in worst.prefix(Self.mostCells) {
            let cell = off[index]
            var part = subject
            part.group =
                "\(cell.group), score \(Double(cell.bin) / 10) to \(Double(cell.bin + 1) / 10)"
            add("multicalibration_gap", of: part, cell.gap, to: &findings)
        }
    }
}
