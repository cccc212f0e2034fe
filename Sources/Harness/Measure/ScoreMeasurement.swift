import Measures
package import Populations
import Scoring
import Statistics

/// Measures scores that were made elsewhere: calibration, discrimination, levels, and how groups differ.
package struct ScoreMeasurement: Sendable {
    private let request: ScoreMeasurementRequest

    /// A measurement.
    ///
    /// - Throws: `HarnessError.illegalOption` where the options do not go together.
    package init(_ request: ScoreMeasurementRequest) throws(HarnessError) {
        self.request = request
        if let map = request.recalibration, map == .beta || map == .temperature, !request.claimsProbability {
            throw .illegalOption(
                option: "--recalibrate",
                value: map.rawValue,
                allowed: "platt or isotonic for scores that are no probabilities"
            )
        }
    }

    /// Reads a file and measures it.
    ///
    /// - Throws: `TableError`; and as for `measure`.
    package func measure(path: String) throws -> ScoreMeasurementReport {
        try measure(try ScoredTableReader(request.table).read(path: path), file: path)
    }

    /// Measures a table; messages call it `file`.
    ///
    /// - Throws: `HarnessError.measurement` with the line of the file where a score, a weight or a count cannot be measured,
    ///   `.notRecalibrated`.
    package func measure(_ table: ScoredTable, file: String) throws(HarnessError) -> ScoreMeasurementReport {
        let sample = try ScoreSample(table, request, file: file)
        let pools = PooledScores(try sample.people(rows: nil))
        let decided = DecidedScores(table, request.decision)
        let level = request.disparity.level
        let everybody = ScoreMeasurementReport.Part(
            label: "everybody",
            people: sample.peopleCount,
            estimates: report(pools, sample, .full).estimates
                + Self.rates(decided?.matrix, decided?.capacityShare, level: level)
        )
        var groupings: [ScoreMeasurementReport.GroupingPart] = []
        for columns in Self.singlesAndPairs(request.groups.count) {
            groupings.append(try grouping(columns, sample, decided))
        }
        let measuresProbability = sample.claimsProbability
        return ScoreMeasurementReport(
            counts: sample.counts,
            everybody: everybody,
            groupings: groupings,
            levels: levels(table),
            capacity: decided?.capacity,
            sweep: measuresProbability && !request.groups.isEmpty ? sweep(sample) : nil,
            diagram: measuresProbability ? ReliabilityDiagram(pools, request.diagram, level: level) : nil,
            netBenefit: measuresProbability
                ? DecisionCurve(pools, thresholds: (1..<10).map { Double($0) / 10 }, level: level).points
                : [],
            recalibration: sample.map
        )
    }

    /// Every column by itself, then every two together.
    private static func singlesAndPairs(_ count: Int) -> [[Int]] {
        (0..<count).map { [$0] } + (0..<count).flatMap { first in (first + 1..<count).map { [first, $0] } }
    }

    private func report(
        _ pools: PooledScores,
        _ sample: ScoreSample,
        _ extent: PooledReport.Extent
    ) -> PooledReport {
        PooledReport(
            pools,
            claimsProbability: sample.claimsProbability,
            extent: extent,
            level: request.disparity.level
        )
    }

    /// The rates of decisions as measures.
    private static func rates(_ matrix: ConfusionMatrix?, _ share: Double?, level: Double) -> [NamedEstimate]
    {
        guard let matrix else { return [] }
        var rates = GroupRate.allCases.filter { $0 != .outcome }.map {
            NamedEstimate($0.definition, matrix.estimate(of: $0, level: level))
        }
        if let share {
            rates.append(
                NamedEstimate(
                    MeasureDefinition("excess_share", direction: .none),
                    matrix.estimate(of: .selection, level: level).mapped { $0 - share }
                )
            )
        }
        return rates
    }

    private func grouping(
        _ columns: [Int],
        _ sample: ScoreSample,
        _ decided: DecidedScores?
    ) throws(HarnessError) -> ScoreMeasurementReport.GroupingPart {
        let division = Division(sample.table, columns: columns)
        let minimum = request.disparity.minimum
        let disparity = decided.map { $0.disparity(division, rows: nil, request.disparity) }
        var parts: [ScoreMeasurementReport.Part] = []
        let sizes = division.labels.indices.map { sample.peopleCount(rows: division.rows[$0]) }
        let hidden = DisparityReport.suppressed(sizes, minimum: minimum)
        for (group, label) in division.labels.enumerated() {
            let rows = division.rows[group]
            var estimates = report(PooledScores(try sample.people(rows: rows)), sample, .full).estimates
            if sample.claimsProbability {
                estimates.append(
                    NamedEstimate(.scoreBias, sample.bias(rows: rows, level: request.disparity.level))
                )
            }
            let isHidden = hidden.contains(group)
            if isHidden {
                estimates = estimates.map {
                    NamedEstimate($0.definition, .undefined(because: .suppressed(minimum: minimum), count: 0))
                }
            }
            let rates = disparity?.groups.first { $0.label == label }?.rates ?? [:]
            for rate in GroupRate.allCases where rate != .outcome {
                if let estimate = rates[rate] { estimates.append(NamedEstimate(rate.definition, estimate)) }
            }
            if let share = decided?.capacityShare, let estimate = rates[.selection] {
                let definition = MeasureDefinition("excess_share", direction: .none)
                estimates.append(NamedEstimate(definition, estimate.mapped { $0 - share }))
            }
            if case .orderedLevels(_, let cuts, _)? = request.decision {
                estimates += levelShares(rows, cuts, sample.table, isHidden: isHidden)
            }
            parts.append(
                ScoreMeasurementReport.Part(
                    label: label,
                    people: isHidden ? nil : sizes[group],
                    estimates: estimates
                )
            )
        }
        return ScoreMeasurementReport.GroupingPart(
            name: columns.map { sample.table.words[$0].name }.joined(separator: " x "),
            groups: parts,
            disparity: disparity,
            controlled: controlled(division, sample, decided)
        )
    }

    /// The comparison of groups within each value of each control column.
    private func controlled(
        _ division: Division,
        _ sample: ScoreSample,
        _ decided: DecidedScores?
    ) -> [(label: String, disparity: DisparityReport)] {
        guard let decided else { return [] }
        return sample.table.words.indices.filter { request.controls.contains(sample.table.words[$0].name) }
            .flatMap { column in
                let control = Division(sample.table, columns: [column])
                return zip(control.labels, control.rows).map { label, rows in
                    (
                        "\(sample.table.words[column].name) = \(label)",
                        decided.disparity(division, rows: rows, request.disparity)
                    )
                }
            }
    }

    private func levels(_ table: ScoredTable) -> [ScoreMeasurementReport.Level] {
        guard case .orderedLevels(_, let cuts, _)? = request.decision else { return [] }
        let levels = calibration(Array(table.scores.indices), cuts, table)
        let level = request.disparity.level
        return (0...cuts.count).map { index in
            ScoreMeasurementReport.Level(
                index: index,
                share: levels.share(of: index, confidence: level),
                outcomeRate: levels.outcomeRate(in: index, confidence: level),
                step: index > 0 ? levels.rateStep(to: index, confidence: level) : nil
            )
        }
    }

    private func levelShares(
        _ rows: [Int],
        _ cuts: [Double],
        _ table: ScoredTable,
        isHidden: Bool
    ) -> [NamedEstimate] {
        let levels = calibration(rows, cuts, table)
        return (0...cuts.count).map { index in
            NamedEstimate(
                MeasureDefinition("level_\(index)_share", direction: .none),
                isHidden
                    ? .undefined(because: .suppressed(minimum: request.disparity.minimum), count: 0)
                    : levels.share(of: index, confidence: request.disparity.level)
            )
        }
    }

    private func calibration(_ rows: [Int], _ cuts: [Double], _ table: ScoredTable) -> LevelCalibration {
        var levels = LevelCalibration(levels: cuts.count + 1)
        for row in rows where table.scores[row].isFinite {
            levels.add(
                level: DecisionRule.level(of: table.scores[row], cuts: cuts),
                outcome: table.outcomes[row],
                weight: table.weights?[row] ?? 1,
                people: table.counts?[row] ?? 1
            )
        }
        return levels
    }

    /// Calibration in the cells of every grouping, single columns and pairs.
    private func sweep(_ sample: ScoreSample) -> ScoreMeasurementReport.Sweep {
        let divisions = Self.singlesAndPairs(request.groups.count).map { Division(sample.table, columns: $0) }
        var names: [String] = []
        var members = [[Int]](repeating: [], count: sample.table.scores.count)
        for division in divisions {
            for (label, rows) in zip(division.labels, division.rows) {
                for row in rows { members[row].append(names.count) }
                names.append("\(division.name) = \(label)")
            }
        }
        var sweep = Multicalibration(groups: names)
        sample.forEachKnown { row, score, outcome, weight, people in
            sweep.add(score: score, outcome: outcome, weight: weight, people: people, groups: members[row])
        }
        let (cells, suppressed) = sweep.cells(
            least: max(50, request.disparity.minimum),
            level: request.disparity.level
        )
        return ScoreMeasurementReport.Sweep(cells: cells, suppressedCount: suppressed)
    }
}
