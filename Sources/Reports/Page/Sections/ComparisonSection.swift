import Results

/// Numbers that stand side by side: groups, features, another model, what people would have to change.
///
/// One plot for each number that several of them have, and a table for the rest.
struct ComparisonSection {
    let context: PageContext
    let model: ModelRecord
    let key: String
    let family: MetricFamily

    /// How many plots are drawn.
    private static let plotCount = 6
    /// How many points a plot has; the others stand in its table.
    private static let drawnCount = 16

    /// The parts of the section; none where the run has no such number.
    var parts: [Markup] {
        let metrics = context.metrics(of: model, family)
        var order: [String] = []
        var byName: [String: [Metric]] = [:]
        for metric in metrics {
            if byName[metric.name] == nil { order.append(metric.name) }
            byName[metric.name, default: []].append(metric)
        }
        let several = order.filter { name in
            (byName[name] ?? []).count { $0.estimate != nil && $0.interval != nil } > 1
        }
        let ranked = several.enumerated().sorted {
            (MetricLabel.rank(of: $0.element), $0.offset) < (MetricLabel.rank(of: $1.element), $1.offset)
        }.map(\.element)
        let drawn = ranked.prefix(Self.plotCount)
        let figures = drawn.map { figure($0, byName[$0] ?? []) }
        let others = metrics.filter { !drawn.contains($0.name) }
        let table = MetricTable(context: context).markup(
            context.language("Further numbers", fr: "Autres nombres"),
            others,
            coordinates: true
        )
        let further =
            others.count > 12
            ? Markup.details(
                context.language(
                    "\(context.format.whole(others.count)) further numbers",
                    fr: "\(context.format.whole(others.count)) autres nombres"
                ),
                table
            ) : table
        let plots = figures + matrices
        return [plots.isEmpty ? .nothing : .tag("div", ["class": "plots"], plots), further]
            .filter { !$0.isEmpty }
    }

    /// Decisions of this model against those of another.
    private var matrices: [Markup] {
        guard family == .agreement else { return [] }
        return context.document.transitions.enumerated()
            .filter { $0.element.subject.model == model.id && $0.element.subject.reference != nil }
            .prefix(Self.plotCount).map { place, matrix in
                TransitionFigure(
                    context: context,
                    key: "\(key)-agreement-\(place)",
                    title: [
                        matrix.name.map { name in
                            Self.matrixNames[name].map { context.language($0) }
                                ?? name.replacing("_", with: " ")
                        }, matrix.subject.reference,
                        matrix.subject.group,
                    ].compactMap(\.self).joined(separator: ", "),
                    words: ModelWords(model: model, language: context.language),
                    matrix: matrix,
                    place: place
                ).markup
            }
    }

    /// What people read in the place of a matrix's name.
    private static let matrixNames: [String: TextRecord] = [
        "decisions": TextRecord("Decisions", french: "Décisions"),
        "rank_tenths": TextRecord("Tenths by rank", french: "Dixièmes selon le rang"),
    ]

    private func figure(_ name: String, _ metrics: [Metric]) -> Markup {
        let references = Set(metrics.map(\.subject.reference))
        // What all of them have in common is said once.
        let reference = references.count == 1 ? references.first ?? nil : nil
        let ordered = metrics.filter { $0.estimate != nil }.sorted { ($0.estimate ?? 0) > ($1.estimate ?? 0) }
        func rows(_ metrics: some Sequence<Metric>) -> [DotFigure.Row] {
            metrics.map { DotFigure.Row(label: label(of: $0.subject, besides: reference), metric: $0) }
        }
        let explanation = metrics.first.flatMap { MetricLabel(for: $0).explanation }
        return DotFigure(
            context: context,
            key: "\(key)-\(family)-\(name)",
            title: (metrics.first.map(context.numbers.label) ?? name).capitalisedFirst,
            description: context.language(
                "One point for each, with its interval, the largest first.",
                fr: "Un point pour chacun, avec son intervalle, le plus grand d'abord."
            ),
            legend: [
                reference.map { context.language("Beside \($0).", fr: "À côté de \($0).") },
                explanation.map { context.language($0) },
            ].compactMap(\.self).joined(separator: " "),
            labelTitle: context.language("of", fr: "de"),
            rows: rows(ordered.prefix(Self.drawnCount)),
            more: rows(ordered.dropFirst(Self.drawnCount)),
            fromZero: metrics.first.map { MetricLabel(for: $0).isShare } ?? true
        ).markup
    }

    private func label(of subject: MetricSubject, besides reference: String?) -> String {
        var subject = subject
        if reference != nil { subject.reference = nil }
        let words = ModelWords(model: model, language: context.language)
        let coordinates = words.coordinates(of: subject)
        guard coordinates.isEmpty else { return coordinates }
        return reference == nil
            ? subject.population ?? model.id : context.language("everybody", fr: "tout le monde")
    }
}
