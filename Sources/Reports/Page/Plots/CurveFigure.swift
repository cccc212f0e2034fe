import Results

/// One number as a function of another, with its band where it has one.
struct CurveFigure {
    let context: PageContext
    let key: String
    let title: String
    /// What the axes show, with their units.
    let axes: (x: String, y: String)
    /// The levels that the numbers of the level axis stand for, where they do: the first one for 0.
    var levels: [String] = []
    /// Curves that share their axes, with their places in the document.
    let curves: [(record: CurveRecord, place: Int)]

    private let plot = (left: 52.0, right: 366.0, top: 30.0, bottom: 220.0)
    /// More curves than this are single people of one plot: thin lines.
    private let fewCurves = 3

    /// The figure; nothing without two points.
    var markup: Markup {
        let points = curves.flatMap(\.record.points)
        guard points.count > 1,
            let left = points.map(\.x).min(), let right = points.map(\.x).max(),
            let bottom = points.map({ $0.lower ?? $0.y }).min(),
            let top = points.map({ $0.upper ?? $0.y }).max()
        else { return .nothing }
        let language = context.language
        let x = AxisScale(left...right, from: plot.left, to: plot.right)
        let y = AxisScale(bottom...top, from: plot.bottom, to: plot.top)
        let (xDecimals, yDecimals) = (x.decimals(), y.decimals())
        let format = context.format
        let axes = Axes(
            x: x,
            y: y,
            xTitle: self.axes.x,
            yTitle: self.axes.y,
            xText: { [levels] number in
                let index = Int(number.rounded())
                guard !levels.isEmpty else { return format.fixed(number, decimals: xDecimals) }
                return Double(index) == number && levels.indices.contains(index)
                    ? levels[index].truncated(toDisplayWidth: 46 / levels.count) : ""
            },
            yText: { format.fixed($0, decimals: yDecimals) }
        )
        return Figure(
            key: key,
            title: title,
            description: language(
                "A line through \(points.count) points: \(self.axes.y) against \(self.axes.x).",
                fr: "Une ligne par \(points.count) points : \(self.axes.y) selon \(self.axes.x)."
            ),
            height: 262,
            marks: axes.marks + curves.enumerated().map { line($1.record, index: $0, axes) },
            table: table,
            tableTitle: language("The numbers of the plot", fr: "Les nombres du graphique")
        ).markup
    }

    private func line(_ curve: CurveRecord, index: Int, _ axes: Axes) -> Markup {
        let middle = curve.points.map { (x: axes.x.place($0.x), y: axes.y.place($0.y)) }
        guard curves.count <= fewCurves else { return Drawing.path(middle, "thin") }
        let bounded = curve.points.filter { $0.lower != nil && $0.upper != nil }
        let band =
            bounded.map { (x: axes.x.place($0.x), y: axes.y.place($0.upper ?? $0.y)) }
            + bounded.reversed().map { (x: axes.x.place($0.x), y: axes.y.place($0.lower ?? $0.y)) }
        return .group([
            Drawing.path(band, "band", closed: true),
            Drawing.path(middle, index == 0 ? "curve" : "curve second"),
        ])
    }

    private var table: Markup {
        guard curves.count <= fewCurves else { return .nothing }
        let rows = curves.flatMap { curve, place in
            curve.points.enumerated().map { index, point -> [Markup] in
                func cell(_ value: Double?, _ name: String) -> Markup {
                    value.map {
                        context.number(
                            $0,
                            at: "curves/\(place)/points/\(index)/\(name)",
                            scale: QuantityScale(of: $0, unit: "1", digits: 4)
                        )
                    } ?? "–"
                }
                return [
                    cell(point.x, "x"), cell(point.y, "y"), cell(point.lower, "lower"),
                    cell(point.upper, "upper"),
                ]
            }
        }
        return .table(
            title,
            [
                .number(axes.x), .number(axes.y),
                .number(context.language("lower", fr: "bas")), .number(context.language("upper", fr: "haut")),
            ],
            rows
        )
    }
}
