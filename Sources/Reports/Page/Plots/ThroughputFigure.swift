import Foundation
import Results

/// People scored a second against the size of the batch, both axes by ratio, with the limit of memory where it is known.
struct ThroughputFigure {
    let context: PageContext
    let key: String
    let sweep: [Metric]
    /// The most people a second that the machine could read, by a metric of the model without a batch.
    let limit: Metric?

    private let plot = (left: 52.0, right: 366.0, top: 30.0, bottom: 220.0)

    /// The figure; nothing with fewer than two batches.
    var markup: Markup {
        let points = sweep.filter { ($0.estimate ?? 0) > 0 && ($0.subject.batch ?? 0) > 0 }
            .sorted { ($0.subject.batch ?? 0) < ($1.subject.batch ?? 0) }
        let rates =
            points.flatMap { [$0.estimate, $0.interval?.lower, $0.interval?.upper].compactMap(\.self) }
            .filter { $0 > 0 } + [limit?.estimate].compactMap(\.self)
        guard points.count > 1, let least = rates.min(), let most = rates.max(),
            let smallest = points.first?.subject.batch, let largest = points.last?.subject.batch
        else { return .nothing }
        let language = context.language
        let format = context.format
        let axes = Axes(
            x: AxisScale(
                Double(smallest)...Double(largest),
                from: plot.left,
                to: plot.right - 8,
                isLogarithmic: true
            ),
            y: AxisScale(
                pow(10, log10(least).rounded(.down))...pow(10, log10(most).rounded(.up)),
                from: plot.bottom,
                to: plot.top,
                isLogarithmic: true
            ),
            xTitle: language("people scored at once", fr: "personnes notées à la fois"),
            yTitle: language("people per second of processor", fr: "personnes par seconde de processeur"),
            xText: { format.whole(Int($0.rounded())) },
            yText: { Self.short($0, format) }
        )
        return Figure(
            key: key,
            title: language("How fast it scores", fr: "À quelle vitesse il note"),
            description: language(
                "People scored in a second of processor time against the size of the batch, on axes of equal ratios.",
                fr:
                    "Personnes notées par seconde de processeur selon la taille du lot, sur des axes logarithmiques."
            ),
            height: 262,
            marks: axes.marks + limitLine(axes) + line(points, axes),
            table: .nothing,
            tableTitle: ""
        ).markup
    }

    private static func short(_ number: Double, _ format: QuantityFormat) -> String {
        QuantityScale(of: number, unit: "", digits: 1).textWithUnit(number, format: format)
            .trimmingCharacters(in: .whitespaces)
    }

    private func limitLine(_ axes: Axes) -> [Markup] {
        guard let limit = limit?.estimate, limit > 0 else { return [] }
        let y = axes.y.place(limit)
        return [
            Drawing.line(plot.left, y, plot.right, y, "reference"),
            Drawing.words(
                plot.right,
                y - 5,
                context.language("limit of the memory", fr: "limite de la mémoire"),
                anchor: "end"
            ),
        ]
    }

    private func line(_ points: [Metric], _ axes: Axes) -> [Markup] {
        let places = points.map {
            (x: axes.x.place(Double($0.subject.batch ?? 1)), y: axes.y.place($0.estimate ?? 1))
        }
        return [Drawing.path(places, "curve")]
            + zip(points, places).map { metric, place in
                let whisker =
                    metric.interval.map {
                        Drawing.line(
                            place.x,
                            axes.y.place($0.lower),
                            place.x,
                            axes.y.place($0.upper),
                            "whisker first"
                        )
                    } ?? .nothing
                return .group([whisker, Drawing.point(place.x, place.y, "first")])
            }
    }
}
