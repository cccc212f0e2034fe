import ArgumentParser
import Foundation
import Reports
import Results

/// The formats in which a run is handed on, each to a file of its own or, for one of them, to standard output.
struct ExportOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("One self-contained web page with plots.", valueName: "file"),
        completion: .file()
    )
    var html: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Markdown, for step summaries and comments.", valueName: "file"),
        completion: .file()
    )
    var markdown: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Every number as comma-separated values.", valueName: "file"),
        completion: .file()
    )
    var csv: String?

    @Option(
        name: .long,
        help: ArgumentHelp("JUnit XML: a suite a model, a case a number.", valueName: "file"),
        completion: .file()
    )
    var junit: String?

    @Option(
        name: .long,
        help: ArgumentHelp("SARIF 2.1.0: what failed and what surprises.", valueName: "file"),
        completion: .file()
    )
    var sarif: String?

    @Option(
        name: .customLong("openmetrics"),
        help: ArgumentHelp("OpenMetrics text, for Prometheus.", valueName: "file"),
        completion: .file()
    )
    var openMetrics: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Bencher Metric Format.", valueName: "file"),
        completion: .file()
    )
    var bencher: String?

    @Option(
        name: .customLong("github-benchmark"),
        help: ArgumentHelp(
            "github-action-benchmark: the numbers of --benchmark-direction.",
            valueName: "file"
        ),
        completion: .file()
    )
    var githubBenchmark: String?

    @Option(
        name: .long,
        help: "Of which numbers github-action-benchmark is told: where higher, or where lower is better."
    )
    var benchmarkDirection: BenchmarkDirection = .higher

    @Option(
        name: .customLong("github"),
        help: ArgumentHelp("Annotations of GitHub Actions.", valueName: "file"),
        completion: .file()
    )
    var annotations: String?

    /// Which way is better, as github-action-benchmark takes one direction a file.
    enum BenchmarkDirection: String, ExpressibleByArgument, CaseIterable {
        /// More is better.
        case higher
        /// Less is better.
        case lower

        fileprivate var direction: MetricDirection { self == .higher ? .higher : .lower }
    }

    /// The exports that were asked for, each with what makes it.
    func exports(
        language: ReportLanguage
    ) -> [(target: ReportTarget, make: (RunDocument, [HistoryEntry]) throws -> Data)] {
        let all: [(String, String?, (RunDocument, [HistoryEntry]) throws -> Data)] = [
            ("--html", html, { Data(ReportPage($0, history: $1, language: language).html().utf8) }),
            (
                "--markdown", markdown,
                { document, _ in Data(MarkdownExport(document, language: language).text().utf8) }
            ),
            ("--csv", csv, { document, _ in Data(try CSVExport.text(document).utf8) }),
            ("--junit", junit, { document, _ in Data(JUnitExport.text(document).utf8) }),
            ("--sarif", sarif, { document, _ in try SARIFExport.data(document) }),
            (
                "--openmetrics", openMetrics,
                { document, _ in Data(OpenMetricsExport.text(document).utf8) }
            ),
            ("--bencher", bencher, { document, _ in try BenchmarkTrackers.bencher(document) }),
            (
                "--github-benchmark", githubBenchmark,
                { [direction = benchmarkDirection.direction] document, _ in
                    try BenchmarkTrackers.githubActionBenchmark(document, direction: direction)
                }
            ),
            ("--github", annotations, { document, _ in Data(GitHubAnnotations.text(document).utf8) }),
        ]
        return all.compactMap { option, path, make in
            path.map { (ReportTarget(option: option, path: $0), make) }
        }
    }
}
