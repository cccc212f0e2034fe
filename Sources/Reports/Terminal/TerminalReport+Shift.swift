import Results

extension TerminalReport {
    /// What becomes of every model's scores from the first population to each of the others: one table a pair.
    func shifts() -> [[String]] {
        let metrics = document.metrics.filter { MetricFamily(of: $0) == .shift }
        var pairs: [(before: String, after: String)] = []
        for metric in metrics {
            guard let before = metric.subject.reference, let after = metric.subject.population,
                !pairs.contains(where: { $0 == (before, after) })
            else { continue }
            pairs.append((before, after))
        }
        return pairs.map { pair in
            shift(
                metrics.filter { $0.subject.reference == pair.before && $0.subject.population == pair.after },
                from: pair.before,
                to: pair.after
            )
        }
    }

    private func shift(_ metrics: [Metric], from before: String, to after: String) -> [String] {
        let differences = metrics.filter {
            ["shift_score", "shift_level", "shift_selected_group"].contains($0.name)
        }
        var table = TerminalTable([
            TerminalTable.Column(language("model", fr: "modèle"), .left),
            TerminalTable.Column(language("quantity", fr: "grandeur"), .left),
            TerminalTable.Column(before), TerminalTable.Column(after),
            TerminalTable.Column(language("shift", fr: "écart")),
            TerminalTable.Column(intervalTitle(of: differences), rank: 1),
        ])
        var lastModel = ""
        for difference in differences {
            let subject = difference.subject
            let isShare = difference.name != "shift_score"
            func side(_ suffix: String) -> String {
                let metric = metrics.first { $0.subject == subject && $0.name == difference.name + suffix }
                return metric?.estimate.map { isShare ? percent($0) : format.significant($0) } ?? "-"
            }
            table.add([
                TerminalTable.Cell(subject.model == lastModel ? "" : subject.model),
                TerminalTable.Cell(quantity(of: difference)),
                TerminalTable.Cell(side("_before")), TerminalTable.Cell(side("_after")),
                TerminalTable.Cell(signed(difference.estimate, isShare: isShare), .accent),
                TerminalTable.Cell(
                    difference.interval.map {
                        signed($0.lower, isShare: isShare) + " … " + signed($0.upper, isShare: isShare)
                    } ?? "",
                    .secondary
                ),
            ])
            lastModel = subject.model
        }
        return [style.paint(language("Shift", fr: "Écart") + "  \(before) → \(after)", as: .heading)]
            + pairing(metrics) + table.lines(style: style, indent: 2)
    }

    /// How the two populations are paired, in a sentence or two.
    private func pairing(_ metrics: [Metric]) -> [String] {
        let shares = metrics.filter { $0.name == "shift_same_people" }.compactMap(\.estimate)
        guard let least = shares.min(), let most = shares.max() else { return [] }
        let range =
            format.percent(least, decimals: 1) == format.percent(most, decimals: 1)
            ? percent(least, decimals: 1)
            : "\(format.percent(least, decimals: 1)) – \(percent(most, decimals: 1))"
        let text = language(
            """
            Paired by the number of the person: \(range) of them have the same inputs in both populations. Intervals are of \
            paired differences.
            """,
            fr: """
                Apparié par le numéro de la personne : \(range) ont les mêmes entrées dans les deux populations. Les \
                intervalles sont ceux de différences appariées.
                """
        )
        return text.wrapped(toDisplayWidth: style.width - 2).map { "  " + style.paint($0, as: .secondary) }
    }

    private func quantity(of metric: Metric) -> String {
        let level = metric.subject.level ?? ""
        switch metric.name {
        case "shift_score": return language("mean score", fr: "score moyen")
        case "shift_level": return language("share \(level)", fr: "part \(level)")
        default:
            let group = metric.subject.group ?? ""
            return language("\(group) among \(level)", fr: "\(group) parmi \(level)")
        }
    }

    private func percent(_ share: Double, decimals: Int = 2) -> String {
        format.percent(share, decimals: decimals) + " %"
    }

    private func signed(_ value: Double?, isShare: Bool) -> String {
        guard let value else { return "-" }
        return (value > 0 ? "+" : "")
            + (isShare ? format.percent(value) : format.significant(value, digits: 3))
    }
}
