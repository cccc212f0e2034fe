import Foundation

/// What plots are drawn with: lines, points, bars and words of SVG, coloured by the classes of the style sheet.
enum Drawing {
    /// A length of the drawing, with one decimal.
    static func length(_ value: Double) -> String {
        let text = String(format: "%.1f", value)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A straight line.
    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> Markup {
        .tag(
            "line",
            ["x1": length(x1), "y1": length(y1), "x2": length(x2), "y2": length(y2), "class": style]
        )
    }

    /// A line through points.
    static func path(_ points: [(x: Double, y: Double)], _ style: String, closed: Bool = false) -> Markup {
        guard !points.isEmpty else { return .nothing }
        let steps = points.map { "\(length($0.x)) \(length($0.y))" }.joined(separator: "L")
        return .tag("path", ["d": "M\(steps)\(closed ? "Z" : "")", "class": style])
    }

    /// A rectangle; none where it has no extent.
    static func bar(
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        _ style: String,
        opacity: Double? = nil
    )
        -> Markup
    {
        guard width > 0, height > 0 else { return .nothing }
        return .tag(
            "rect",
            [
                "x": length(x), "y": length(y), "width": length(width), "height": length(height),
                "class": style,
                "fill-opacity": opacity.map { String(format: "%.2f", $0) },
            ]
        )
    }

    /// A round point, or a diamond for what is to be told apart without colour.
    static func point(_ x: Double, _ y: Double, _ style: String, isDiamond: Bool = false) -> Markup {
        guard isDiamond else {
            return .tag("circle", ["cx": length(x), "cy": length(y), "r": "4", "class": style])
        }
        return path([(x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)], style, closed: true)
    }

    /// The number below a tick at `x`: in its middle, moved inwards where it would leave the drawing.
    static func tick(_ x: Double, _ y: Double, _ text: String) -> Markup {
        let width = text.contains(where: \.isLetter) ? letterWidth : digitWidth
        let half = Double(text.count) * width / 2 + 1
        return words(max(half, min(x, Figure.width - half)), y, text, anchor: "middle")
    }

    /// About the width of a digit of a tick, in units of the drawing.
    private static let digitWidth = 7.0
    /// The same for words, whose letters may be wide.
    private static let letterWidth = 8.4

    /// Words; `anchor` is start, middle or end.
    static func words(
        _ x: Double,
        _ y: Double,
        _ text: String,
        anchor: String = "start",
        _ style: String = "tick"
    )
        -> Markup
    {
        .tag(
            "text",
            [
                "x": length(x), "y": length(y), "text-anchor": anchor == "start" ? nil : anchor,
                "class": style,
            ],
            .text(text)
        )
    }
}
