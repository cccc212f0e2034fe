import Results

extension TerminalReport {
    /// Metrics one below the other: of what, which, how much, how sure, and what it says.
    ///
    /// Coordinates that all of them share are left out.
    func table(_ title: String?, _ metrics: [Metric]) -> [String] {
        guard !metrics.isEmpty else { return [] }
        let coordinates: [(title: String, value: (MetricSubject) -> String?)] = [
            ("population", { $0.population }), ("output", { $0.output }), ("compared with", { $0.reference }),
            ("group", { $0.group }), ("level", { $0.level }),
        ]
        let varying = coordinates.filter { coordinate in
            Set(metrics.map { coordinate.value($0.subject) }).count > 1
        }
        var table = TerminalTable(
            varying.map { TerminalTable.Column($0.title, .left) } + [
                TerminalTable.Column("measure", .left),
                TerminalTable.Column("estimate"),
                TerminalTable.Column(intervalTitle(of: metrics)),
                TerminalTable.Column("", .left, rank: 1),
            ]
        )
        for metric in metrics {
            let label = MetricLabel(for: metric)
            let leading = varying.map { TerminalTable.Cell($0.value(metric.subject) ?? "", .secondary) }
            var note = TerminalTable.Cell(label.target.map { language($0) } ?? "", .secondary)
            if case .undefined(let reason) = metric.value {
                note = TerminalTable.Cell(reason, .warning)
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
        let lines = table.lines(style: style, indent: 4)
        guard let title else { return Array(lines.dropFirst()) }
        return ["  " + style.paint(title, as: .heading)] + lines
    }

    /// What each legal change of one feature does, the largest effect first.
    func counterfactuals(of model: ModelRecord) -> [String] {
        let rows = document.counterfactualRows(of: model.id)
        guard !rows.isEmpty else { return [] }
        let moving = rows.filter { $0.size.flips > 0 || $0.size.change > 0 }
        let shown = moving.prefix(12)
        let outputs = Set(rows.map(\.subject.output)).count
        let populations = Set(rows.map(\.subject.population)).count
        var table = TerminalTable([
            TerminalTable.Column("change of one feature", .left),
            TerminalTable.Column("decisions"),
            TerminalTable.Column(intervalTitle(of: rows.compactMap(\.flips))),
            TerminalTable.Column("up", rank: 2),
            TerminalTable.Column("down", rank: 2),
            TerminalTable.Column("score", rank: 1),
            TerminalTable.Column("", .left, rank: 3),
        ])
        for row in shown {
            let context = [
                outputs > 1 ? row.subject.output : nil, populations > 1 ? row.subject.population : nil,
            ]
            let name = ([row.subject.intervention ?? ""] + context.compactMap(\.self)).joined(separator: ", ")
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
                TerminalTable.Cell(isProtected ? "protected" : "", .secondary),
            ])
        }
        var lines =
            ["  " + style.paint("Counterfactual", as: .heading)] + table.lines(style: style, indent: 4)
        if moving.count > shown.count {
            lines.append(
                "    … \(count(moving.count - shown.count, "more change")) of less effect, in the document"
            )
        }
        if moving.count < rows.count {
            let still = Set(rows.map { $0.subject.feature ?? $0.subject.intervention ?? "" })
                .subtracting(moving.map { $0.subject.feature ?? $0.subject.intervention ?? "" })
            let names = still.isEmpty ? "" : ": " + still.sorted().joined(separator: ", ")
            lines += "\(count(rows.count - moving.count, "change")) without any effect\(names)"
                .wrapped(toDisplayWidth: style.width - 4).map { "    " + style.paint($0, as: .secondary) }
        }
        return lines
    }

    /// The head of a column of intervals: their level, where they share one.
    func intervalTitle(of metrics: [Metric]) -> String {
        let levels = Set(metrics.compactMap { $0.interval?.level })
        guard let level = levels.first else { return "" }
        return levels.count == 1 ? "\(format.percent(level, decimals: 0)) % interval" : "interval"
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
