import Foundation
import Results
import TestSupport
import Testing

@Suite("Run document files")
struct RunDocumentFileTests {
    @Test("what is written is read back, and written again to the same bytes")
    func roundTrip() throws {
        let json = try RunDocument.sample.json()
        let read = try RunDocument(json: json, file: "sample")
        #expect(read == .sample)
        #expect(try read.json() == json)
    }

    @Test(
        "doubles keep every bit",
        arguments: [
            0.1 + 0.2, -0.0, 1e-300, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, 1e22,
            123_456_789_012_345_680,
        ]
    )
    func doublesRoundTrip(number: Double) throws {
        try expectRoundTrip([number])
    }

    @Test("random bit patterns keep every bit", arguments: 0..<8)
    func randomDoublesRoundTrip(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        let numbers = (0..<500).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(bitPattern: state ^ (state >> 29))
        }
        try expectRoundTrip(numbers.filter(\.isFinite))
    }

    private func expectRoundTrip(_ numbers: [Double]) throws {
        var document = RunDocument.sample
        document.curves[0].points = numbers.map { CurveRecord.Point(x: $0, y: $0) }
        let read = try RunDocument(json: document.json(), file: "sample")
        #expect(read.curves[0].points.map(\.x.bitPattern) == numbers.map(\.bitPattern))
    }

    @Test("unknown keys are ignored")
    func unknownKeys() throws {
        let text = String(decoding: try RunDocument.sample.json(), as: UTF8.self)
        let newer = text.replacingOccurrences(
            of: "\"name\": \"brier_score\"",
            with: "\"name\": \"brier_score\", \"new\": {\"a\": [1]}"
        )
        #expect(newer != text)
        #expect(try RunDocument(json: Data(newer.utf8), file: "newer") == .sample)
    }

    @Test("a number that is not finite is never written")
    func notFinite() {
        var document = RunDocument.sample
        document.curves[0].points[1].y = .nan
        #expect(throws: ResultsError.notFinite(path: "curves[0].points[1].y")) { try document.json() }
    }

    @Test("a metric that is not finite is undefined and says so")
    func undefinedMetric() {
        let metric = Metric(
            "log_loss",
            of: MetricSubject(model: "m"),
            value: .estimate(.infinity),
            unit: "1",
            direction: .lower,
            classification: .sampled,
            interval: MetricInterval(lower: 0, upper: .infinity, level: 0.95, method: "normal"),
            samples: [1, .nan]
        )
        #expect(metric.value == .undefined(because: "the result is infinite"))
        #expect(metric.interval == nil)
        #expect(metric.samples == nil)
    }

    @Test("the file's name tells when, of which commit, on which machine")
    func fileName() {
        let parts = RunDocument.sample.fileName.split(separator: "-")
        #expect(parts.count == 3)
        #expect(parts.first == "20261124T060213Z" && parts[1] == "1bc63f1")
        var document = RunDocument.sample
        document.run.commit = nil
        #expect(document.fileName.contains("-nogit-"))
    }

    @Test("writing leaves one whole file, and replaces an older one")
    func writing() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "etalon-results-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try RunDocument.sample.write(folder: folder)
        try RunDocument.sample.write(file: file)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [file.lastPathComponent])
        #expect(try RunDocument.read(file: file) == .sample)
    }
}
