package import Results

/// Numbers over time as text for a terminal: a table with a line of bars for each, or a plot.
package struct HistoryText: Sendable {
    private static let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    /// Rows of a plot.
    private static let height = 8
    /// Series that the table shows; the JSON has all.
    private static let most = 40

    private let trends: [HistoryTrend]
    private let style: TerminalStyle
    private let format = QuantityFormat()

    /// A text of `trends`, in their order.
    package init(_ trends: [HistoryTrend], style: TerminalStyle) {
        self.trends = trends
        self.style = style
    }

    /// The table: what changed, from what to what, since which run.
    package func table() -> String {
        var table = TerminalTable([
            TerminalTable.Column("number", .left), TerminalTable.Column("runs", rank: 2),
            TerminalTable.Column("first", rank: 1), TerminalTable.Column("last"),
            TerminalTable.Column("change"),
            TerminalTable.Column("trend", .left), TerminalTable.Column("level changed", .left, rank: 3),
        ])
        for trend in trends.prefix(Self.most) {
            let last = trend.changePoints.last
            let since = last.map { change in
                let entry = trend.series.entries[change.index]
                return
                    "\(percent(change.relativeChange)) at \(entry.commit.map { String($0.prefix(7)) } ?? entry.run)"
            }
            table.add([
                TerminalTable.Cell(trend.series.first.series),
                TerminalTable.Cell("\(trend.series.entries.count)", .secondary),
                TerminalTable.Cell(value(trend.series.first)), TerminalTable.Cell(value(trend.last)),
                TerminalTable.Cell(percent(trend.relativeChange), last == nil ? .plain : .accent),
                TerminalTable.Cell(sparkline(trend)),
                trend.isLongEnough
                    ? TerminalTable.Cell(since ?? "no", since == nil ? .secondary : .warning)
                    : TerminalTable.Cell("too few runs, \(trend.leastRuns) needed", .secondary),
            ])
        }
        var lines = table.lines(style: style, indent: 0)
        let short = trends.prefix(Self.most).filter { !$0.isLongEnough }
        if let needed = short.map(\.leastRuns).max() {
            lines.append(
                "too few runs to tell a change of level from noise: \(short.count) numbers; up to \(needed) runs are needed"
            )
        }
        if trends.count > Self.most {
            lines.append("and \(trends.count - Self.most) more; choose with --model and --metric")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// One plot below the other: the numbers of the runs from left to right, a mark where the level changed.
    package func plots() -> String {
        trends.map { plot($0).map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private func plot(_ trend: HistoryTrend) -> [String] {
        let width = style.width - 14
        let skipped = max(0, trend.series.estimates.count - width)
        let values = Array(trend.series.estimates.dropFirst(skipped))
        guard let least = values.min(), let most = values.max() else { return [] }
        let scale = QuantityScale(
            of: max(abs(least), abs(most)),
            unit: trend.series.first.unit,
            isShare: false,
            digits: 4
        )
        let marks = Set(trend.changePoints.map { $0.index - skipped })
        var lines = [style.paint(trend.series.first.series, as: .heading)]
        for row in (0..<Self.height).reversed() {
            let label =
                switch row {
                case Self.height - 1: scale.textWithUnit(most, format: format)
                case 0: scale.textWithUnit(least, format: format)
                default: ""
                }
            let points = values.map {
                level(of: $0, from: least, to: most, steps: Self.height) == row ? "•" : " "
            }
            lines.append(pad(label) + " │" + points.joined())
        }
        let axis = values.indices.map { marks.contains($0) ? style.paint("▲", as: .warning) : "─" }
        lines.append(pad("") + " └" + axis.joined())
        for change in trend.changePoints {
            let entry = trend.series.entries[change.index]
            lines.append(
                pad("")
                    + "  ▲ \(percent(change.relativeChange)) between \(trend.series.entries[change.index - 1].run) and \(entry.run)"
            )
        }
        return lines
    }

    private func sparkline(_ trend: HistoryTrend) -> String {
        let values = trend.series.estimates.suffix(24)
        guard let least = values.min(), let most = values.max() else { return "" }
        return values.map { Self.bars[level(of: $0, from: least, to: most, steps: Self.bars.count)] }.joined()
    }

    private func level(of value: Double, from least: Double, to most: Double, steps: Int) -> Int {
        guard most > least else { return steps / 2 }
        return min(steps - 1, Int((value - least) / (most - least) * Double(steps)))
    }

    private func pad(_ label: String) -> String {
        String(repeating: " ", count: max(0, 11 - label.displayWidth)) + label
    }

    private func value(_ entry: HistoryEntry) -> String {
        QuantityScale(of: entry.estimate, unit: entry.unit, isShare: false, digits: 4)
            .textWithUnit(entry.estimate, format: format)
    }

    private func percent(_ share: Double?) -> String {
        guard let share else { return "" }
        return (share > 0 ? "+" : "") + format.percent(share) + " %"
    }
}
