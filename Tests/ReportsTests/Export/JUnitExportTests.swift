import Foundation
import FoundationXML
import Reports
import Results
import TestSupport
import Testing

@Suite("JUnit")
struct JUnitExportTests {
    /// Counts elements as a consumer of JUnit does.
    private final class Reader: NSObject, XMLParserDelegate {
        var counts: [String: Int] = [:]
        var stated: [String: Int] = [:]
        var messages: [String] = []
        private var elements: [String] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            counts[name, default: 0] += 1
            if name == "testsuites" {
                stated = ["tests", "failures", "errors"].reduce(into: [:]) {
                    $0[$1] = attributes[$1].flatMap { Int($0) }
                }
            }
            if let message = attributes["message"] { messages.append(message) }
            if name == "testcase" { #expect(elements.last == "testsuite") }
            elements.append(name)
        }

        func parser(
            _ parser: XMLParser,
            didEndElement name: String,
            namespaceURI: String?,
            qualifiedName: String?
        ) {
            #expect(elements.popLast() == name)
        }
    }

    private func read(_ text: String) -> Reader {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        return reader
    }

    @Test("a parser finds as many cases, failures and errors as are stated")
    func counts() {
        for text in [JUnitExport.text(.sample), JUnitExport.text(.sample, of: .sample)] {
            let reader = read(text)
            #expect(reader.counts["testcase"] == reader.stated["tests"])
            #expect(reader.counts["failure", default: 0] == reader.stated["failures"])
            #expect(reader.counts["error", default: 0] == reader.stated["errors"])
        }
    }

    @Test("every metric is a case, every failed row an error, what says nothing is skipped")
    func run() {
        let reader = read(JUnitExport.text(.sample))
        #expect(reader.counts["testcase"] == RunDocument.sample.metrics.count + 1)
        #expect(reader.counts["error"] == 1)
        #expect(reader.counts["skipped"] == 1)
    }

    @Test("any text comes through a parser whole")
    func escaping() {
        var document = RunDocument.sample
        let message = "a < b & \"c\" > 'd'\nnext\ttab\u{1B}[31m é 評"
        document.errors[0].message = message
        let reader = read(JUnitExport.text(document))
        #expect(reader.messages.contains(message.replacing("\u{1B}", with: "\u{FFFD}")))
    }
}
