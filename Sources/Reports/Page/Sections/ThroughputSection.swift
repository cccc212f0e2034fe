import Results

/// How fast a model scores, by the size of the batch.
struct ThroughputSection {
    let context: PageContext
    let model: ModelRecord
    let key: String

    private var language: ReportLanguage { context.language }

    /// The parts of the section; none where nothing was timed.
    var parts: [Markup] {
        let metrics = context.metrics(of: model, .throughput)
        guard !metrics.isEmpty else { return [] }
        let sweep = metrics.filter { $0.name == MetricName.rowsPerSecondCPU && $0.subject.batch != nil }
        let limit = metrics.first { $0.name == MetricName.rowsPerSecondLimit && $0.subject.batch == nil }
        let figure = ThroughputFigure(context: context, key: "\(key)-throughput", sweep: sweep, limit: limit)
            .markup
        let others = metrics.filter { $0.subject.batch == nil }
        return [
            figure.isEmpty ? .nothing : .tag("div", ["class": "plots"], figure), table(sweep, metrics),
            MetricTable(context: context).markup(
                language("For the whole run", fr: "Pour toute l'exécution"),
                others,
                coordinates: false
            ),
        ]
    }

    private func table(_ sweep: [Metric], _ metrics: [Metric]) -> Markup {
        let names = [
            MetricName.rowsPerSecondWall, "latency_p50", "latency_p99", "latency_p999", "bytes_per_row",
        ].filter { name in metrics.contains { $0.name == name } }
        let heads = names.compactMap { name in
            metrics.first { $0.name == name }.map(context.numbers.label)
        }
        return .table(
            language("Speed by batch", fr: "Vitesse selon le lot"),
            [
                .number(language("batch", fr: "lot")),
                .number(
                    language("people per second of processor", fr: "personnes par seconde de processeur")
                ),
                .number(context.intervalTitle(of: sweep)),
            ] + heads.map { .number($0) },
            sweep.map { metric in
                let same = metrics.filter { $0.subject == metric.subject }
                return [
                    metric.subject.batch.map {
                        context.count($0, at: context.path(of: metric, "subject/batch"))
                    } ?? "",
                    context.value(of: metric), context.interval(of: metric),
                ] + names.map { name in context.value(of: same.first { $0.name == name }) }
            }
        )
    }
}
