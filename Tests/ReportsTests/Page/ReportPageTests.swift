import Foundation
import Results
import TestSupport
import Testing

@testable import Reports

@Suite("Web page")
struct ReportPageTests {
    private static let hostile = "</title><script>alert(1)</script><img src=x onerror=\"alert(2)\">'&"

    /// The sample with a hostile text in every place that people's files can fill.
    private static var hostileDocument: RunDocument {
        var document = RunDocument.sample
        for place in document.models.indices {
            document.models[place].name = TextRecord(hostile, french: hostile)
            document.models[place].system = TextRecord(hostile)
            document.models[place].version = hostile
            document.models[place].family = hostile
            document.models[place].provenance.classification = hostile
            document.models[place].provenance.summary = TextRecord(hostile)
            document.models[place].provenance.sources = [
                SourceRecord(id: hostile, title: hostile, address: "javascript:alert(3)")
            ]
            for parameter in document.models[place].provenance.parameters.indices {
                document.models[place].provenance.parameters[parameter].name = hostile
                document.models[place].provenance.parameters[parameter].reason = hostile
            }
            for feature in document.models[place].features.indices {
                document.models[place].features[feature].label = TextRecord(hostile)
            }
        }
        document.metrics = document.metrics.map { metric in
            var metric = metric
            if metric.subject.group != nil { metric.subject.group = hostile + (metric.subject.group ?? "") }
            if metric.subject.level != nil { metric.subject.level = hostile }
            if metric.subject.intervention != nil {
                metric.subject.intervention = hostile + (metric.subject.intervention ?? "")
            }
            return metric
        }
        document.errors = document.errors.map { error in
            ErrorRecord(model: error.model, stage: hostile, message: hostile, standardErrorTail: hostile)
        }
        document.run.command = [hostile]
        document.run.commit = hostile
        document.environment.processor.model = hostile
        return document
    }

    @Test("no text of a document becomes a tag or a script", arguments: ReportLanguage.allCases)
    func hostileNames(language: ReportLanguage) {
        let html = ReportPage(Self.hostileDocument, language: language).html()
        #expect(html.ranges(of: "<script").count == 1)
        #expect(!html.contains("<img"))
        #expect(!html.contains("onerror=\""))
        #expect(!html.contains("href=\"javascript"))
        #expect(html.contains("&lt;script&gt;alert(1)"))
    }

    @Test("nothing is fetched from anywhere", arguments: ReportLanguage.allCases)
    func selfContained(language: ReportLanguage) {
        let html = ReportPage(.sample, language: language).html()
        for reference in ["src=", "<link", "@import", "url(", "fetch(", "XMLHttp"] {
            #expect(!html.contains(reference), "\(reference)")
        }
    }

    @Test("every drawing has a title and a description, every id is one of a kind")
    func accessible() {
        let html = ReportPage(.sample, language: .english).html()
        let drawings = html.ranges(of: "role=\"img\"").count
        #expect(drawings > 0)
        #expect(html.ranges(of: "-title\">").count == drawings)
        #expect(html.ranges(of: "<desc ").count == drawings)
        let ids = html.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for match in html.matches(of: #/aria-labelledby="([^"]+)"/#) {
            for id in match.1.split(separator: " ") { #expect(ids.contains(String(id))) }
        }
    }

    @Test("every number stands in the document at the place it names")
    func numbers() throws {
        let document = RunDocument.sample
        let tree = try JSONSerialization.jsonObject(with: document.json())
        let html = ReportPage(document, language: .english).html()
        let cells = html.matches(of: #/value="([^"]+)" data-at="([^"]+)"/#)
        #expect(cells.count > 50)
        for cell in cells {
            var node: Any? = tree
            for step in cell.2.split(separator: "/") {
                node = Int(step).flatMap { (node as? [Any])?[$0] } ?? (node as? [String: Any])?[String(step)]
            }
            let stored = try #require(node as? Double, "\(cell.2) is no number of the document")
            let shown = try #require(Double(cell.1))
            // Foundation reads the last digit of a number differently on Linux; the browser's check is exact.
            #expect(abs(shown - stored) <= 1e-12 * abs(stored), "\(cell.2)")
        }
    }

    @Test("the provenance of a model stands above what is said of it")
    func provenanceFirst() throws {
        let html = ReportPage(.sample, language: .english).html()
        let section = try #require(html.range(of: "<section"))
        let provenance = try #require(html.range(of: "class=\"provenance\""))
        let summary = try #require(html.range(of: "In plain words"))
        #expect(section.lowerBound < provenance.lowerBound)
        #expect(provenance.lowerBound < summary.lowerBound)
        #expect(html.contains("of its 5 numbers: 1 published, 1 recalled, 2 inferred, 1 assumed."))
    }

    @Test("in French the words are French and numbers have a comma")
    func french() {
        let html = ReportPage(.sample, language: .french).html()
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
        #expect(html.contains("En clair"))
        #expect(html.contains(">21,81</data>"))
        #expect(!html.contains("In plain words"))
    }

    @Test("how changes may be read stands on the page, in its language")
    func reading() {
        var document = RunDocument.sample
        for place in document.models.indices {
            document.models[place].reading = TextRecord("A flip, no cause.", french: "Ni cause ni effet.")
        }
        let (english, french) = (
            ReportPage(document, language: .english).html(), ReportPage(document, language: .french).html()
        )
        #expect(english.contains("<p>A flip, no cause.</p>") && !english.contains("Ni cause"))
        #expect(french.contains("<p>Ni cause ni effet.</p>") && !french.contains("A flip"))
    }

    @Test("a run of nothing is a page")
    func empty() {
        var document = RunDocument.sample
        document.models = []
        document.metrics = []
        document.errors = []
        document.reliabilityDiagrams = []
        #expect(ReportPage(document, language: .english).html().hasSuffix("</html>\n"))
    }
}
