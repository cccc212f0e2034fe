/// A series over time with what changed in it, for whoever shows it.
package struct HistoryTrend: Equatable, Sendable {
    /// The series.
    package let series: HistorySeries
    /// Where its level changed.
    package let changePoints: [ChangePoint]
    /// How many runs a change of level needs to be told from noise; with fewer there is none, whatever the numbers did.
    package let leastRuns: Int

    /// The trend of a series; the least change that counts is that of its class in `thresholds`.
    package init(_ series: HistorySeries, thresholds: GateThresholds) {
        self.series = series
        let tolerance = thresholds.classes[series.first.classification] ?? Tolerance()
        let detection = ChangePointDetection(leastChange: tolerance.relative)
        changePoints = detection.changePoints(in: series.estimates)
        leastRuns = detection.leastRuns(for: series.estimates)
    }

    /// The last number.
    package var last: HistoryEntry { series.entries.last ?? series.first }

    /// The change from the first to the last number, as a share of the first; nil where that is 0.
    package var relativeChange: Double? {
        let first = series.first.estimate
        return first == 0 ? nil : (last.estimate - first) / abs(first)
    }

    /// Whether there are enough runs to tell a change of level from noise.
    package var isLongEnough: Bool { series.entries.count >= leastRuns }

    /// Trends, those whose level changed first, those with too few runs to tell last; then by how much the last number
    /// differs from the first.
    package static func notableFirst(_ trends: [HistoryTrend]) -> [HistoryTrend] {
        func weight(_ trend: HistoryTrend) -> (Int, Double) {
            (
                (trend.changePoints.isEmpty ? 0 : 1) + (trend.isLongEnough ? 1 : 0),
                abs(trend.relativeChange ?? 0)
            )
        }
        return trends.enumerated().sorted { left, right in
            let (a, b) = (weight(left.element), weight(right.element))
            return a == b ? left.offset < right.offset : a > b
        }.map(\.element)
    }
}

extension HistoryTrend {
    /// The trend for programs.
    package var json: JSONValue {
        let entries = series.entries.map { entry -> JSONValue in
            var record: [String: JSONValue] = [
                "run": .text(entry.run), "started": .text(entry.started.description),
                "estimate": .number(entry.estimate),
            ]
            record["commit"] = entry.commit.map { .text($0) }
            return .record(record)
        }
        let changes = changePoints.map { change -> JSONValue in
            var record: [String: JSONValue] = [
                "run": .text(series.entries[change.index].run), "before": .number(change.before),
                "after": .number(change.after),
            ]
            record["commit"] = series.entries[change.index].commit.map { .text($0) }
            record["lastBefore"] = .text(series.entries[change.index - 1].run)
            record["relativeChange"] = change.relativeChange.map { .number($0) }
            return .record(record)
        }
        return [
            "series": .text(series.first.series), "version": .integer(series.first.version),
            "conditions": .text(series.first.conditions), "unit": .text(series.first.unit),
            "class": .text(series.first.classification.rawValue), "entries": .list(entries),
            "changePoints": .list(changes), "leastRuns": .integer(leastRuns),
        ]
    }
}
