import Results

/// One number over the runs of the past, with the places where its level changed.
struct HistoryFigure {
    let context: PageContext
    let key: String
    let title: String
    let series: HistorySeries
    let changes: [ChangePoint]

    private let plot = (left: 60.0, right: 366.0, top: 30.0, bottom: 190.0)

    /// The figure; nothing with fewer than two runs.
    var markup: Markup {
        let entries = series.entries
        let ends = entries.flatMap { [$0.estimate, $0.lower ?? $0.estimate, $0.upper ?? $0.estimate] }
        guard entries.count > 1, let least = ends.min(), let most = ends.max() else { return .nothing }
        let language = context.language
        let format = context.format
        let scale = QuantityScale(of: series.first.estimate, unit: series.first.unit)
        let domain = AxisScale(least...most, from: plot.bottom, to: plot.top).domain
        let y = AxisScale(
            (domain.lowerBound / scale.divisor)...(domain.upperBound / scale.divisor),
            from: plot.bottom,
            to: plot.top
        )
        let decimals = y.decimals()
        let axes = Axes(
            x: AxisScale(1...Double(entries.count), from: plot.left + 6, to: plot.right - 6),
            y: y,
            xTitle: language("runs, the newest last", fr: "exécutions, la dernière à droite"),
            yTitle: scale.unit,
            xText: { $0 == $0.rounded() ? format.whole(Int($0)) : "" },
            yText: { format.fixed($0, decimals: decimals) }
        )
        return Figure(
            key: key,
            title: title,
            description: language(
                "\(entries.count) runs; the level changed \(changes.count) times.",
                fr: "\(entries.count) exécutions ; le niveau a changé \(changes.count) fois."
            ),
            height: 232,
            marks: axes.marks + marks(axes, divisor: scale.divisor),
            legend: changes.isEmpty
                ? .nothing
                : .tag(
                    "span",
                    [:],
                    .text(
                        language(
                            "Dashed: the level changed between these runs.",
                            fr: "En tirets : le niveau a changé entre ces exécutions."
                        )
                    )
                ),
            table: table(scale),
            tableTitle: language("The numbers of the plot", fr: "Les nombres du graphique")
        ).markup
    }

    private func marks(_ axes: Axes, divisor: Double) -> [Markup] {
        let places = series.entries.enumerated().map {
            (x: axes.x.place(Double($0.offset + 1)), y: axes.y.place($0.element.estimate / divisor))
        }
        return changes.map { change in
            let x = axes.x.place(Double(change.index) + 0.5)
            return Drawing.line(x, plot.top, x, plot.bottom, "reference")
        } + [Drawing.path(places, "curve")] + places.map { Drawing.point($0.x, $0.y, "first") }
    }

    private func table(_ scale: QuantityScale) -> Markup {
        .table(
            title,
            [
                .text(context.language("begun", fr: "commencée")), .text("commit"),
                .number(scale.unit.isEmpty ? title : scale.unit),
            ],
            series.entries.map { entry in
                [
                    .text("\(entry.started)"), .text(String((entry.commit ?? "").prefix(7))),
                    .text(scale.text(entry.estimate, format: context.format)),
                ]
            }
        )
    }
}
