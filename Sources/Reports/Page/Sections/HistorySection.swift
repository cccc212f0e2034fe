import Results

/// The numbers of a model over the runs of the past: those of everybody first, and of these those whose level changed.
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
            let key = candidate.series.first.series.prefix { $0 != "[" }
            return !candidate.changes.isEmpty || names.contains { key.hasSuffix("/\($0)") }
        }
        func isOfGroup(_ series: HistorySeries) -> Bool { series.first.series.contains("[group=") }
        let ordered = [false, true].flatMap { ofGroup in
            let some = telling.filter { isOfGroup($0.series) == ofGroup }
            return some.filter { !$0.changes.isEmpty } + some.filter { $0.changes.isEmpty }
        }
        guard !ordered.isEmpty else { return [] }
        let figures = ordered.prefix(Self.plotCount).enumerated().map { index, item in
            HistoryFigure(
                context: context,
                key: "\(key)-history-\(index)",
                title: title(of: item.series),
                series: item.series,
                changes: item.changes
            ).markup
        }
        return [.tag("div", ["class": "plots"], figures)]
    }

    /// The number in words where this run has it too, else its key.
    private func title(of series: HistorySeries) -> String {
        let key = series.first.series
        let own = context.document.metrics.lazy.filter { $0.subject.model == model.id }
        guard let metric = own.first(where: { $0.key.description == key }) else {
            return String(key.dropFirst(model.id.count + 1))
        }
        let words = ModelWords(model: model, language: context.language)
        let label = context.numbers.label(of: metric).capitalisedFirst
        let coordinates = words.coordinates(of: metric.subject)
        return coordinates.isEmpty ? label : "\(label), \(coordinates)"
    }
}
