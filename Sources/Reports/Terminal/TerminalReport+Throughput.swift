import Results

extension TerminalReport {
    /// How fast a model scores, by batch; the fastest batch stands out.
    func throughput(of model: ModelRecord) -> [String] {
        let metrics = document.metrics(of: model.id, .throughput)
        let sweep = metrics.filter { $0.subject.batch != nil }
        let others = metrics.filter { $0.subject.batch == nil }
        guard !sweep.isEmpty else { return table(language("Throughput", fr: "Débit"), others) }
        var subjects: [MetricSubject] = []
        for metric in sweep where !subjects.contains(metric.subject) {
            subjects.append(metric.subject)
        }
        let fastest = sweep.filter { $0.name == MetricName.rowsPerSecondCPU }
            .max { ($0.estimate ?? 0) < ($1.estimate ?? 0) }?.subject
        var table = TerminalTable([
            TerminalTable.Column(language("batch", fr: "lot")),
            TerminalTable.Column(language("people/s of CPU", fr: "personnes/s de processeur")),
            TerminalTable.Column(intervalTitle(of: sweep), rank: 2),
            TerminalTable.Column(language("people/s of wall", fr: "personnes/s écoulées"), rank: 1),
            TerminalTable.Column("p50"),
            TerminalTable.Column("p99"),
            TerminalTable.Column("p99.9", rank: 3),
            TerminalTable.Column("", .left, rank: 4),
        ])
        for subject in subjects.sorted(by: { ($0.batch ?? 0) < ($1.batch ?? 0) }) {
            let processor = sweep.first { $0.subject == subject && $0.name == MetricName.rowsPerSecondCPU }
            let wall = sweep.first { $0.subject == subject && $0.name == MetricName.rowsPerSecondWall }
            let latency = document.latencies.first { $0.subject == subject }
            let isFastest = subject == fastest
            table.add(
                [
                    TerminalTable.Cell(subject.batch.map(format.whole) ?? ""),
                    TerminalTable.Cell(rate(processor), isFastest ? .accent : .plain),
                    TerminalTable.Cell(rateInterval(processor), .secondary),
                    TerminalTable.Cell(rate(wall)),
                ]
                    + [0.5, 0.99, 0.999].map { TerminalTable.Cell(duration($0, latency)) }
                    + [TerminalTable.Cell(isFastest ? language("fastest", fr: "au mieux") : "", .accent)]
            )
        }
        return ["  " + style.paint(language("Throughput", fr: "Débit"), as: .heading)]
            + table.lines(style: style, indent: 4)
            + self.table(nil, others)
    }

    private func rate(_ metric: Metric?) -> String {
        guard let metric else { return "" }
        guard let estimate = metric.estimate else { return "-" }
        let scale = QuantityScale(of: estimate, unit: "")
        return scale.textWithUnit(estimate, format: format)
    }

    private func rateInterval(_ metric: Metric?) -> String {
        guard let estimate = metric?.estimate, let interval = metric?.interval else { return "" }
        return QuantityScale(of: estimate, unit: "").interval(interval.lower, interval.upper, format: format)
    }

    private func duration(_ probability: Double, _ latency: LatencyRecord?) -> String {
        guard let quantile = latency?.quantiles.first(where: { $0.probability == probability }) else {
            return ""
        }
        return QuantityScale(of: quantile.seconds, unit: "s").textWithUnit(quantile.seconds, format: format)
    }
}
