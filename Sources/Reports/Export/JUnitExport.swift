package import Results

/// A run, or a run against its baseline, as JUnit XML: one suite a model, one case a metric.
///
/// What failed is an error, a regression is a failure, what says neither way is skipped with its reason.
package enum JUnitExport {
    /// The XML of a run by itself.
    package static func text(_ document: RunDocument) -> String {
        let suites = document.models.map(\.id).map { model in
            let metrics = document.metrics.filter { $0.subject.model == model }.map { metric -> JUnitCase in
                var outcome = JUnitCase.Outcome.passed
                if case .undefined(let reason) = metric.value { outcome = .skipped(reason) }
                return JUnitCase(key: metric.key, outcome: outcome, output: output(of: metric))
            }
            return JUnitSuite(name: model, cases: metrics + errors(of: model, in: document))
        }
        let known = Set(document.models.map(\.id))
        let others = Set(document.errors.map(\.model)).subtracting(known).sorted()
        return xml(
            suites + others.map { JUnitSuite(name: $0, cases: errors(of: $0, in: document)) },
            of: document
        )
    }

    /// The XML of a run judged against its baseline.
    package static func text(_ report: GateReport, of document: RunDocument) -> String {
        var order: [String] = []
        var cases: [String: [JUnitCase]] = [:]
        for verdict in report.verdicts {
            let model = verdict.key.subject.model
            if cases[model] == nil { order.append(model) }
            cases[model, default: []].append(JUnitCase(verdict))
        }
        for model in Set(document.errors.map(\.model)).subtracting(order).sorted() {
            order.append(model)
        }
        return xml(
            order.map { JUnitSuite(name: $0, cases: (cases[$0] ?? []) + errors(of: $0, in: document)) },
            of: document
        )
    }

    private static func errors(of model: String, in document: RunDocument) -> [JUnitCase] {
        document.errors.filter { $0.model == model }.map { error in
            JUnitCase(
                className: [model, error.population].compactMap(\.self).joined(separator: "."),
                name: error.stage,
                outcome: .error(error.message, error.standardErrorTail ?? ""),
                output: ""
            )
        }
    }

    private static func output(of metric: Metric) -> String {
        var lines: [String] = []
        if let estimate = metric.estimate { lines.append("\(metric.name) = \(estimate) \(metric.unit)") }
        if let interval = metric.interval {
            lines.append(
                "interval \(interval.lower) to \(interval.upper), level \(interval.level), \(interval.method)"
            )
        }
        return lines.joined(separator: "\n")
    }

    // MARK: - XML

    private static func xml(_ suites: [JUnitSuite], of document: RunDocument) -> String {
        let counts = suites.map(\.counts)
        let attributes = [
            ("name", "etalon"), ("tests", "\(counts.reduce(0) { $0 + $1.tests })"),
            ("failures", "\(counts.reduce(0) { $0 + $1.failures })"),
            ("errors", "\(counts.reduce(0) { $0 + $1.errors })"), ("time", "\(document.run.elapsedSeconds)"),
        ]
        let body = suites.flatMap { $0.lines(of: document) }.map { "  \($0)" }
        return
            (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", XML.open("testsuites", attributes)] + body
            + ["</testsuites>"]).map { $0 + "\n" }.joined()
    }
}
