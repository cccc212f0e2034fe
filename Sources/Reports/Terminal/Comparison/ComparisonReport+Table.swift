import Results

extension ComparisonReport {
    /// One table of a pair: each model by itself where it makes sense, then the two together, or first less second.
    func table(of metrics: PairMetrics) -> [String] {
        var table = TerminalTable([
            TerminalTable.Column("", .left),
            TerminalTable.Column("A", rank: 2),
            TerminalTable.Column("B", rank: 2),
            TerminalTable.Column(language("both, A-B", fr: "deux, A-B")),
            TerminalTable.Column(language("95 % interval", fr: "intervalle à 95 %"), rank: 1),
        ])
        func heading(_ text: String) { table.add([TerminalTable.Cell(text, .heading)]) }
        heading(language("where they differ", fr: "où ils diffèrent"))
        for row in Self.scoreRows where metrics.metric(row.name) != nil { table.add(cells(row, metrics)) }
        heading(language("the decision", fr: "la décision"))
        for row in Self.decisionRows where metrics.metric(row.name) != nil { table.add(cells(row, metrics)) }
        for overlap in metrics.metrics where overlap.name == "top_overlap" {
            let label = "\(language("same people", fr: "mêmes personnes")), \(overlap.subject.level ?? "")"
            table.add(cells(label, overlap, isShare: true))
        }
        let groups = metrics.groupsApart.filter { ($0.excess.estimate ?? 0) > 0 }.prefix(6)
        if !groups.isEmpty {
            heading(language("for whom: changes of side", fr: "pour qui : changements"))
        }
        for (group, _) in groups {
            guard let change = metrics.metric("decision_change_rate", group: group) else { continue }
            let count = change.count.map { " (\(format.whole($0)))" } ?? ""
            table.add(
                cells(
                    group.truncated(toDisplayWidth: 24 - count.displayWidth) + count,
                    change,
                    own: (
                        metrics.value("selection_rate", ofFirst: true, group: group),
                        metrics.value("selection_rate", ofFirst: false, group: group)
                    ),
                    isShare: true
                )
            )
        }
        let outcomes = Self.outcomeRows.filter { metrics.metric($0.name)?.estimate != nil }
        if !outcomes.isEmpty {
            heading(language("against outcomes", fr: "face aux événements"))
        }
        for row in outcomes { table.add(cells(row, metrics)) }
        return table.lines(style: style, indent: 2) + reasons(of: metrics) + facts(of: metrics)
    }

    /// Why a row has no number: behind the table, which a sentence would widen.
    private func reasons(of metrics: PairMetrics) -> [String] {
        (Self.scoreRows + Self.decisionRows).flatMap { row -> [String] in
            guard case .undefined(let reason)? = metrics.metric(row.name)?.value else { return [] }
            return "\(language(row.english, fr: row.french)): \(language.reason(reason))"
                .wrapped(toDisplayWidth: style.width - 4).map { "  " + style.paint($0, as: .warning) }
        }
    }

    /// One kind of row: the metric of the pair, and which metric of each model stands beside it.
    struct Row {
        let name: String
        let english: String
        let french: String
        var own: String?
        var isShare = false
    }

    private static let scoreRows = [
        Row(
            name: "spearman_correlation",
            english: "Spearman's correlation",
            french: "corrélation de Spearman"
        ),
        Row(name: "kendall_tau_b", english: "Kendall's tau-b", french: "tau-b de Kendall"),
        Row(name: "pearson_correlation", english: "Pearson's correlation", french: "corrélation de Pearson"),
        Row(
            name: "rank_displacement_mean",
            english: "places apart, mean",
            french: "écart de rang moyen",
            isShare: true
        ),
        Row(
            name: "rank_displacement_p90",
            english: "places apart, 9 in 10 <",
            french: "écart de rang, 9 sur 10 <",
            isShare: true
        ),
        Row(
            name: "score_difference_mean",
            english: "score, mean difference",
            french: "score, différence moyenne"
        ),
        Row(name: "score_difference_p5", english: "score, 5 % quantile", french: "score, quantile à 5 %"),
        Row(name: "score_difference_p95", english: "score, 95 % quantile", french: "score, quantile à 95 %"),
        Row(
            name: "score_limit_of_agreement_lower",
            english: "lower limit of agreement",
            french: "limite d'accord inférieure"
        ),
        Row(
            name: "score_limit_of_agreement_upper",
            english: "upper limit of agreement",
            french: "limite d'accord supérieure"
        ),
        Row(
            name: "log_odds_difference_mean",
            english: "log odds, mean difference",
            french: "log-cotes, différence moyenne"
        ),
        Row(name: "people_unscored", english: "people without a score", french: "personnes sans score"),
    ]

    private static let decisionRows = [
        Row(
            name: "selection_rate_difference",
            english: "share selected",
            french: "part choisie",
            own: "selection_rate",
            isShare: true
        ),
        Row(
            name: "decision_change_rate",
            english: "change side",
            french: "changent de côté",
            isShare: true
        ),
        Row(name: "cohen_kappa", english: "Cohen's kappa", french: "kappa de Cohen"),
        Row(name: "cohen_kappa_linear", english: "kappa, linear weights", french: "kappa, poids linéaires"),
        Row(
            name: "cohen_kappa_quadratic",
            english: "kappa, quadratic weights",
            french: "kappa, poids quadratiques"
        ),
    ]

    private static let outcomeRows = [
        ("roc_auc", "AUC", "AUC"), ("average_precision", "average precision", "précision moyenne"),
        ("brier_score", "Brier score", "score de Brier"), ("log_loss", "log loss", "perte logarithmique"),
        ("ece_uniform_10", "ECE, 10 bins", "ECE, 10 classes"), ("smooth_ece", "smooth ECE", "ECE lissée"),
        ("corp_miscalibration", "CORP miscalibration", "défaut de calibration CORP"),
        ("corp_discrimination", "CORP discrimination", "discrimination CORP"),
        ("calibration_slope", "calibration slope", "pente de calibration"),
        ("calibration_in_the_large", "calibration in the large", "calibration globale"),
        ("observed_expected_ratio", "observed / expected", "observé / attendu"),
    ].map { Row(name: "\($0.0)_difference", english: $0.1, french: $0.2, own: $0.0) }

    private func cells(_ row: Row, _ metrics: PairMetrics) -> [TerminalTable.Cell] {
        guard let metric = metrics.metric(row.name) else { return [] }
        return cells(
            language(row.english, fr: row.french),
            metric,
            own: row.own.map { (metrics.value($0, ofFirst: true), metrics.value($0, ofFirst: false)) } ?? (
                nil, nil
            ),
            isShare: row.isShare
        )
    }

    private func cells(
        _ label: String,
        _ metric: Metric,
        own: (Double?, Double?) = (nil, nil),
        isShare: Bool
    ) -> [TerminalTable.Cell] {
        func text(_ value: Double) -> String {
            if metric.unit == "people" { return format.whole(Int(value)) }
            return isShare ? format.percent(value) + " %" : format.fixed(value, decimals: decimals(value))
        }
        let interval = metric.interval.map { interval in
            isShare
                ? "[\(format.percent(interval.lower)), \(format.percent(interval.upper))]"
                : "[\(text(interval.lower)), \(text(interval.upper))]"
        }
        return [
            TerminalTable.Cell("  " + label),
            TerminalTable.Cell(own.0.map(text) ?? "", .secondary),
            TerminalTable.Cell(own.1.map(text) ?? "", .secondary),
            TerminalTable.Cell(metric.estimate.map(text) ?? "-", .accent),
            TerminalTable.Cell(interval ?? "", .secondary),
        ]
    }

    /// Four decimals below 10, fewer above.
    private func decimals(_ value: Double) -> Int { abs(value) < 10 ? 4 : abs(value) < 1000 ? 2 : 0 }

    private func facts(of metrics: PairMetrics) -> [String] {
        let sides = [true, false].map { metrics.facts(ofFirst: $0) }
        guard sides.contains(where: { $0.met + $0.failed.count + $0.unchecked > 0 }) else { return [] }
        let parts = zip(["A", "B"], sides).map { letter, side in
            let checked = side.met + side.failed.count
            let failed =
                side.failed.isEmpty
                ? "" : language(", fails ", fr: ", manque ") + side.failed.joined(separator: ", ")
            return language(
                "\(letter) meets \(side.met) of \(checked) checkable documented facts\(failed) "
                    + "(\(side.unchecked) cannot be checked)",
                fr: "\(letter) respecte \(side.met) des \(checked) faits documentés vérifiables\(failed) "
                    + "(\(side.unchecked) non vérifiables)"
            )
        }
        return parts.flatMap { $0.wrapped(toDisplayWidth: style.width - 4) }
            .map { "  " + style.paint($0, as: .secondary) }
    }
}
