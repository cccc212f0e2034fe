import Results

extension TerminalReport {
    /// Calibration and discrimination, without the numbers that only a specialist asks for; how many these are stands below.
    func calibration(of model: ModelRecord) -> [String] {
        let all = document.metrics(of: model.id, .calibration)
        let shown = all.filter { !Self.isDetail($0.name) }
        let lines = table("Calibration", shown)
        guard shown.count < all.count, !lines.isEmpty else { return lines }
        return lines + [
            "    … " + count(all.count - shown.count, "more number", fr: "autre nombre")
                + language(", in the document", fr: ", dans le document")
        ]
    }

    /// How decisions differ between groups, the largest differences first.
    ///
    /// Groups that no comparison names are listed with all their numbers.
    func groups(of model: ModelRecord) -> [String] {
        let metrics = document.metrics(of: model.id, .disparity)
        let compared = metrics.filter { $0.name == "selection_rate_difference" }
        guard !compared.isEmpty else { return table(language("Groups", fr: "Groupes"), metrics) }
        let rows = compared.enumerated().sorted { left, right in
            let (a, b) = (abs(left.element.estimate ?? -1), abs(right.element.estimate ?? -1))
            return a == b ? left.offset < right.offset : a > b
        }.map(\.element)
        let shown = rows.filter { $0.estimate != nil }.prefix(effectLimit)
        var bySubject: [MetricSubject: [String: Metric]] = [:]
        for metric in metrics { bySubject[metric.subject, default: [:]][metric.name] = metric }
        let hasLevels = Set(rows.map(\.subject.level)).count > 1
        var table = TerminalTable([
            TerminalTable.Column(
                language("group against the largest", fr: "groupe face au plus grand"),
                .left
            ),
            TerminalTable.Column(language("decision", fr: "décision"), .left, rank: hasLevels ? 0 : 5),
            TerminalTable.Column(language("selected", fr: "sélectionnés")),
            TerminalTable.Column(language("difference", fr: "écart")),
            TerminalTable.Column(intervalTitle(of: rows), rank: 1),
            TerminalTable.Column(language("ratio", fr: "rapport"), rank: 2),
            TerminalTable.Column(language("FPR", fr: "faux pos."), rank: 3),
            TerminalTable.Column(language("FNR", fr: "faux nég."), rank: 4),
        ])
        for row in shown {
            var own = row.subject
            own.group = Self.firstGroup(of: row.subject)
            func value(_ name: String, _ subject: MetricSubject) -> String {
                bySubject[subject]?[name].map { numbers.value(of: $0) } ?? ""
            }
            table.add([
                TerminalTable.Cell(
                    (row.subject.group ?? "").replacing(
                        " against ",
                        with: language(" against ", fr: " face à ")
                    )
                ),
                TerminalTable.Cell(hasLevels ? row.subject.level ?? "" : "", .secondary),
                TerminalTable.Cell(value("selection_rate", own), .accent),
                TerminalTable.Cell(numbers.value(of: row)),
                TerminalTable.Cell(numbers.interval(of: row), .secondary),
                TerminalTable.Cell(value("selection_rate_ratio", row.subject)),
                TerminalTable.Cell(value("false_positive_rate", own)),
                TerminalTable.Cell(value("false_negative_rate", own)),
            ])
        }
        let lines =
            ["  " + style.paint(language("Groups", fr: "Groupes"), as: .heading)]
            + table.lines(style: style, indent: 4)
        guard rows.count > shown.count else { return lines }
        return lines + [
            "    … " + count(rows.count - shown.count, "more comparison", fr: "autre comparaison")
                + language(" of less difference, in the document", fr: " de moindre écart, dans le document")
        ]
    }

    /// The group that a comparison is of: what stands before " against ".
    private static func firstGroup(of subject: MetricSubject) -> String? {
        guard let group = subject.group, let range = group.firstRange(of: " against ") else {
            return subject.group
        }
        return String(group[..<range.lowerBound])
    }

    /// Whether a number is one that the terminal leaves to the document.
    private static func isDetail(_ name: String) -> Bool {
        let beginnings = [
            "corp_log_", "murphy_", "rmsce_", "mce_", "plugin_", "unreliability_", "ece_quantile_",
        ]
        let names: Set = [
            "ece_uniform_15", "corp_uncertainty", "spiegelhalter_p", "hosmer_lemeshow_p", "e50", "e90",
            "emax",
            "isotonic_ici",
        ]
        if names.contains(name) || beginnings.contains(where: name.hasPrefix) { return true }
        // Of other sources of outcomes the terminal shows the difference that matters most.
        let other = ["_observed", "_selected"].first { name.contains($0) }
        return other != nil && !name.hasPrefix("outcome_rate") && !name.hasPrefix("calibration_in_the_large_")
            && !name.hasPrefix("roc_auc_")
    }
}
