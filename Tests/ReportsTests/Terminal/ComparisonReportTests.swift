import Reports
import Results
import TestSupport
import Testing

/// The page of a comparison, with a pair that has everything.
@Suite("Comparison report")
struct ComparisonReportTests {
    private var document: RunDocument {
        var document = RunDocument.sample
        let population = document.populations[0].id
        let (first, second) = (document.models[0].id, document.models[1].id)
        let pair = MetricSubject(model: first, population: population, reference: second)
        func own(_ isFirst: Bool, group: String? = nil) -> MetricSubject {
            MetricSubject(
                model: isFirst ? first : second,
                population: population,
                group: group,
                reference: isFirst ? second : first
            )
        }
        func metric(
            _ name: String,
            _ value: Double,
            _ interval: (Double, Double)? = nil,
            of subject: MetricSubject? = nil,
            unit: String = "1"
        ) -> Metric {
            Metric(
                name,
                of: subject ?? pair,
                value: .estimate(value),
                unit: unit,
                direction: .none,
                classification: .sampled,
                interval: interval.map {
                    MetricInterval(lower: $0.0, upper: $0.1, level: 0.95, method: "wilson")
                },
                count: 4_000
            )
        }
        var women = pair
        women.group = "sex=woman"
        var top = pair
        top.level = "top 120"
        document.metrics = [
            metric("spearman_correlation", 0.8125, (0.8, 0.825)),
            metric("kendall_tau_b", 0.625, (0.61, 0.64)),
            metric("rank_displacement_mean", 0.125, (0.12, 0.13)),
            metric("rank_displacement_p50", 0.0875),
            Metric(
                "score_difference_mean",
                of: pair,
                value: .undefined(
                    because:
                        "different scales: a probability and a score; only ranks and decisions are compared"
                ),
                unit: "1",
                direction: .none,
                classification: .sampled
            ),
            metric("selection_rate_difference", 0.01, (0.005, 0.015)),
            metric("selection_rate", 0.03, of: own(true)),
            metric("selection_rate", 0.02, of: own(false)),
            metric("decision_change_rate", 0.0125, (0.01, 0.015)),
            metric("cohen_kappa", 0.5, (0.45, 0.55)),
            metric("selected_by_both", 80, unit: "people"),
            metric("selected_by_first_only", 40, unit: "people"),
            metric("selected_by_second_only", 10, unit: "people"),
            metric("top_overlap", 0.75, (0.7, 0.8), of: top),
            metric("decision_change_rate", 0.025, (0.02, 0.03), of: women),
            metric("decision_change_excess", 0.0225, (0.02, 0.025), of: women),
            metric("selection_rate", 0.05, of: own(true, group: "sex=woman")),
            metric("selection_rate", 0.025, of: own(false, group: "sex=woman")),
            metric("roc_auc_difference", 0.0625, (0.05, 0.075)),
            metric("roc_auc", 0.75, of: own(true)),
            metric("roc_auc", 0.6875, of: own(false)),
            metric("fact_levels", 1, of: MetricSubject(model: first)),
            metric("fact_sum", 0, of: MetricSubject(model: first)),
        ]
        document.transitions = [
            TransitionMatrixRecord(
                "decisions",
                subject: pair,
                levels: ["no", "yes"],
                counts: [[3870, 10], [40, 80]]
            ),
            TransitionMatrixRecord(
                "rank_tenths",
                subject: pair,
                levels: (1...10).map { "tenth \($0)" },
                counts: (0..<10).map { row in
                    (0..<10).map { column in [220, 80, 10, 0][min(3, abs(row - column))] }
                }
            ),
        ]
        document.errors = []
        return document
    }

    @Test("in both languages", arguments: ReportLanguage.allCases)
    func languages(language: ReportLanguage) {
        let report = ComparisonReport(document, style: TerminalStyle(width: 80), language: language)
        let text = report.text(file: "results/runs/compare.json")
        let unbroken = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isFrench = language == .french
        for part in [
            isFrench ? "Spearman 0,812" : "Spearman 0.812",
            isFrench ? "A choisit 120 personnes et B 90" : "A selects 120 people and B 90",
            "sex=woman (4", "top 120",
            isFrench ? "A distingue mieux" : "A tells people apart better",
            isFrench ? "0,750 / 0,688" : "0.750 / 0.688",
            isFrench ? "manque sum" : "fails sum",
            isFrench ? "des échelles différentes" : "different scales",
            isFrench ? "A plus haut │" : "A highest   │",
            "results/runs/compare.json",
        ] {
            #expect(text.contains(part) || unbroken.contains(part), "\(part) in:\n\(text)")
        }
        // The highest tenth by A in that by B: 220 of 310; the second highest by B 80 of 310.
        #expect(text.contains("▓▓▓███│"))
        // Both models have a column: 80 columns are enough.
        let selected = text.split(separator: "\n").first {
            $0.contains(isFrench ? "part choisie" : "share selected")
        }
        #expect(selected?.contains(isFrench ? "3,00 %" : "3.00 %") == true)
        #expect(selected?.contains(isFrench ? "2,00 %" : "2.00 %") == true)
        #expect(text.split(separator: "\n").filter { $0.count > 100 } == [])
        #expect(!text.contains("nan"))
    }

    @Test("without any pair only the errors are told")
    func nothing() {
        var document = document
        document.metrics = []
        document.transitions = []
        document.errors = [
            ErrorRecord(model: document.models[0].id, stage: "score", message: "it crashed")
        ]
        let text = ComparisonReport(document, style: TerminalStyle(width: 80)).text()
        #expect(text.contains("it crashed"))
        #expect(!text.contains("where they differ"))
    }
}
