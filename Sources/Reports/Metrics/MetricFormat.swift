import Results

/// Writes metrics and verdicts for people, in one language.
struct MetricFormat: Sendable {
    /// How numbers are written.
    let format: QuantityFormat

    /// The language.
    var language: ReportLanguage {
        format.language
    }

    /// What people call the metric.
    func label(of metric: Metric) -> String {
        language(MetricLabel(for: metric).label)
    }

    /// The number with its unit, the beginning of a digest, or a dash.
    func value(of metric: Metric) -> String {
        switch metric.value {
        case .estimate(let estimate): scale(of: metric).textWithUnit(estimate, format: format)
        case .digest(let digest): String(digest.prefix(12))
        case .undefined: "-"
        }
    }

    /// The interval, without the unit that its estimate has; empty where there is none.
    func interval(of metric: Metric) -> String {
        guard let interval = metric.interval else { return "" }
        return scale(of: metric).interval(interval.lower, interval.upper, format: format)
    }

    /// The scale on which a metric is shown.
    func scale(of metric: Metric) -> QuantityScale {
        let isCount =
            (MetricLabel.isCount(metric.name) || metric.name == "capacity")
            && metric.estimate.map { $0.rounded() == $0 } == true
        return QuantityScale(
            of: metric.estimate ?? 0,
            unit: isCount && metric.unit == "1" ? "" : metric.unit,
            isShare: MetricLabel(for: metric).isShare,
            digits: 4,
            isCount: isCount
        ).named(in: language)
    }

    /// The coordinates of a subject besides its model, as in `short-term, sex=woman, batch 64`.
    func coordinates(of subject: MetricSubject) -> String {
        let named = subject.coordinates.compactMap { coordinate -> String? in
            switch coordinate.name {
            case "feature": subject.intervention == nil ? coordinate.value : nil
            case "batch": "\(language("batch", fr: "lot")) \(coordinate.value)"
            case "reference": "\(language("against", fr: "contre")) \(coordinate.value)"
            default: coordinate.value
            }
        }
        return ([subject.population, subject.output].compactMap(\.self) + named).joined(separator: ", ")
    }

    /// A relative change with its sign, as in `+2.31 %`; empty where there is none.
    func change(_ verdict: MetricVerdict) -> String {
        guard let change = verdict.relativeChange else { return "" }
        let text = format.percent(change) + " %"
        return change > 0 ? "+\(text)" : text
    }

    /// The value of one side of a verdict.
    func value(_ value: MetricValue?, of verdict: MetricVerdict) -> String {
        guard let value else { return "" }
        return self.value(
            of: Metric(
                verdict.key.name,
                of: verdict.key.subject,
                value: value,
                unit: verdict.unit,
                direction: verdict.direction,
                classification: verdict.classification
            )
        )
    }
}
