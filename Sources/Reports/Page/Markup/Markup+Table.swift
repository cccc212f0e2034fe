extension Markup {
    /// One column of a table.
    struct Column: Sendable {
        let title: String
        /// Whether its cells are numbers, which stand at the right.
        let isNumeric: Bool

        /// A column of text.
        static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }

        /// A column of numbers.
        static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
    }

    /// A table that scrolls by itself where it is too wide; nothing where it has no row.
    ///
    /// - Parameters:
    ///   - caption: What it shows, for those who do not see the plot beside it.
    ///   - columns: The heads.
    ///   - rows: One cell a column.
    /// - Returns: The table.
    static func table(_ caption: String, _ columns: [Column], _ rows: [[Markup]]) -> Markup {
        guard !rows.isEmpty else { return .nothing }
        let heads = columns.map { column in
            tag("th", ["scope": "col", "class": column.isNumeric ? "n" : nil], .text(column.title))
        }
        let body = rows.map { row in
            tag(
                "tr",
                [:],
                zip(columns, row).enumerated().map { index, pair in
                    let (column, cell) = pair
                    return index == 0 && !column.isNumeric
                        ? tag("th", ["scope": "row"], cell)
                        : tag("td", ["class": column.isNumeric ? "n" : nil], cell)
                }
            )
        }
        return tag(
            "div",
            ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption],
            tag(
                "table",
                [:],
                tag("caption", [:], .text(caption)),
                tag("thead", [:], tag("tr", [:], heads)),
                tag("tbody", [:], body)
            )
        )
    }

    /// Content behind a line that opens it; nothing where there is none.
    static func details(_ summary: String, _ content: Markup...) -> Markup {
        let body = Markup.group(content)
        return body.isEmpty ? .nothing : tag("details", [:], tag("summary", [:], .text(summary)), body)
    }

    /// A link where the address is one of the web; the text alone elsewhere.
    static func link(_ text: String, to address: String?) -> Markup {
        guard let address, address.hasPrefix("https://") || address.hasPrefix("http://") else {
            return .text(text)
        }
        return tag("a", ["href": address, "rel": "noreferrer"], .text(text))
    }
}
