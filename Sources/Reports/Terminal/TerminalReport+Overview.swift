import Results

extension TerminalReport {
    /// Several models side by side, those whose decisions one change moves most on top; nothing for a single one.
    func overview() -> [String] {
        guard isBrief else { return [] }
        var table = TerminalTable([
            TerminalTable.Column(language("model", fr: "modèle"), .left),
            TerminalTable.Column(language("known", fr: "connu"), .left, rank: 2),
            TerminalTable.Column(language("assumed", fr: "supposés"), rank: 3),
            TerminalTable.Column(language("one change", fr: "un changement")),
            TerminalTable.Column(language("protected", fr: "protégées")),
            TerminalTable.Column(language("slope", fr: "pente"), rank: 1),
            TerminalTable.Column(language("fastest", fr: "au mieux")),
        ])
        let rows = document.models.map { model -> (effect: Double, cells: [TerminalTable.Cell]) in
            let changes = document.counterfactualRows(of: model.id).filter {
                $0.flips?.estimate != nil && $0.subject.feature != nil
            }
            let largest = changes.first?.flips
            let protected = changes.first { document.isProtected($0.subject.feature, in: model.id) }?.flips
            let slope = document.metrics(of: model.id, .calibration).first {
                $0.name == MetricName.calibrationSlope
            }
            let all = model.provenance.counts.values.reduce(0, +)
            let assumed = model.provenance.counts["assumed"] ?? 0
            let failed = document.errors.contains { $0.model == model.id }
            return (
                failed ? 2 : largest?.estimate ?? -1,
                [
                    TerminalTable.Cell(model.id, failed ? .error : .plain),
                    TerminalTable.Cell(
                        ProvenanceWord.name(ofClass: model.provenance.classification, language),
                        role(of: model.provenance.classification)
                    ),
                    TerminalTable.Cell(
                        all == 0 ? "-" : "\(format.percent(Double(assumed) / Double(all), decimals: 0)) %"
                    ),
                    TerminalTable.Cell(largest.map(numbers.value) ?? "-", .accent),
                    TerminalTable.Cell(protected.map(numbers.value) ?? "-", .accent),
                    TerminalTable.Cell(slope?.estimate == nil ? "-" : slope.map(numbers.value) ?? "-"),
                    TerminalTable.Cell(
                        failed ? language("failed", fr: "échec") : fastest(of: model),
                        failed ? .error : .plain
                    ),
                ]
            )
        }
        let ordered = rows.enumerated().sorted {
            $0.element.effect == $1.element.effect
                ? $0.offset < $1.offset : $0.element.effect > $1.element.effect
        }
        for row in ordered { table.add(row.element.cells) }
        let meaning = language(
            "one change, protected: the decisions that one change of a feature moves at most, of any feature and of one "
                + "that the law protects; slope: calibration, 1 is right; fastest: people a second on one core.",
            fr:
                "un changement, protégées : les décisions que le changement d'une variable modifie au plus, de toute variable et "
                + "de celles que la loi protège ; pente : calibration, 1 est juste ; au mieux : personnes par seconde sur un cœur."
        )
        return table.lines(style: style, indent: 0)
            + meaning.wrapped(toDisplayWidth: style.width).map { style.paint($0, as: .secondary) }
    }

    private func fastest(of model: ModelRecord) -> String {
        best(of: model).flatMap { metric in
            metric.estimate.map {
                QuantityScale(of: $0, unit: "/s").textWithUnit($0, format: format).replacing(" /s", with: "")
            }
        } ?? "-"
    }

    /// The batch in which most people are scored in a second of processor time.
    func best(of model: ModelRecord) -> Metric? {
        document.metrics(of: model.id, .throughput).filter { $0.name == MetricName.rowsPerSecondCPU }
            .max { ($0.estimate ?? 0) < ($1.estimate ?? 0) }
    }

    /// How fast a model scores, in a line.
    func line(ofThroughput model: ModelRecord) -> [String] {
        guard let best = best(of: model), let estimate = best.estimate else { return [] }
        let scale = QuantityScale(of: estimate, unit: language("people/s", fr: "personnes/s"))
        let rate = scale.textWithUnit(estimate, format: format)
        var parts = [language("\(rate) on one core", fr: "\(rate) sur un cœur")]
        let limit = document.metrics(of: model.id, .throughput).first {
            $0.name == MetricName.rowsPerSecondLimit
        }
        if let limit = limit?.estimate, limit > 0 {
            let share = format.percent(estimate / limit, decimals: 0)
            parts.append(
                language("\(share) % of the memory's limit", fr: "\(share) % de la limite de la mémoire")
            )
        }
        if let batch = best.subject.batch {
            parts.append(language("batches of \(format.whole(batch))", fr: "lots de \(format.whole(batch))"))
        }
        if let interval = best.interval {
            let ends = scale.interval(interval.lower, interval.upper, format: format)
            let word =
                interval.level == 1
                ? language("range", fr: "étendue") : language("interval", fr: "intervalle")
            parts.append("\(word) \(ends)")
        }
        let memory = document.metrics(of: model.id, .throughput).first { $0.name == MetricName.peakMemory }
        if let memory {
            parts.append(
                language("\(numbers.value(of: memory)) at most", fr: "\(numbers.value(of: memory)) au plus")
            )
        }
        return inline(language("Throughput", fr: "Débit"), parts)
    }

    /// Whether probabilities are right, in a line; nothing where the model gives none.
    func line(ofCalibration metrics: [Metric]) -> [String] {
        let names = [
            MetricName.brierScore, MetricName.areaUnderCurve, MetricName.expectedCalibrationError,
            MetricName.calibrationSlope, MetricName.calibrationInTheLarge,
        ]
        let parts = names.compactMap { name -> String? in
            guard let metric = metrics.first(where: { $0.name == name && $0.estimate != nil }) else {
                return nil
            }
            let interval = numbers.interval(of: metric)
            let range = name == MetricName.calibrationSlope && !interval.isEmpty ? " (\(interval))" : ""
            return "\(numbers.label(of: metric)) \(numbers.value(of: metric))\(range)"
        }
        return parts.isEmpty ? [] : inline("Calibration", parts)
    }

    /// A title and what belongs to it in the same line, and more lines where it needs them.
    private func inline(_ title: String, _ parts: [String]) -> [String] {
        let head = "  \(title)  "
        let lines = style.joined(parts, indent: head.count)
        return lines.enumerated().map { index, line in
            (index == 0
                ? "  " + style.paint(title, as: .heading) + "  " : String(repeating: " ", count: head.count))
                + line
        }
    }
}
