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
            for (level, matrices) in matrices(of: index).enumerated() {
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
