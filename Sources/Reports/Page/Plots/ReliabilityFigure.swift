import Results

/// Predicted against observed rates with the intervals as a band, and below it how many people have such scores.
struct ReliabilityFigure {
    let context: PageContext
    let key: String
    let diagram: ReliabilityDiagramRecord
    /// The place of the diagram in the document.
    let place: Int
    /// How the scores are distributed.
    let histogram: ScoreHistogramRecord?

    private let plot = (left: 46.0, right: 366.0, top: 30.0, bottom: 280.0)
    private let strip = (top: 330.0, bottom: 380.0)

    /// The figure.
    var markup: Markup {
        let language = context.language
        let percent = format(decimals: most < 0.1 ? 1 : 0)
        let axes = Axes(
            x: AxisScale(0...most, from: plot.left, to: plot.right),
            y: AxisScale(0...most, from: plot.bottom, to: plot.top),
            xTitle: language("probability the model gives, %", fr: "probabilité donnée par le modèle, %"),
            yTitle: language("what happened, % of the people", fr: "ce qui est arrivé, % des personnes"),
            xText: percent,
            yText: percent
        )
        let level = context.format.percent(diagram.level, decimals: 0)
        return Figure(
            key: key,
            title: language("Do the probabilities come true?", fr: "Les probabilités se vérifient-elles ?"),
            description: language(
                "Reliability diagram: for each range of scores the mean score and the share of people to whom it "
                    + "happened. On the dashed diagonal the model is right. The numbers are in the table below.",
                fr:
                    "Diagramme de fiabilité : par tranche de score, le score moyen et la part des personnes à qui "
                    + "c'est arrivé. Sur la diagonale en tirets le modèle a raison. Les nombres sont dans le tableau."
            ),
            height: histogram == nil ? 322 : 400,
            marks: axes.marks + [diagonal(axes), band(axes)] + points(axes) + distribution(axes.x),
            legend: .tag(
                "span",
                [:],
                .text(
                    language(
                        "On the dashed line a model is right; above it people are more often concerned than it says, "
                            + "below less often. The band is the \(level) % interval; bars show how many people have "
                            + "such a score.",
                        fr:
                            "Sur la ligne en tirets un modèle a raison ; au-dessus, les personnes sont plus souvent "
                            + "concernées qu'il ne dit, en dessous moins. La bande est l'intervalle à \(level) % ; les "
                            + "barres montrent combien de personnes ont un tel score."
                    )
                )
            ),
            table: table,
            tableTitle: language("The numbers of the plot", fr: "Les nombres du graphique")
        ).markup
    }

    /// The end of both axes: 100 %, or less where all that is drawn lies far below, as for rare outcomes.
    private var most: Double {
        let ends = filled.flatMap { [$0.score, $0.rate, $0.upper] }
        let scores = histogram.map { histogram in
            histogram.counts.indices.filter { histogram.counts[$0] > 0 }.map { histogram.edges[$0 + 1] }
        }
        guard let drawn = (ends + (scores ?? [])).max() else { return 1 }
        return [0.05, 0.1, 0.2, 0.5].first { drawn <= $0 } ?? 1
    }

    private func format(decimals: Int) -> @Sendable (Double) -> String {
        let format = context.format
        return { format.percent($0, decimals: decimals) }
    }

    private func diagonal(_ axes: Axes) -> Markup {
        Drawing.line(plot.left, plot.bottom, plot.right, plot.top, "reference")
    }

    private var filled: [(score: Double, rate: Double, lower: Double, upper: Double)] {
        diagram.bins.compactMap { bin in
            guard let score = bin.meanScore, let rate = bin.observedRate else { return nil }
            return (score, rate, bin.rateLower ?? rate, bin.rateUpper ?? rate)
        }
    }

    private func band(_ axes: Axes) -> Markup {
        let upper = filled.map { (x: axes.x.place($0.score), y: axes.y.place($0.upper)) }
        let lower = filled.map { (x: axes.x.place($0.score), y: axes.y.place($0.lower)) }
        return Drawing.path(upper + lower.reversed(), "band", closed: true)
    }

    private func points(_ axes: Axes) -> [Markup] {
        let places = filled.map { (x: axes.x.place($0.score), y: axes.y.place($0.rate)) }
        return [Drawing.path(places, "curve")]
            + zip(filled, places).map { bin, place in
                .group([
                    Drawing.line(
                        place.x,
                        axes.y.place(bin.lower),
                        place.x,
                        axes.y.place(bin.upper),
                        "whisker"
                    ),
                    Drawing.point(place.x, place.y, "first"),
                ])
            }
    }

    private func distribution(_ x: AxisScale) -> [Markup] {
        guard let histogram, let most = histogram.counts.max(), most > 0 else { return [] }
        let bars = histogram.counts.enumerated().map { index, count in
            let left = x.place(histogram.edges[index])
            let height = Double(count) / Double(most) * (strip.bottom - strip.top)
            return Drawing.bar(
                x: left + 0.5,
                y: strip.bottom - height,
                width: x.place(histogram.edges[index + 1]) - left - 1,
                height: height,
                "quiet"
            )
        }
        return bars + [
            Drawing.line(plot.left, strip.bottom, plot.right, strip.bottom, "axis"),
            Drawing.words(
                plot.right,
                strip.bottom + 14,
                context.language("people by score", fr: "personnes par score"),
                anchor: "end",
                "label"
            ),
        ]
    }

    private var table: Markup {
        let language = context.language
        let share = QuantityScale(of: 0, unit: "1", isShare: true)
        func cell(_ value: Double?, _ bin: Int, _ name: String) -> Markup {
            value.map { context.number($0, at: "\(path(bin))/\(name)", scale: share, withUnit: false) } ?? "–"
        }
        return .table(
            language("Predicted and observed rates", fr: "Taux prédits et observés"),
            [
                .number(language("score from, %", fr: "score de, %")), .number(language("to, %", fr: "à, %")),
                .number(language("people", fr: "personnes")),
                .number(language("mean score, %", fr: "score moyen, %")),
                .number(language("observed, %", fr: "observé, %")),
                .number(language("lower, %", fr: "bas, %")),
                .number(language("upper, %", fr: "haut, %")),
            ],
            diagram.bins.enumerated().map { index, bin in
                [
                    cell(bin.lower, index, "lower"), cell(bin.upper, index, "upper"),
                    context.count(bin.count, at: "\(path(index))/n"), cell(bin.meanScore, index, "meanScore"),
                    cell(bin.observedRate, index, "observedRate"), cell(bin.rateLower, index, "rateLower"),
                    cell(bin.rateUpper, index, "rateUpper"),
                ]
            }
        )
    }

    private func path(_ bin: Int) -> String {
        "reliabilityDiagrams/\(place)/bins/\(bin)"
    }
}
