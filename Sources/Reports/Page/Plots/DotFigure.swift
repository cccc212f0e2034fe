import Results

/// Estimates with their intervals, one below the other: a label, and below it a point on a line.
struct DotFigure {
    /// One estimate.
    struct Row {
        let label: String
        /// The label in the plot, where the whole one does not fit.
        var shortLabel: String?
        let metric: Metric
        /// Whether it stands out, as a protected feature does: a diamond in the second colour.
        var isMarked = false
        /// More numbers for the table, one cell for each of ``DotFigure/extraColumns``.
        var extra: [Markup] = []
    }

    /// How many columns a label has in the plot.
    static let labelWidth = 50

    let context: PageContext
    let key: String
    let title: String
    let description: String
    let legend: String
    /// The head of the column of labels.
    let labelTitle: String
    /// What is drawn.
    let rows: [Row]
    /// Rows for the table only.
    var more: [Row] = []
    /// Heads of further columns of the table.
    var extraColumns: [String] = []
    /// Whether the axis begins at 0.
    var fromZero = true

    private let rowHeight = 32.0
    private let top = 8.0

    /// The figure; nothing without a row that has a number.
    var markup: Markup {
        let drawn = rows.filter { $0.metric.estimate != nil }
        guard !drawn.isEmpty else { return .nothing }
        let bottom = top + rowHeight * Double(drawn.count)
        let scale = scale(of: drawn)
        return Figure(
            key: key,
            title: title,
            description: description,
            height: bottom + 42,
            marks: axis(scale, bottom: bottom, of: drawn[0].metric)
                + drawn.enumerated().map { mark($1, y: top + rowHeight * Double($0), scale) },
            legend: .tag("span", [:], .text(legend)),
            table: table(rows + more),
            tableTitle: context.language(
                "All \(context.format.whole(rows.count + more.count)) in a table",
                fr: "Toutes (\(context.format.whole(rows.count + more.count))) en tableau"
            )
        ).markup
    }

    private func scale(of rows: [Row]) -> AxisScale {
        let ends = rows.flatMap { row in
            [row.metric.estimate, row.metric.interval?.lower, row.metric.interval?.upper].compactMap(\.self)
        }
        let (least, most) = (ends.min() ?? 0, ends.max() ?? 1)
        let lower = fromZero ? min(0, least) : least
        let upper = fromZero ? max(0, most) : most
        return AxisScale(lower...max(upper, lower), from: 12, to: Figure.width - 16)
    }

    private func axis(_ scale: AxisScale, bottom: Double, of metric: Metric) -> [Markup] {
        let unit = context.numbers.scale(of: metric)
        let shown = AxisScale(
            (scale.domain.lowerBound / unit.divisor)...(scale.domain.upperBound / unit.divisor),
            from: scale.ends.first,
            to: scale.ends.last
        )
        let decimals = shown.decimals()
        let grid = shown.ticks().flatMap { tick in
            [
                Drawing.line(shown.place(tick), top, shown.place(tick), bottom, "grid"),
                Drawing.tick(
                    shown.place(tick),
                    bottom + 16,
                    context.format.fixed(tick, decimals: decimals)
                ),
            ]
        }
        let zero =
            scale.domain.contains(0)
            ? [Drawing.line(scale.place(0), top, scale.place(0), bottom, "axis")] : []
        let title = context.numbers.label(of: metric) + (unit.unit.isEmpty ? "" : ", \(unit.unit)")
        return grid + zero + [
            Drawing.words(Figure.width / 2, bottom + 34, title, anchor: "middle", "label")
        ]
    }

    private func mark(_ row: Row, y: Double, _ scale: AxisScale) -> Markup {
        guard let estimate = row.metric.estimate else { return .nothing }
        let middle = y + 22
        let style = row.isMarked ? "second" : "first"
        let whisker =
            row.metric.interval.map {
                Drawing.line(scale.place($0.lower), middle, scale.place($0.upper), middle, "whisker \(style)")
            } ?? .nothing
        return .group([
            Drawing.words(
                14,
                y + 12,
                (row.shortLabel ?? row.label).truncated(toDisplayWidth: Self.labelWidth),
                "row"
            ),
            whisker,
            Drawing.point(scale.place(estimate), middle, style, isDiamond: row.isMarked),
        ])
    }

    private func table(_ rows: [Row]) -> Markup {
        let metrics = rows.map(\.metric)
        return .table(
            title,
            [
                .text(labelTitle),
                .number(metrics.first.map(context.numbers.label) ?? ""),
                .number(context.intervalTitle(of: metrics)),
            ] + extraColumns.map { .number($0) },
            rows.map { row in
                let label: Markup =
                    row.isMarked
                    ? .group([.text(row.label), " ", .tag("span", ["class": "mark"], "◆")]) : .text(row.label)
                return [label, context.value(of: row.metric), context.interval(of: row.metric)] + row.extra
            }
        )
    }
}
