import Foundation
import Reports
import Results
import TestSupport
import Testing

@Suite("Summaries")
struct SummaryExportTests {
    @Test("a summary never outgrows what GitHub takes")
    func size() {
        var document = RunDocument.sample
        document.metrics = (0..<9_000).map { index in
            var metric = document.metrics[0]
            metric.subject.intervention = "feature \(index) = a level with a rather long name"
            return metric
        }
        let text = MarkdownExport(document).text()
        #expect(text.utf8.count < 1_000_000)
        #expect(text.contains("too long for a summary"))
    }

    @Test("at most ten annotations of a kind, in lines of their own")
    func annotations() {
        var document = RunDocument.sample
        document.errors = (0..<30).map {
            ErrorRecord(model: "m\($0)", stage: "load", message: "50 % \n: a, b")
        }
        let lines = GitHubAnnotations.text(document).split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("::error ") }.count == 10)
        #expect(lines.first == "::error file=models/m0/model.yaml,title=etalon%3A m0::load: 50 %25 %0A: a, b")
    }

    @Test("SARIF names the file of the model and survives strange names")
    func sarif() throws {
        var document = RunDocument.sample
        document.errors = [ErrorRecord(model: "a b/ü", stage: "load", message: "no")]
        let object = try JSONSerialization.jsonObject(with: try SARIFExport.data(document)) as? [String: Any]
        let results = (object?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
        let location =
            (results?.first?["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        #expect(
            (location?["artifactLocation"] as? [String: String])?["uri"] == "models/a%20b%2F%C3%BC/model.yaml"
        )
    }

    @Test("OpenMetrics families stand together and names are legal")
    func openMetrics() {
        let lines = OpenMetricsExport.text(.sample).split(separator: "\n")
        #expect(lines.last == "# EOF")
        var closed: Set<Substring> = []
        var current: Substring = ""
        for line in lines where line.hasPrefix("# TYPE ") {
            let name = line.split(separator: " ")[2]
            #expect(name.wholeMatch(of: /[a-zA-Z_][a-zA-Z0-9_]*/) != nil)
            #expect(!closed.contains(name))
            closed.insert(current)
            current = name
        }
    }
}
