import Foundation
import Reports
import Results
import TestSupport
import Testing

@Suite("Exports as stored")
struct ExportSnapshotTests {
    private func expect(_ data: Data, named name: String) throws {
        try expectSnapshot(String(decoding: data, as: UTF8.self), named: name)
    }

    @Test("comma-separated values") func csv() throws {
        try expectSnapshot(try CSVExport.text(.sample), named: "metrics.csv")
    }

    @Test("Markdown of a run") func markdown() throws {
        try expectSnapshot(MarkdownExport(.sample).text(), named: "run.md")
    }

    @Test("Markdown of a judged run") func markdownOfGate() throws {
        try expectSnapshot(MarkdownExport(.sample, report: .sample).text(), named: "gate.md")
    }

    @Test("JUnit of a run") func junit() throws {
        try expectSnapshot(JUnitExport.text(.sample), named: "run.junit.xml")
    }

    @Test("JUnit of a judged run") func junitOfGate() throws {
        try expectSnapshot(JUnitExport.text(.sample, of: .sample), named: "gate.junit.xml")
    }

    @Test("SARIF of a judged run") func sarif() throws {
        try expect(try SARIFExport.data(.sample, report: .sample), named: "gate.sarif")
    }

    @Test("OpenMetrics") func openMetrics() throws {
        try expectSnapshot(OpenMetricsExport.text(.sample), named: "run.openmetrics.txt")
    }

    @Test("Bencher Metric Format") func bencher() throws {
        try expect(try BenchmarkTrackers.bencher(.sample), named: "bencher.json")
    }

    @Test("github-action-benchmark", arguments: [MetricDirection.lower, .higher])
    func githubActionBenchmark(direction: MetricDirection) throws {
        let data = try BenchmarkTrackers.githubActionBenchmark(.sample, direction: direction)
        try expect(data, named: "benchmark-\(direction.rawValue).json")
    }

    @Test("annotations") func annotations() throws {
        try expectSnapshot(GitHubAnnotations.text(.sample, report: .sample), named: "annotations.txt")
    }
}
