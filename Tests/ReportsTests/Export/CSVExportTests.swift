import Foundation
import Reports
import Results
import TestSupport
import Testing

@Suite("Comma-separated values")
struct CSVExportTests {
    @Test("the columns are those of the field list")
    func columns() throws {
        let text = try CSVExport.text(.sample)
        let header = try #require(text.split(separator: "\n").first).split(separator: ",").map(String.init)
        let listed = RunDocument.leaves.map(\.path).filter { $0.hasPrefix("metrics[].") }.map {
            String($0.dropFirst(10))
        }
        #expect(Array(header.dropFirst(3)) == listed)
        #expect(Array(header.prefix(3)) == ["run.id", "run.started", "run.commit"])
    }

    @Test("every number of the document is in the table, to the last digit")
    func numbers() throws {
        let table = try RunDocument.sample.table(of: "metrics")
        let column = try #require(table.columns.firstIndex(of: "estimate"))
        #expect(table.rows.map { Double($0[column]) } == RunDocument.sample.metrics.map(\.estimate))
        let samples = try #require(table.columns.firstIndex(of: "samples[]"))
        #expect(
            table.rows[2][samples].split(separator: " ").map { Double($0) }
                == RunDocument.sample.metrics[2].samples
        )
    }

    @Test("commas, quotes and line feeds are quoted")
    func quoting() throws {
        var document = RunDocument.sample
        document.metrics[0].subject.group = "a,b \"c\"\nd"
        #expect(try CSVExport.text(document).contains("\"a,b \"\"c\"\"\nd\""))
    }

    @Test("other lists are tables too")
    func errors() throws {
        let text = try CSVExport.text(.sample, list: "errors")
        #expect(text.split(separator: "\n").count == 2)
        #expect(text.contains("SIGSEGV"))
    }
}
