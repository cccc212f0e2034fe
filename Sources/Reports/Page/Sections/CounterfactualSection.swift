import Results

/// What one legal change of a person does: the changes by size, and who moves where.
struct CounterfactualSection {
    let context: PageContext
    let model: ModelRecord
    let key: String

    /// How many changes are drawn; the others stand in the table.
    private static let drawnCount = 12
    /// How many matrices are drawn.
    private static let matrixCount = 2

    private var language: ReportLanguage { context.language }
    private var changeText: ChangeText { ChangeText(model: model, language: language) }
    private var words: ModelWords { ModelWords(model: model, language: language) }

    /// The parts of the section; none for a model whose people were not changed.
    var parts: [Markup] {
        let rows = context.document.counterfactualRows(of: model.id)
        guard !rows.isEmpty else { return [] }
        let decisive = rows.filter { $0.flips?.estimate != nil }
        let figure = decisive.isEmpty ? scores(rows) : decisions(decisive)
        return [
            .tag("div", ["class": "plots"], [figure] + matrices(decisive) + [groups(of: decisive)]),
            without(rows), reading,
        ]
    }

    /// What the section may be taken for, and what not.
    private var reading: Markup {
        model.reading.map { .tag("p", [:], .text(language($0))) } ?? .nothing
    }

    private func isProtected(_ row: CounterfactualRow) -> Bool {
        context.document.isProtected(row.subject.feature, in: model.id)
    }

    /// For each feature the change that does most: the largest of them, and those of protected features however small.
    private func drawn(_ rows: [CounterfactualRow]) -> (
        drawn: [CounterfactualRow], others: [CounterfactualRow]
    ) {
        var seen: Set<String> = []
        var drawn: [CounterfactualRow] = []
        var others: [CounterfactualRow] = []
        for row in rows {
            let isFirst = seen.insert(row.subject.feature ?? row.subject.intervention ?? "").inserted
            let matters = row.size.flips > 0 || row.size.change > 0
            if isFirst && matters && (drawn.count < Self.drawnCount || isProtected(row)) {
                drawn.append(row)
            } else {
                others.append(row)
            }
        }
        return (drawn, others)
    }

    private func decisions(_ rows: [CounterfactualRow]) -> Markup {
        let parts = drawn(rows)
        func dots(_ rows: [CounterfactualRow]) -> [DotFigure.Row] {
            rows.compactMap { row in
                row.flips.map { flips in
                    DotFigure.Row(
                        label: changeText.text(of: row.subject),
                        shortLabel: changeText.text(of: row.subject, width: DotFigure.labelWidth),
                        metric: flips,
                        isMarked: isProtected(row),
                        extra: [
                            context.value(of: row.up), context.value(of: row.down),
                            context.value(of: row.scoreChange),
                        ]
                    )
                }
            }
        }
        return DotFigure(
            context: context,
            key: "\(key)-flips",
            title: language(
                "Whose decision changes when one thing changes",
                fr: "Quand une chose change, pour qui la décision change"
            ),
            description: language(
                "One row for each feature with its largest effect, the largest first; the point is the share of people "
                    + "whose decision changes, the line its interval.",
                fr:
                    "Une ligne par changement d'une variable, le plus grand effet d'abord ; le point est la part des "
                    + "personnes dont la décision change, le trait son intervalle."
            ),
            legend: language(
                "A diamond marks features that the law protects. Where no line shows, the interval is narrower than the point.",
                fr:
                    "Un losange marque les variables protégées par la loi. Sans trait visible, l'intervalle est plus "
                    + "étroit que le point."
            ),
            labelTitle: language("change", fr: "changement"),
            rows: dots(parts.drawn),
            more: dots(parts.others),
            extraColumns: [
                language("moved up", fr: "vers le haut"), language("moved down", fr: "vers le bas"),
                language("mean change of the score", fr: "variation moyenne du score"),
            ]
        ).markup
    }

    private func scores(_ rows: [CounterfactualRow]) -> Markup {
        let parts = drawn(rows)
        func dots(_ rows: [CounterfactualRow]) -> [DotFigure.Row] {
            rows.compactMap { row in
                row.scoreChange.map {
                    DotFigure.Row(
                        label: changeText.text(of: row.subject),
                        shortLabel: changeText.text(of: row.subject, width: DotFigure.labelWidth),
                        metric: $0,
                        isMarked: isProtected(row)
                    )
                }
            }
        }
        return DotFigure(
            context: context,
            key: "\(key)-changes",
            title: language("What one change does to the score", fr: "L'effet d'un changement sur le score"),
            description: language(
                "One row for each change of one feature; the point is the mean change of the score.",
                fr: "Une ligne par changement d'une variable ; le point est la variation moyenne du score."
            ),
            legend: language(
                "A diamond marks features that the law protects.",
                fr: "Un losange marque les variables protégées par la loi."
            ),
            labelTitle: language("change", fr: "changement"),
            rows: dots(parts.drawn),
            more: dots(parts.others)
        ).markup
    }

    /// Matrices of the largest changes, those of protected features first.
    private func matrices(_ rows: [CounterfactualRow]) -> [Markup] {
        let moving = rows.filter { ($0.flips?.estimate ?? 0) > 0 }
        let ordered = moving.filter(isProtected).prefix(1) + moving.filter { !isProtected($0) }
        let drawable = ordered.compactMap { row in
            context.document.transitions.firstIndex { $0.subject == row.subject }.map {
                (row: row, place: $0)
            }
        }
        return drawable.prefix(Self.matrixCount).enumerated().map { index, item in
            TransitionFigure(
                context: context,
                key: "\(key)-moves-\(index)",
                title: changeText.text(of: item.row.subject),
                words: words,
                matrix: context.document.transitions[item.place],
                place: item.place
            ).markup
        }
    }

    /// Whom the largest change meets: its effect in every group.
    ///
    /// The other changes stand in the table.
    private func groups(of rows: [CounterfactualRow]) -> Markup {
        let metrics = context.metrics(of: model, .counterfactual).filter {
            $0.subject.group != nil && $0.name == MetricName.flipRate && $0.estimate != nil
        }
        let ordered = metrics.sorted { ($0.estimate ?? 0) > ($1.estimate ?? 0) }
        func isOf(_ change: MetricSubject, _ metric: Metric) -> Bool {
            metric.subject.intervention == change.intervention && metric.subject.output == change.output
                && metric.subject.population == change.population
        }
        let largest = rows.first { row in ordered.contains { isOf(row.subject, $0) } }
        guard let change = largest?.subject ?? ordered.first?.subject else { return .nothing }
        func isDrawn(_ metric: Metric) -> Bool { isOf(change, metric) }
        let drawn = ordered.filter(isDrawn)
        let name = changeText.text(of: change)
        return DotFigure(
            context: context,
            key: "\(key)-groups",
            title: language(
                "Whose decision changes, by group",
                fr: "Pour qui la décision change, par groupe"
            ),
            description: language(
                "The share of each group whose decision changes, the largest first: \(name).",
                fr: "La part de chaque groupe dont la décision change, la plus grande d'abord : \(name)."
            ),
            legend: name,
            labelTitle: language("group and change", fr: "groupe et changement"),
            rows: drawn.prefix(Self.drawnCount).map {
                DotFigure.Row(label: words.group($0.subject.group ?? ""), metric: $0)
            },
            more: (drawn.dropFirst(Self.drawnCount) + ordered.filter { !isDrawn($0) }).map {
                DotFigure.Row(
                    label: "\(words.group($0.subject.group ?? "")) · \(changeText.text(of: $0.subject))",
                    metric: $0
                )
            }
        ).markup
    }

    private func without(_ rows: [CounterfactualRow]) -> Markup {
        let features = Set(rows.compactMap(\.subject.feature))
        let moving = Set(
            rows.filter { $0.size.flips > 0 || $0.size.change > 0 }.compactMap(\.subject.feature)
        )
        let still = features.subtracting(moving).sorted()
        guard !still.isEmpty else { return .nothing }
        let list = still.map(words.feature).joined(separator: ", ")
        return .tag(
            "p",
            [:],
            .text(language("Without any effect: \(list).", fr: "Sans aucun effet : \(list)."))
        )
    }
}
