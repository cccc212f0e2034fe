/// The frame of a plot with two axes: grid lines, ticks with their numbers, and what the axes show.
struct Axes: Sendable {
    let x: AxisScale
    let y: AxisScale
    let xTitle: String
    let yTitle: String
    /// How the numbers at the ticks are written.
    let xText: @Sendable (Double) -> String
    let yText: @Sendable (Double) -> String

    /// The marks, to be drawn before the data; the title of the upright axis stands above it.
    var marks: [Markup] {
        let (left, right) = (x.ends.first, x.ends.last)
        let (bottom, top) = (y.ends.first, y.ends.last)
        let columns = x.ticks().flatMap { tick in
            [
                Drawing.line(x.place(tick), top, x.place(tick), bottom, "grid"),
                Drawing.tick(x.place(tick), bottom + 16, xText(tick)),
            ]
        }
        let rows = y.ticks().flatMap { tick in
            [
                Drawing.line(left, y.place(tick), right, y.place(tick), "grid"),
                Drawing.words(left - 6, y.place(tick) + 4, yText(tick), anchor: "end"),
            ]
        }
        return columns + rows + [
            Drawing.line(left, bottom, right, bottom, "axis"),
            Drawing.words((left + right) / 2, bottom + 34, xTitle, anchor: "middle", "label"),
            Drawing.words(4, top - 10, yTitle, "label"),
        ]
    }
}
