package import Results

/// A run, and the verdict on it, as Markdown for step summaries and comments: what matters first, the rest folded.
package struct MarkdownExport: Sendable {
    /// GitHub refuses step summaries beyond this many bytes.
    private static let most = 1_000_000

    private let document: RunDocument
    private let report: GateReport?
    private let metrics: MetricFormat

    private var language: ReportLanguage { metrics.language }

    /// An export of a run, and of its verdicts where it was judged: these are in English, as programs read them too.
    package init(_ document: RunDocument, report: GateReport? = nil, language: ReportLanguage = .english) {
        self.document = document
        self.report = report
        metrics = MetricFormat(format: QuantityFormat(language: language))
    }

    /// The text; folded tables that would make it larger than GitHub takes are left out, and that is said.
    package func text() -> String {
        var text = (verdicts() + overview() + findings()).map { $0 + "\n" }.joined()
        for block in details() {
            let addition = block.map { $0 + "\n" }.joined()
            guard text.utf8.count + addition.utf8.count < Self.most else {
                return text
                    + language(
                        "\nThe remaining tables are too long for a summary; they are in the run document.\n",
                        fr:
                            "\nLes tableaux restants sont trop longs pour un résumé ; ils sont dans le document.\n"
                    )
            }
            text += addition
        }
        return text
    }

    private func verdicts() -> [String] {
        guard let report else { return [] }
        let counts = VerdictState.allCases.compactMap { state in
            report.counts[state].map { "\($0) \(state.rawValue)" }
        }
        let notable = report.gravestFirst.filter { $0.state != .equivalent }
        var lines = [
            "## Gate: \(counts.isEmpty ? "nothing to compare" : counts.joined(separator: ", "))", "",
        ]
        lines += ["`\(report.current)` against `\(report.baseline)`", ""]
        lines += report.notes.map { "> \(escaped($0))" } + (report.notes.isEmpty ? [] : [""])
        guard !notable.isEmpty else { return lines }
        return lines
            + table(
                ["verdict", "model", "of", "metric", "baseline", "now", "change", "why"],
                alignment: ":|:|:|:|-:|-:|-:|:",
                notable.prefix(50).map { verdict in
                    [
                        "**\(verdict.state.rawValue)**", verdict.key.subject.model,
                        metrics.coordinates(of: verdict.key.subject), verdict.key.name,
                        metrics.value(verdict.baseline, of: verdict),
                        metrics.value(verdict.current, of: verdict),
                        metrics.change(verdict), verdict.reason,
                    ]
                }
            ) + [""]
    }

    private func overview() -> [String] {
        let configuration = document.configuration
        let people = metrics.format.whole(configuration.people)
        let rows = document.models.map { model -> [String] in
            let fastest = document.metrics(of: model.id, .throughput)
                .filter { $0.name == MetricName.rowsPerSecondCPU }.max {
                    ($0.estimate ?? 0) < ($1.estimate ?? 0)
                }
            let calibration = document.metrics(of: model.id, .calibration)
            func value(_ name: String) -> String {
                calibration.first { $0.name == name }.map(metrics.value) ?? ""
            }
            let largest = document.counterfactualRows(of: model.id).first { ($0.flips?.estimate ?? 0) > 0 }
            let flips = largest?.flips.map {
                "\(largest?.subject.intervention ?? "")\(language(": ", fr: " : "))\(metrics.value(of: $0))"
            }
            let failures = document.errors.count { $0.model == model.id }
            return [
                model.id, model.provenance.classification, value(MetricName.brierScore),
                value(MetricName.calibrationSlope), flips ?? "", fastest.map(metrics.value) ?? "",
                failures == 0 ? "" : "**\(failures)**",
            ]
        }
        let title = language(
            "## Run \(document.run.id): \(people) people, seed \(configuration.seed)",
            fr: "## Exécution \(document.run.id) : \(people) personnes, graine \(configuration.seed)"
        )
        return [title, ""]
            + table(
                language(
                    [
                        "model", "provenance", "Brier", "slope", "most decisions changed by", "fastest",
                        "errors",
                    ],
                    fr: [
                        "modèle", "provenance", "Brier", "pente", "changement qui pèse le plus", "au mieux",
                        "échecs",
                    ]
                ),
                alignment: ":|:|-:|-:|:|-:|-:",
                rows
            ) + [""]
    }

    private func findings() -> [String] {
        let findings = document.findings(in: language, format: metrics.format)
        guard !findings.isEmpty else { return [] }
        return findings.map { finding in
            let word =
                finding.severity == .error
                ? language("error", fr: "échec") : language("warning", fr: "attention")
            let mark = finding.severity == .notice ? "" : "**\(word)** "
            return "- \(mark)\(finding.model.map { "`\($0)` " } ?? "")\(escaped(finding.statement))"
        } + [""]
    }

    private func details() -> [[String]] {
        document.models.map { model in
            let rows = document.metrics.filter { $0.subject.model == model.id }.map { metric -> [String] in
                var note = metric.count.map { "n = \(metrics.format.whole($0))" } ?? ""
                if case .undefined(let reason) = metric.value { note = language.reason(reason) }
                return [
                    metrics.coordinates(of: metric.subject), metrics.label(of: metric),
                    metrics.value(of: metric),
                    metrics.interval(of: metric), note,
                ]
            }
            return [
                "<details><summary>\(escaped(model.id))\(language(": ", fr: " : "))\(rows.count) "
                    + (rows.count == 1
                        ? language("number", fr: "nombre") : language("numbers", fr: "nombres"))
                    + "</summary>",
                "",
            ]
                + table(
                    language(
                        ["of", "metric", "estimate", "interval", ""],
                        fr: ["de quoi", "mesure", "estimation", "intervalle", ""]
                    ),
                    alignment: ":|:|-:|-:|:",
                    rows
                )
                + ["", "</details>", ""]
        }
    }

    private func table(_ titles: [String], alignment: String, _ rows: [[String]]) -> [String] {
        let rules = alignment.split(separator: "|").map { $0 == "-:" ? "---:" : ":---" }
        return ([titles, rules] + rows.map { $0.map(escaped) }).map {
            "| " + $0.joined(separator: " | ") + " |"
        }
    }

    /// The text without what would end a cell or begin HTML.
    private func escaped(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("\n", with: " ")
    }
}
