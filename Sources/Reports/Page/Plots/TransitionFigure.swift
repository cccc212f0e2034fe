import Foundation
import Results

/// How many people a change moves from each decision to each other: rows before, columns after.
struct TransitionFigure {
    let context: PageContext
    let key: String
    let title: String
    /// How levels are called.
    let words: ModelWords
    let matrix: TransitionMatrixRecord
    /// The place of the matrix in the document.
    let place: Int

    private let left = 108.0
    private let top = 44.0
    private let cellHeight = 40.0

    /// The figure; nothing for a matrix without people.
    var markup: Markup {
        let total = matrix.counts.reduce(0) { $0 + $1.reduce(0, +) }
        guard total > 0, !matrix.levels.isEmpty else { return .nothing }
        let language = context.language
        let height = top + cellHeight * Double(matrix.levels.count) + 26
        return Figure(
            key: key,
            title: title,
            description: language(
                "Matrix of decisions: people by \(rowTitle) in rows and \(columnTitle) in columns; on the diagonal nothing changes.",
                fr:
                    "Matrice des décisions : personnes selon \(rowTitle) en lignes et \(columnTitle) en colonnes ; sur la "
                    + "diagonale rien ne change."
            ),
            height: height,
            marks: heads(height: height) + cells,
            legend: .tag(
                "span",
                [:],
                .text(
                    language(
                        "People by decision before (rows) and after (columns). The darker, the larger the part of its row.",
                        fr:
                            "Personnes selon la décision avant (lignes) et après (colonnes). Plus c'est foncé, plus "
                            + "grande est la part de la ligne."
                    )
                )
            ),
            table: table,
            tableTitle: language("The numbers of the plot", fr: "Les nombres du graphique")
        ).markup
    }

    private var cellWidth: Double {
        (Figure.width - left - 12) / Double(columns.count)
    }

    /// The names of levels in so much room; where they do not fit and begin alike, as "tenth 1" and "tenth 2" do, without
    /// what they share.
    private func names(_ levels: [String], fit width: Double) -> [String] {
        let room = max(2, Int(width / 7.4))
        var names = levels.map(words.level)
        if names.contains(where: { $0.displayWidth > room }) {
            let shared = Self.sharedWords(names)
            names = names.map { String($0.dropFirst(shared)) }
        }
        return names.map { $0.truncated(toDisplayWidth: room) }
    }

    /// How many characters are the words that all names begin with, the last space counted; 0 where a name would be empty.
    static func sharedWords(_ names: [String]) -> Int {
        guard names.count > 1, let first = names.first else { return 0 }
        let shared = names.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        return shared.lastIndex(of: " ").map { shared.distance(from: shared.startIndex, to: $0) + 1 } ?? 0
    }

    private func heads(height: Double) -> [Markup] {
        let above = names(columns, fit: cellWidth).enumerated().map { index, name in
            Drawing.words(
                left + cellWidth * (Double(index) + 0.5),
                top - 8,
                name,
                anchor: "middle"
            )
        }
        let beside = names(matrix.levels, fit: left).enumerated().map { index, name in
            Drawing.words(
                left - 8,
                top + cellHeight * (Double(index) + 0.5) + 4,
                name,
                anchor: "end"
            )
        }
        return above + beside + [
            Drawing.words(left, 14, columnTitle, "label"), Drawing.words(4, top - 8, rowTitle, "label"),
        ]
    }

    /// The levels of the columns.
    private var columns: [String] { matrix.columnLevels ?? matrix.levels }

    private var columnTitle: String {
        if let reference = matrix.subject.reference { return "\(reference) →".truncated(toDisplayWidth: 40) }
        return context.language("after →", fr: "après →")
    }

    private var rowTitle: String {
        matrix.subject.reference == nil
            ? context.language("before ↓", fr: "avant ↓") : context.language("this one ↓", fr: "celui-ci ↓")
    }

    private var cells: [Markup] {
        matrix.counts.enumerated().flatMap { row, counts in
            let all = counts.reduce(0, +)
            return counts.enumerated().map { column, count -> Markup in
                let x = left + cellWidth * Double(column)
                let y = top + cellHeight * Double(row)
                let share = all > 0 ? Double(count) / Double(all) : 0
                return .group([
                    Drawing.bar(x: x, y: y, width: cellWidth - 2, height: cellHeight - 2, "cell"),
                    Drawing.bar(
                        x: x,
                        y: y,
                        width: cellWidth - 2,
                        height: cellHeight - 2,
                        row == column ? "quiet" : "second",
                        opacity: 0.45 * share
                    ),
                    .tag(
                        "text",
                        [
                            "x": Drawing.length(x + cellWidth / 2 - 1),
                            "y": Drawing.length(y + cellHeight / 2 + 4), "text-anchor": "middle",
                            "class": "cellnumber",
                            "data-value": "\(count)", "data-at": path(row, column),
                        ],
                        .text(context.format.whole(count))
                    ),
                ])
            }
        }
    }

    private var table: Markup {
        .table(
            title,
            [.text("\(rowTitle) \(columnTitle)")]
                + columns.map { .number(words.level($0)) },
            zip(matrix.levels, matrix.counts.enumerated()).map { level, row in
                [.text(words.level(level))]
                    + row.element.enumerated().map {
                        context.count($0.element, at: path(row.offset, $0.offset))
                    }
            }
        )
    }

    private func path(_ row: Int, _ column: Int) -> String {
        "transitions/\(place)/counts/\(row)/\(column)"
    }
}
