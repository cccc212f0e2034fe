package import Results

/// A run as OpenMetrics text, for Prometheus and whatever reads its format.
///
/// **Source**: OpenMetrics 1.0, text format.
package enum OpenMetricsExport {
    /// The text: one gauge family a metric, two more for the ends of intervals, and one summary of durations.
    package static func text(_ document: RunDocument) -> String {
        (runInfo(document) + gauges(document) + latencies(document) + ["# EOF"]).map { $0 + "\n" }.joined()
    }

    private static func runInfo(_ document: RunDocument) -> [String] {
        let labels: [(String, String)] = [
            ("run", document.run.id), ("version", document.run.etalonVersion),
            ("commit", document.run.commit ?? ""), ("environment", document.comparabilityKey.digest),
            ("seed", String(document.configuration.seed)),
        ]
        return [
            "# TYPE etalon_run info", "# HELP etalon_run What was run, and where.",
            "etalon_run_info\(text(of: labels)) 1",
        ]
    }

    private static func gauges(_ document: RunDocument) -> [String] {
        var order: [String] = []
        var families: [String: [Metric]] = [:]
        for metric in document.metrics where metric.estimate != nil {
            if families[metric.name] == nil { order.append(metric.name) }
            families[metric.name, default: []].append(metric)
        }
        return order.flatMap { family -> [String] in
            let metrics = families[family] ?? []
            let bounded = metrics.filter { $0.interval != nil }
            return lines(family, "", metrics) { $0.estimate }
                + (bounded.isEmpty
                    ? []
                    : lines(family, "_lower", bounded) { $0.interval?.lower }
                        + lines(family, "_upper", bounded) { $0.interval?.upper })
        }
    }

    private static func lines(
        _ family: String,
        _ bound: String,
        _ metrics: [Metric],
        value: (Metric) -> Double?
    ) -> [String] {
        guard let first = metrics.first else { return [] }
        let unit = ["s": "seconds", "bytes": "bytes"][first.unit]
        let name = name("etalon_\(family)\(bound)") + (unit.map { "_\($0)" } ?? "")
        let label = MetricLabel(for: first).label.english
        var head = ["# TYPE \(name) gauge"]
        if let unit { head.append("# UNIT \(name) \(unit)") }
        head.append(
            "# HELP \(name) \(escaped(label))\(bound.isEmpty ? "" : ", \(bound.dropFirst()) end of the interval")."
        )
        return head
            + metrics.compactMap { metric in
                value(metric).map { "\(name)\(text(of: labels(of: metric.subject))) \($0)" }
            }
    }

    private static func latencies(_ document: RunDocument) -> [String] {
        guard !document.latencies.isEmpty else { return [] }
        let name = "etalon_latency_seconds"
        let head = [
            "# TYPE \(name) summary", "# UNIT \(name) seconds", "# HELP \(name) Wall time of one call.",
        ]
        return head
            + document.latencies.flatMap { latency -> [String] in
                let labels = labels(of: latency.subject)
                let quantiles = latency.quantiles.map { quantile in
                    "\(name)\(text(of: labels + [("quantile", "\(quantile.probability)")])) \(quantile.seconds)"
                }
                return quantiles + [
                    "\(name)_count\(text(of: labels)) \(latency.count)",
                    "\(name)_sum\(text(of: labels)) \(latency.mean * Double(latency.count))",
                ]
            }
    }

    private static func labels(of subject: MetricSubject) -> [(String, String)] {
        let path: [(String, String?)] = [
            ("model", subject.model), ("population", subject.population), ("output", subject.output),
        ]
        return path.compactMap { label in label.1.map { (label.0, $0) } }
            + subject.coordinates.map { ($0.name, $0.value) }
    }

    private static func text(of labels: [(String, String)]) -> String {
        "{" + labels.map { "\($0.0)=\"\(escaped($0.1))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    private static func name(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" })
    }
}
