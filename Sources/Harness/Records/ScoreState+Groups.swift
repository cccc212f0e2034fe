import Measures
import Results
import Scoring
import Statistics

extension ScoreState {
    /// The rows of groups: their calibration, their rates, and how far these differ.
    func appendGroups(of subject: MetricSubject, to findings: inout Findings) {
        for (index, grouping) in groupings.enumerated() {
            var part = subject
            part.feature = grouping.name
            let sizes = samples[index].map { $0.everybody.totals.count }
            let hidden = DisparityReport.suppressed(sizes, minimum: DisparitySettings().minimum)
            for (group, label) in grouping.labels.enumerated() where sizes[group] > 0 {
                guard hasOutcomes, !hidden.contains(group) else { continue }
                part.group = "\(grouping.name) = \(label)"
                findings.metrics += estimates(of: samples[index][group], extent: .brief)
                    .filter { $0.estimate.undefinedReason != .noProbability }.map { Metric($0, of: part) }
            }
            let tables = matrices(of: index)
            let shown = grouping.labels.indices.filter { sizes[$0] > 0 && !hidden.contains($0) }
            appendLevelShares(tables.map(\.groups), grouping, shown, of: part, to: &findings)
            appendExcessShares(tables, grouping, shown, of: part, to: &findings)
            for (level, matrices) in tables.enumerated() {
                part.level = descriptor.decision.names[level + 1]
                append(
                    DisparityReport(
                        groups: zip(grouping.labels, matrices.groups).map { ($0, $1) },
                        overall: matrices.overall
                    ),
                    grouping,
                    of: part,
                    to: &findings
                )
            }
            part.level = nil
        }
    }

    /// The share of each group in each level, where there are more than two.
    private func appendLevelShares(
        _ tables: [[ConfusionMatrix]],
        _ grouping: Grouping,
        _ shown: [Int],
        of subject: MetricSubject,
        to findings: inout Findings
    ) {
        guard tables.count > 1 else { return }
        for group in shown {
            var part = subject
            part.group = "\(grouping.name) = \(grouping.labels[group])"
            let people = tables[0][group].all.people
            guard people > 0 else { continue }
            // Who is at least in a level, and not in the next.
            let reached = [people] + tables.map { $0[group].selected.people } + [0]
            for level in descriptor.decision.names.indices {
                part.level = descriptor.decision.names[level]
                let share = Proportion(successes: reached[level] - reached[level + 1], trials: people)
                add(
                    "level_share",
                    of: part,
                    Estimate(share.share ?? 0, interval: share.wilsonInterval(), count: people),
                    to: &findings
                )
            }
        }
    }

    /// How much larger a part of each group a capacity selects than of everybody.
    private func appendExcessShares(
        _ tables: [(groups: [ConfusionMatrix], overall: ConfusionMatrix)],
        _ grouping: Grouping,
        _ shown: [Int],
        of subject: MetricSubject,
        to findings: inout Findings
    ) {
        guard case .capacity = descriptor.decision, let table = tables.first,
            let overall = table.overall.estimate(of: .selection).value
        else { return }
        for group in shown {
            var part = subject
            part.group = "\(grouping.name) = \(grouping.labels[group])"
            part.level = descriptor.decision.names.last
            let excess = table.groups[group].estimate(of: .selection).mapped { $0 - overall }
            add("excess_share", of: part, excess, to: &findings)
        }
    }

    /// For each decision above the lowest, the tables of the groups of one grouping; at that decision or a higher one people
    /// count as selected.
    private func matrices(of grouping: Int) -> [(groups: [ConfusionMatrix], overall: ConfusionMatrix)] {
        let count = groupings[grouping].labels.count
        guard case .capacity(_, let size) = descriptor.decision else {
            return decisions[grouping].map { decisions in
                ((0..<count).map { decisions.matrix(of: $0) }, decisions.matrix(of: 0..<count))
            }
        }
        let sample = bySource[0].sample
        guard sample.reasonForNothing == nil else { return [] }
        let everybody = sample.everybody
        let (cut, share) = CapacityDecision.cut(
            capacity: size.count(of: everybody.totals.count),
            everybody
        )
        func matrix(_ sample: PooledSample) -> ConfusionMatrix {
            ConfusionMatrix(known: sample.pools, everybody: sample.everybody, cut: cut, tieShare: share)
        }
        return [(samples[grouping].map(matrix), matrix(sample))]
    }

    private func append(
        _ report: DisparityReport,
        _ grouping: Grouping,
        of subject: MetricSubject,
        to findings: inout Findings
    ) {
        var part = subject
        let rates = GroupRate.allCases.filter { hasOutcomes ? $0 != .outcome : $0 == .selection }
        for group in report.groups {
            part.group = "\(grouping.name) = \(group.label)"
            for rate in rates {
                if let estimate = group.rates[rate] { add(rate.rawValue, of: part, estimate, to: &findings) }
            }
        }
        for disparity in report.rates where rates.contains(disparity.rate) {
            let name = disparity.rate.rawValue
            for comparison in disparity.comparisons {
                part.group = "\(grouping.name) = \(comparison.group) against \(report.reference ?? "")"
                add("\(name)_difference", of: part, comparison.difference, to: &findings)
                add("\(name)_ratio", of: part, comparison.scoreRatio, to: &findings)
                add("\(name)_holm_p", of: part, comparison.holmP, to: &findings)
            }
            part.group = grouping.name
            add("\(name)_difference_between", of: part, disparity.difference, to: &findings)
            add("\(name)_ratio_between", of: part, disparity.ratio, to: &findings)
        }
        part.group = grouping.name
        if hasOutcomes {
            add("equalised_odds_difference", of: part, report.equalisedOddsDifference, to: &findings)
            add("equalised_odds_ratio", of: part, report.equalisedOddsRatio, to: &findings)
        }
        if report.suppressedCount > 0 {
            add(
                "groups_suppressed",
                of: part,
                Estimate(Double(report.suppressedCount), count: 0),
                to: &findings
            )
        }
    }
}
