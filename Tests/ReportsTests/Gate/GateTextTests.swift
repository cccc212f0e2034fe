import Reports
import TestSupport
import Testing

@testable import Results

@Suite("Verdicts and trends on a terminal")
struct GateTextTests {
    @Test("what failed stands first; what is equivalent is counted only", arguments: [60, 80, 120])
    func order(width: Int) throws {
        let text = GateText(.sample, style: TerminalStyle(width: width)).text()
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0].contains("20261124T060213Z-1 against 20261123T060213Z-1"))
        #expect(lines[1].contains("1 error") && lines[1].contains("1 equivalent"))
        let error = try #require(lines.firstIndex { $0.hasPrefix("error") })
        let regressed = try #require(lines.firstIndex { $0.hasPrefix("regressed") })
        #expect(error < regressed)
        #expect(!lines.contains { $0.hasPrefix("equivalent") })
        #expect(text.contains("! the BLAS cores differ"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test("of paired programs the equivalent ones are shown too")
    func paired() {
        let text = GateText(.sample, style: TerminalStyle()).text(isPaired: true)
        #expect(text.contains("\nequivalent  "))
    }

    private func trend(_ values: [Double]) throws -> HistoryTrend {
        let entries = values.enumerated().map { index, value in
            HistoryEntry(
                series: "m/p/o/brier_score",
                version: 1,
                conditions: "c",
                run: "run-\(index)",
                started: Timestamp(milliseconds: Int64(index) * 1000),
                commit: nil,
                classification: .sampled,
                direction: .lower,
                unit: "1",
                estimate: value,
                lower: nil,
                upper: nil
            )
        }
        return HistoryTrend(try #require(HistorySeries.all(of: entries).first), thresholds: .standard)
    }

    @Test("a lasting step is a mark in the plot and a place in the table")
    func trends() throws {
        let stepped = try trend([0.2, 0.2, 0.2, 0.2, 0.3, 0.3, 0.3, 0.3])
        #expect(stepped.changePoints.map(\.index) == [4])
        let flat = try trend([0.2, 0.2, 0.2, 0.2, 0.2, 0.2])
        #expect(HistoryTrend.notableFirst([flat, stepped]) == [stepped, flat])
        let text = HistoryText([stepped], style: TerminalStyle(width: 120))
        #expect(text.table().contains("▁▁▁▁████"))
        #expect(text.table().contains("+50.00 % at run-4"))
        #expect(text.plots().contains("▲ +50.00 % between run-3 and run-4"))
        #expect(HistoryText([flat], style: TerminalStyle()).plots().contains("••••••"))
        // Four noisy numbers move by half, and say nothing yet.
        let short = try trend([0.2, 0.31, 0.22, 0.3])
        #expect(!short.isLongEnough && short.leastRuns == 13)
        #expect(HistoryTrend.notableFirst([short, flat]) == [flat, short])
        let words = HistoryText([short], style: TerminalStyle(width: 160)).table()
        #expect(words.contains("too few runs, 13 needed"))
        #expect(words.contains("too few runs to tell"))
    }
}
