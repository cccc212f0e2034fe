/// A plot with all that stands around it: a title and a description for those who do not see it, a caption, and the
/// numbers in a table behind it.
struct Figure: Sendable {
    /// The width of every drawing: narrow, so that its words stay readable on a phone.
    static let width = 380.0

    /// What tells its elements from those of other figures of the page.
    let key: String
    /// What is drawn, in a few words.
    let title: String
    /// What there is to see, in a sentence.
    let description: String
    /// The height of the drawing.
    let height: Double
    /// The drawing.
    let marks: [Markup]
    /// How to read it.
    var legend: Markup = .nothing
    /// The numbers.
    let table: Markup
    /// What the line that opens the table says.
    let tableTitle: String

    /// The figure.
    var markup: Markup {
        .tag(
            "figure",
            [:],
            .tag("figcaption", [:], .tag("strong", [:], .text(title)), legend),
            .tag(
                "svg",
                [
                    "viewBox": "0 0 \(Drawing.length(Self.width)) \(Drawing.length(height))", "role": "img",
                    "aria-labelledby": "\(key)-title \(key)-description",
                ],
                [
                    .tag("title", ["id": "\(key)-title"], .text(title)),
                    .tag("desc", ["id": "\(key)-description"], .text(description)),
                ] + marks
            ),
            .details(tableTitle, table)
        )
    }
}
