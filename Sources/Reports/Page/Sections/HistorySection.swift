import Results

/// The numbers of a model over the runs of the past, those whose level changed first.
struct HistorySection {
    let context: PageContext
    let model: ModelRecord
    let key: String

    /// How many plots are drawn.
    private static let plotCount = 6
    /// The least change of a level that is shown, as a share.
    private static let leastChange = 0.05

    /// The parts of the section; none without at least two runs under the same conditions.
    var parts: [Markup] {
        let names = [MetricName.rowsPerSecondCPU, MetricName.brierScore, MetricName.flipRate]
        let candidates = HistorySeries.all(of: context.history.filter { $0.series.hasPrefix("\(model.id)/") })
            .filter { $0.entries.count > 1 }
            .map { (series: $0, changes: $0.changePoints(leastChange: Self.leastChange)) }
        let telling = candidates.filter { candidate in
            !candidate.changes.isEmpty || names.contains { candidate.series.first.series.contains("/\($0)") }
        }
        let ordered = telling.filter { !$0.changes.isEmpty } + telling.filter { $0.changes.isEmpty }
        guard !ordered.isEmpty else { return [] }
        let figures = ordered.prefix(Self.plotCount).enumerated().map { index, item in
            HistoryFigure(
                context: context,
                key: "\(key)-history-\(index)",
                title: String(item.series.first.series.dropFirst(model.id.count + 1)),
                series: item.series,
                changes: item.changes
            ).markup
        }
        return [.tag("div", ["class": "plots"], figures)]
    }
}
