import Results

extension ComparisonReport {
    /// Where the people of each tenth of the first order stand in the second: rows from the highest tenth down, columns from the
    /// lowest up, so that equal orders make a rising diagonal.
    func plot(of metrics: PairMetrics) -> [String] {
        guard let tenths = metrics.transitions.first(where: { $0.name == "rank_tenths" }) else { return [] }
        let title = language(
            "where the people of each tenth by A stand by B (share of the row)",
            fr: "où se trouvent selon B les personnes de chaque dixième selon A (part de la ligne)"
        )
        var lines = ["  " + style.paint(title, as: .secondary)]
        for row in tenths.counts.indices.reversed() {
            let counts = tenths.counts[row]
            let total = counts.reduce(0, +)
            let cells = counts.map { count in
                total == 0 ? "   " : Self.shade(Double(count) / Double(total))
            }
            let label =
                row == 9
                ? language("A highest", fr: "A plus haut")
                : row == 0 ? language("A lowest", fr: "A plus bas") : ""
            lines.append("  " + label.padded(to: 12) + "│" + cells.joined() + "│")
        }
        let ends = language("B lowest", fr: "B plus bas")
        let end = language("B highest", fr: "B plus haut")
        let space = String(repeating: " ", count: max(1, 30 - ends.displayWidth - end.displayWidth))
        lines.append("  " + "".padded(to: 12) + " " + ends + space + end)
        let legend = "  · < 2 %   ░ < 10 %   ▒ < 25 %   ▓ < 50 %   █ " + language("more", fr: "plus")
        lines.append("  " + "".padded(to: 10) + style.paint(legend, as: .secondary))
        return lines
    }

    private static func shade(_ share: Double) -> String {
        switch share {
        case 0: "   "
        case ..<0.02: " · "
        case ..<0.1: "░░░"
        case ..<0.25: "▒▒▒"
        case ..<0.5: "▓▓▓"
        default: "███"
        }
    }
}

extension String {
    /// The text with spaces behind it, so wide.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - displayWidth))
    }
}
