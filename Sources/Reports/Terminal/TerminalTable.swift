/// A table of aligned columns that fits the width of a terminal.
struct TerminalTable {
    /// One column.
    struct Column {
        /// Where its cells stand.
        enum Alignment {
            case left
            case right
        }

        let title: String
        let alignment: Alignment
        /// Where the table is too wide, the column of the highest rank is left out first; rank 0 never is.
        let rank: Int

        init(_ title: String, _ alignment: Alignment = .right, rank: Int = 0) {
            self.title = title
            self.alignment = alignment
            self.rank = rank
        }
    }

    /// One cell.
    struct Cell {
        let text: String
        let role: TerminalStyle.Role

        init(_ text: String, _ role: TerminalStyle.Role = .plain) {
            self.text = text
            self.role = role
        }
    }

    private static let gap = 2

    let columns: [Column]
    /// Whether the first column may be cut to make the table fit.
    let mayCut: Bool
    private(set) var rows: [[Cell]] = []

    init(_ columns: [Column], mayCut: Bool = true) {
        self.columns = columns
        self.mayCut = mayCut
    }

    /// Adds a row; missing cells at its end are empty.
    mutating func add(_ cells: [Cell]) {
        rows.append(cells + (cells.count..<max(columns.count, cells.count)).map { _ in Cell("") })
    }

    /// The lines of the table, indented; the first column is cut where nothing else makes it fit.
    func lines(style: TerminalStyle, indent: Int) -> [String] {
        var shown = columns.indices.filter { column in
            !columns[column].title.isEmpty || rows.contains { !$0[column].text.isEmpty }
        }
        let natural = columns.indices.map { column in
            rows.reduce(columns[column].title.displayWidth) { max($0, $1[column].text.displayWidth) }
        }
        func total() -> Int {
            indent + shown.reduce(-Self.gap) { $0 + natural[$1] + Self.gap }
        }
        while total() > style.width,
            let dropped = shown.filter({ columns[$0].rank > 0 }).max(by: {
                columns[$0].rank < columns[$1].rank
            })
        {
            shown.removeAll { $0 == dropped }
        }
        var widths = natural
        if mayCut, let first = shown.first, total() > style.width {
            widths[first] = max(8, natural[first] - (total() - style.width))
        }
        let head = columns.map { Cell($0.title, .secondary) }
        return ([head] + rows).map { row in
            let cells = shown.map { column in
                pad(row[column], to: widths[column], columns[column].alignment, style: style)
            }
            let line = cells.joined(separator: String(repeating: " ", count: Self.gap))
            return String(repeating: " ", count: indent) + line.trimmingTrailingSpaces
        }
    }

    private func pad(_ cell: Cell, to width: Int, _ alignment: Column.Alignment, style: TerminalStyle)
        -> String
    {
        let text = cell.text.truncated(toDisplayWidth: width)
        let padding = String(repeating: " ", count: width - text.displayWidth)
        let painted = style.paint(text, as: cell.role)
        return alignment == .left ? painted + padding : padding + painted
    }
}

extension String {
    /// The text without the spaces at its end.
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " {
            text.removeLast()
        }
        return text
    }
}
