import Results

/// Metrics one below the other: of what, which, how much, how sure, and what it says.
struct MetricTable {
    let context: PageContext

    /// The table; what has no number stands in it with the reason.
    ///
    /// - Parameters:
    ///   - title: What they are.
    ///   - metrics: The metrics; those that are alike stand together as they come.
    ///   - coordinates: Whether a column says what each is of.
    /// - Returns: The table; nothing without a metric.
    func markup(_ title: String, _ metrics: [Metric], coordinates: Bool) -> Markup {
        let language = context.language
        let columns: [Markup.Column] =
            (coordinates ? [.text(language("of", fr: "de"))] : [])
            + [
                .text(language("measure", fr: "mesure")), .number(language("estimate", fr: "estimation")),
                .number(context.intervalTitle(of: metrics)), .number(language("people", fr: "personnes")),
                .text(language("what it says", fr: "ce que cela dit")),
            ]
        return .table(
            title,
            columns,
            metrics.map { metric in
                (coordinates ? [.text(context.numbers.coordinates(of: metric.subject))] : [])
                    + [
                        .text(context.numbers.label(of: metric)), context.value(of: metric),
                        context.interval(of: metric),
                        metric.count.map { context.count($0, at: context.path(of: metric, "n")) } ?? "",
                        .text(note(of: metric)),
                    ]
            }
        )
    }

    private func note(of metric: Metric) -> String {
        if case .undefined(let reason) = metric.value { return context.language.reason(reason) }
        let label = MetricLabel(for: metric)
        return [label.target, label.explanation].compactMap { $0.map { context.language($0) } }
            .joined(separator: context.language("; ", fr: "\u{00A0}; "))
    }
}
