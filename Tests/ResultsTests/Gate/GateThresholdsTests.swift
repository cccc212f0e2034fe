import Documents
import Foundation
import Results
import Testing

@Suite("Thresholds")
struct GateThresholdsTests {
    @Test("the file of this project says what holds without it")
    func standard() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        #expect(try GateThresholds.read(file: root.appending(path: "results/thresholds.yaml")) == .standard)
    }

    private func decode(_ text: String) throws -> GateThresholds {
        let diagnostics = Diagnostics()
        let file = DocumentFile(name: "thresholds.yaml", format: .yaml, text: text)
        guard let thresholds = GateThresholds.decode(file, diagnostics: diagnostics) else {
            throw DocumentError.faults(diagnostics.inOrder)
        }
        return thresholds
    }

    @Test("a file changes what it names, and only that")
    func partial() throws {
        let text =
            "schema: etalon.thresholds/1\nclasses: {timing: {relative: 0.1}}\nmetrics: {ece: {absolute: 0.01}}\n"
        let thresholds = try decode(text)
        #expect(thresholds.classes[.timing] == Tolerance(relative: 0.1))
        #expect(thresholds.classes[.count] == GateThresholds.standard.classes[.count])
        #expect(thresholds.metrics["ece"] == Tolerance(absolute: 0.01))
        #expect(PairedSettings(thresholds: thresholds, metric: "rows_per_second_cpu").margin == 0.1)
    }

    @Test(
        "every fault is found in one pass, with its line",
        arguments: [
            ("schema: etalon.thresholds/2\n", 1), ("classes: {}\n", 1),
            ("schema: etalon.thresholds/1\nclasses: {sometimes: {relative: 1}}\n", 2),
            ("schema: etalon.thresholds/1\nmetrics:\n  ece: {relativ: 0.1}\n", 3),
            ("schema: etalon.thresholds/1\nmetrics:\n  ece: {relative: -0.1}\n", 3),
            ("schema: etalon.thresholds/1\nenvironment: {pressure: 2}\nunpaired_timing: fast\n", 2),
            ("schema: etalon.thresholds/1\nclasses: {timing: 0.1}\n", 2),
        ]
    )
    func faults(text: String, line: Int) {
        do {
            _ = try decode(text)
            Issue.record("nothing is found in: \(text)")
        } catch DocumentError.faults(let diagnostics) {
            #expect(diagnostics.first?.position.line == line, "\(diagnostics)")
        } catch {
            Issue.record(error)
        }
    }

    @Test("tolerances read as people write them")
    func text() {
        #expect(Tolerance(relative: 0.05).description == "5 %")
        #expect(Tolerance(absolute: 0.001, relative: 0.005).description == "0.001 or 0.5 %")
        #expect(Tolerance().description == "nothing")
        #expect(Tolerance(absolute: 1, relative: 0.1).allowed(around: -50) == 5)
    }
}
