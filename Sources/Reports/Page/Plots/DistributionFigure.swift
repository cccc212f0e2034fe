import Results

/// How scores are distributed, one strip a group, all on one axis.
struct DistributionFigure {
    let context: PageContext
    let key: String
    let title: String
    /// How groups are called.
    let words: ModelWords
    /// The distributions with their places in the document.
    let histograms: [(record: ScoreHistogramRecord, place: Int)]
    /// What the axis shows.
    let axisTitle: String

    private let stripHeight = 46.0
    private let top = 4.0

    /// The figure; nothing where nobody has a score.
    var markup: Markup {
        let shown = histograms.filter { $0.record.counts.contains { $0 > 0 } }
        guard let lower = shown.compactMap(\.record.edges.first).min(),
            let upper = shown.compactMap(\.record.edges.last).max()
        else { return .nothing }
        let language = context.language
        let bottom = top + stripHeight * Double(shown.count)
        let x = AxisScale(lower...upper, from: 14, to: Figure.width - 16)
        let decimals = x.decimals()
        let ticks = x.ticks().flatMap { tick in
            [
                Drawing.line(x.place(tick), top, x.place(tick), bottom, "grid"),
                Drawing.tick(x.place(tick), bottom + 16, context.format.fixed(tick, decimals: decimals)),
            ]
        }
        return Figure(
            key: key,
            title: title,
            description: language(
                "Histograms of the scores, one for each group, on one axis. The numbers are in the table below.",
                fr:
                    "Histogrammes des scores, un par groupe, sur un même axe. Les nombres sont dans le tableau."
            ),
            height: bottom + 42,
            marks: ticks
                + shown.enumerated().flatMap {
                    strip($1.record, top: top + stripHeight * Double($0), x, isFirst: $0 % 2 == 0)
                }
                + [Drawing.words(Figure.width / 2, bottom + 34, axisTitle, anchor: "middle", "label")],
            legend: .tag(
                "span",
                [:],
                .text(
                    language(
                        "Each strip is as high as its largest bar.",
                        fr: "Chaque bande a la hauteur de sa plus grande barre."
                    )
                )
            ),
            table: table(shown),
            tableTitle: language("The numbers of the plot", fr: "Les nombres du graphique")
        ).markup
    }

    private func strip(_ record: ScoreHistogramRecord, top: Double, _ x: AxisScale, isFirst: Bool) -> [Markup]
    {
        let most = Double(max(record.counts.max() ?? 1, 1))
        let base = top + stripHeight
        let bars = record.counts.enumerated().map { index, count in
            let left = x.place(record.edges[index])
            let height = Double(count) / most * (stripHeight - 18)
            return Drawing.bar(
                x: left + 0.3,
                y: base - height,
                width: max(x.place(record.edges[index + 1]) - left - 0.6, 0.4),
                height: height,
                isFirst ? "first" : "second"
            )
        }
        return bars + [
            Drawing.line(x.ends.first, base, x.ends.last, base, "axis"),
            Drawing.words(
                x.ends.last,
                top + 13,
                (record.subject.group.map(words.group) ?? context.language("everybody", fr: "tout le monde"))
                    .truncated(toDisplayWidth: 50),
                anchor: "end",
                "row"
            ),
        ]
    }

    /// Bins without anybody are left out.
    private func table(_ shown: [(record: ScoreHistogramRecord, place: Int)]) -> Markup {
        let language = context.language
        let rows = shown.flatMap { record, place in
            record.counts.enumerated().filter { $0.element > 0 }.map { bin, count -> [Markup] in
                let scale = QuantityScale(of: record.edges[bin + 1], unit: "1", digits: 3)
                return [
                    .text(
                        record.subject.group.map(words.group) ?? language("everybody", fr: "tout le monde")
                    ),
                    context.number(
                        record.edges[bin],
                        at: "scoreHistograms/\(place)/edges/\(bin)",
                        scale: scale
                    ),
                    context.number(
                        record.edges[bin + 1],
                        at: "scoreHistograms/\(place)/edges/\(bin + 1)",
                        scale: scale
                    ),
                    context.count(count, at: "scoreHistograms/\(place)/counts/\(bin)"),
                ]
            }
        }
        return .table(
            title,
            [
                .text(language("group", fr: "groupe")), .number(language("score from", fr: "score de")),
                .number(language("to", fr: "à")), .number(language("people", fr: "personnes")),
            ],
            rows
        )
    }
}
