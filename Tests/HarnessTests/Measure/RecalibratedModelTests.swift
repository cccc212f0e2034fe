import DenseMatrix
import Foundation
import Harness
import Measures
import Populations
import Scoring
import Statistics
import Testing

/// A fitted map as a model folder: it loads, and scores what the map says.
@Suite struct RecalibratedModelTests {
    /// Scores from 0.05 to 0.95 whose outcomes follow their square, in a scratch folder.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "etalon-map-\(UUID().uuidString)")
        var file: URL { url.appending(path: "scores.csv") }

        init() throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            let random = CounterRandom(seed: 4)
            let lines = (0..<400).map { row -> String in
                let score = 0.05 + 0.9 * Double(row % 100) / 99
                let outcome = random.uniform(stream: UInt64(row), counter: 0) < score * score ? 1 : 0
                return "\(score),\(outcome)"
            }
            try Data(("risk,y\n" + lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        }

        deinit { try? FileManager.default.removeItem(at: url) }
    }

    @Test(
        arguments: [
            (ScoreMeasurementRequest.Recalibration.platt, true), (.isotonic, true), (.beta, true),
            (.temperature, true),
            (.platt, false), (.isotonic, false),
        ]
    )
    func theFolderScoresWhatTheMapSays(
        kind: ScoreMeasurementRequest.Recalibration,
        claimsProbability: Bool
    ) throws {
        let folder = try Folder()
        let request = ScoreMeasurementRequest(
            table: ScoredTableRequest(score: "risk", outcome: "y"),
            decision: .threshold(output: 0, cut: 0.5),
            claimsProbability: claimsProbability,
            recalibration: kind
        )
        let report = try ScoreMeasurement(request).measure(path: folder.file.path)
        let map = try #require(report.recalibration)
        let made = try RecalibratedModel(id: "calibrated", map: map, request: request, file: folder.file)
            .write(to: folder.url)
        let model = try RunnableModel(folder: made).model
        #expect(model.descriptor.schema.features.map(\.name) == ["risk"])
        let people = try TableReader(schema: model.descriptor.schema, precision: .float64)
            .read(path: folder.file.path).people
        let probabilities = try model.scores(of: people)
        let scores = people.values(ofFeature: 0)
        #expect(scores.count == 400)
        for (row, score) in scores.enumerated() {
            #expect(abs(probabilities[row, 0] - map(score)) < 1e-12, "\(kind) at \(score)")
        }
        #expect(throws: FitError.exists(folder: made.relativePath)) {
            try RecalibratedModel(id: "calibrated", map: map, request: request, file: folder.file)
                .write(to: folder.url)
        }
    }
}
