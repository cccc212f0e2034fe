import Reports
import Results
import TestSupport
import Testing

@Suite("Terminal report")
struct TerminalReportTests {
    private let file = "results/runs/20261124T060213Z-1bc63f1-0f3a9c5d21e7.json"

    @Test("the report of the sample run reads as stored", arguments: [60, 80, 120])
    func snapshot(width: Int) throws {
        let text = TerminalReport(.sample, style: TerminalStyle(width: width)).text(file: file)
        try expectSnapshot(text, named: "sample-\(width).txt")
    }

    @Test("in colour the text is the same")
    func colour() {
        let plain = TerminalReport(.sample, style: TerminalStyle()).text(file: file)
        let coloured = TerminalReport(.sample, style: TerminalStyle(usesColour: true)).text(file: file)
        #expect(coloured != plain)
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test("no line is wider than the terminal", arguments: [60, 80, 100, 120])
    func width(width: Int) {
        let text = TerminalReport(.sample, style: TerminalStyle(width: width)).text()
        for line in text.split(separator: "\n") where !line.contains("etalon report") {
            #expect(String(line).displayWidth <= width, "\(line)")
        }
    }

    @Test("how changes may be read stands below the changes")
    func reading() throws {
        var document = RunDocument.sample
        for place in document.models.indices {
            document.models[place].reading = TextRecord("A flip, no cause.")
        }
        let text = TerminalReport(document, style: TerminalStyle()).text()
        let heading = try #require(text.firstRange(of: "Counterfactual\n"))
        #expect(text[heading.upperBound...].contains("\n    A flip, no cause.\n"))
    }

    @Test("in French nothing of the report's own is English")
    func french() {
        let report = TerminalReport(.sample, style: TerminalStyle(width: 120), language: .french)
        let text = report.text(file: file)
        #expect(text.hasPrefix("etalon run  100\u{202F}000 personnes · graine"))
        #expect(text.contains("Ensuite") && text.contains("intervalle à 95 %"))
        for word in [
            "people", "seed", "thread", "estimate", "measure ", " interval ", "Next", "protected", "unknown",
        ] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test("a run of nothing is reported")
    func empty() {
        var document = RunDocument.sample
        document.models = []
        document.metrics = []
        document.errors = []
        #expect(
            TerminalReport(document, style: TerminalStyle()).text().hasPrefix("etalon run  100,000 people")
        )
    }

    @Test(
        "colour needs a terminal that can and no NO_COLOR",
        arguments: [
            (true, ["TERM": "xterm"], true), (false, ["TERM": "xterm"], false),
            (true, ["NO_COLOR": "1"], false),
            (true, ["NO_COLOR": ""], true), (true, ["TERM": "dumb"], false),
        ]
    )
    func detection(isTerminal: Bool, environment: [String: String], usesColour: Bool) {
        #expect(TerminalStyle(isTerminal: isTerminal, environment: environment).usesColour == usesColour)
    }
}
