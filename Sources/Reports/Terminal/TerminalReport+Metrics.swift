import Results

extension TerminalReport {
    /// Metrics one below the other: of what, which, how much, how sure, and what it says.
    ///
    /// Coordinates that all of them share are left out; those that people read first stand first, and of more than
    /// ``rowLimit`` the others are only counted.
    func table(_ title: String?, _ all: [Metric]) -> [String] {
        guard !all.isEmpty else { return [] }
        let ranked = all.enumerated().sorted {
            (MetricLabel.rank(of: $0.element.name), $0.offset) < (
                MetricLabel.rank(of: $1.element.name), $1.offset
            )
        }.map(\.element)
        let metrics = Array(ranked.prefix(rowLimit))
        let coordinates: [(title: String, value: (MetricSubject) -> String?)] = [
            ("population", { $0.population }),
            (language("output", fr: "sortie"), { $0.output }),
            (language("compared with", fr: "comparé à"), { $0.reference }),
            (language("group", fr: "groupe"), { $0.group }), (language("level", fr: "niveau"), { $0.level }),
        ]
        let varying = coordinates.filter { coordinate in
            Set(metrics.map { coordinate.value($0.subject) }).count > 1
        }
        var table = TerminalTable(
            varying.map { TerminalTable.Column($0.title, .left) } + [
                TerminalTable.Column(language("measure", fr: "mesure"), .left),
                TerminalTable.Column(language("estimate", fr: "estimation")),
                TerminalTable.Column(intervalTitle(of: metrics)),
                TerminalTable.Column("", .left, rank: 1),
            ]
        )
        for metric in metrics {
            let label = MetricLabel(for: metric)
            let leading = varying.map { TerminalTable.Cell($0.value(metric.subject) ?? "", .secondary) }
            var note = TerminalTable.Cell(label.target.map { language($0) } ?? "", .secondary)
            if case .undefined(let reason) = metric.value {
                note = TerminalTable.Cell(language.reason(reason), .warning)
            }
            table.add(
                leading + [
                    TerminalTable.Cell(language(label.label)),
                    TerminalTable.Cell(numbers.value(of: metric)),
                    TerminalTable.Cell(numbers.interval(of: metric), .secondary),
                    note,
                ]
            )
        }
        var lines = table.lines(style: style, indent: 4)
        if all.count > metrics.count {
            lines.append(
                "    "
                    + style.paint(
                        "… \(count(all.count - metrics.count, "more number", fr: "autre nombre"))",
                        as: .secondary
                    )
            )
        }
        guard let title else { return Array(lines.dropFirst()) }
        return ["  " + style.paint(title, as: .heading)] + lines
    }

    /// What legal changes of one feature do: for each feature the change that does most, the largest effect first.
    func counterfactuals(of model: ModelRecord) -> [String] {
        let rows = document.counterfactualRows(of: model.id)
        guard !rows.isEmpty else { return [] }
        let moving = rows.filter { $0.size.flips > 0 || $0.size.change > 0 }
        var seen: Set<MetricSubject> = []
        let largest = moving.filter { row in
            var feature = row.subject
            if feature.feature != nil { feature.intervention = nil }
            return seen.insert(feature).inserted
        }
        // The largest, and among what is left whatever is protected.
        let shown =
            largest.prefix(effectLimit)
            + largest.dropFirst(effectLimit).filter { document.isProtected($0.subject.feature, in: model.id) }
            .prefix(2)
        let outputs = Set(rows.map(\.subject.output)).count
        let populations = Set(rows.map(\.subject.population)).count
        var table = TerminalTable([
            TerminalTable.Column(language("change of one feature", fr: "changement d'une variable"), .left),
            TerminalTable.Column(language("decisions", fr: "décisions")),
            TerminalTable.Column(intervalTitle(of: rows.compactMap(\.flips))),
            TerminalTable.Column(language("up", fr: "haut"), rank: 2),
            TerminalTable.Column(language("down", fr: "bas"), rank: 2),
            TerminalTable.Column("score", rank: 1),
            TerminalTable.Column("", .left, rank: 3),
        ])
        for row in shown {
            let context = [
                outputs > 1 ? row.subject.output : nil, populations > 1 ? row.subject.population : nil,
            ]
            let change = text(of: row.subject)
            let name = ([change] + context.compactMap(\.self)).joined(separator: ", ")
            let isProtected = document.isProtected(row.subject.feature, in: model.id)
            table.add([
                TerminalTable.Cell(name, isProtected ? .warning : .plain),
                TerminalTable.Cell(share(row.flips) + (row.flips == nil ? "" : " %"), .accent),
                TerminalTable.Cell(
                    row.flips.map(numbers.interval) ?? "",
                    .secondary
                ),
                TerminalTable.Cell(share(row.up)),
                TerminalTable.Cell(share(row.down)),
                TerminalTable.Cell(signed(row.scoreChange)),
                TerminalTable.Cell(isProtected ? language("protected", fr: "protégée") : "", .secondary),
            ])
        }
        var lines =
            ["  " + style.paint(language("Counterfactual", fr: "Contrefactuels"), as: .heading)]
            + table.lines(style: style, indent: 4)
        if moving.count > shown.count {
            let others = count(moving.count - shown.count, "more change", fr: "autre changement")
            let words = language("… \(others) of less effect", fr: "… \(others) de moindre effet")
            lines.append("    " + style.paint(words, as: .secondary))
        }
        lines += without(rows, moving)
        guard let reading = model.reading else { return lines }
        return lines
            + language(reading).wrapped(toDisplayWidth: style.width - 4).map {
                "    " + style.paint($0, as: .secondary)
            }
    }

    /// The features whose changes do nothing.
    private func without(_ rows: [CounterfactualRow], _ moving: [CounterfactualRow]) -> [String] {
        let still = Set(rows.map { $0.subject.feature ?? $0.subject.intervention ?? "" })
            .subtracting(moving.map { $0.subject.feature ?? $0.subject.intervention ?? "" }).sorted()
        guard !still.isEmpty else { return [] }
        let named = still.prefix(6).joined(separator: ", ")
        let names =
            still.count > 6
            ? language("\(named) and \(still.count - 6) more", fr: "\(named) et \(still.count - 6) autres")
            : named
        return language("without any effect: \(names)", fr: "sans aucun effet : \(names)").wrapped(
            toDisplayWidth: style.width - 4
        )
        .map { "    " + style.paint($0, as: .secondary) }
    }

    /// A change in short: the names of the model, an arrow from one value to the other.
    private func text(of subject: MetricSubject) -> String {
        guard let feature = subject.feature, case .pair(let from, let to) = Change(of: subject) else {
            return subject.intervention ?? ""
        }
        return "\(feature) = \(from) → \(to)"
    }

    /// The head of a column of intervals: their level, where they share one.
    func intervalTitle(of metrics: [Metric]) -> String {
        let levels = Set(metrics.compactMap { $0.interval?.level })
        guard let level = levels.first else { return "" }
        if levels == [1] { return language("range", fr: "étendue") }
        let percent = format.percent(level, decimals: 0)
        return levels.count == 1
            ? language("\(percent) % interval", fr: "intervalle à \(percent) %")
            : language("interval", fr: "intervalle")
    }

    private func share(_ metric: Metric?) -> String {
        guard let metric else { return "" }
        return metric.estimate.map { format.percent($0) } ?? "-"
    }

    private func signed(_ metric: Metric?) -> String {
        guard let estimate = metric?.estimate else { return "" }
        return (estimate > 0 ? "+" : "") + format.fixed(estimate, decimals: 3)
    }
}
