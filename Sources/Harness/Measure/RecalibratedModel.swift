package import Foundation
package import Measures
import Populations
import Results
import Scoring

/// A fitted recalibration map as a model of two parts: what the score is turned into, and the layer that calibrates it.
package struct RecalibratedModel: Sendable {
    /// The id of the model, the name of its folder.
    let id: String
    /// The map.
    let map: RecalibrationMap
    /// The column that held the scores.
    let column: String
    /// The column that held the outcomes.
    let outcome: String
    /// Whether the scores are probabilities.
    let claimsProbability: Bool
    /// The score from which a person is selected; nil where none was given.
    let threshold: Double?
    /// The file of scores.
    let file: URL
    /// Its digest.
    let sha256: String
    /// The seed of the split whose half the map was fitted on.
    let seed: UInt64

    /// Whether `id` can be that of a model.
    package static func isLegal(id: String) -> Bool {
        id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil && id.utf8.count <= 64
    }

    /// The model of a map that a request fitted on a file.
    ///
    /// - Throws: where the file cannot be read again.
    package init(
        id: String,
        map: RecalibrationMap,
        request: ScoreMeasurementRequest,
        file: URL
    ) throws {
        self.id = id
        self.map = map
        self.file = file
        column = request.table.score
        outcome = request.table.outcome
        claimsProbability = request.claimsProbability
        threshold = request.decision?.cuts?.last
        seed = request.seed
        var digest = SHA256()
        digest.update(Array(try Data(contentsOf: file)))
        sha256 = digest.hexadecimalDigest()
    }

    /// Writes the model to a new folder called by its id in `parent`.
    ///
    /// - Returns: the folder.
    /// - Throws: `FitError.exists`, `.unwritable`, `.invalidModel`.
    package func write(to parent: URL) throws(FitError) -> URL {
        let text = RecalibratedModelText(model: self)
        return try NewFittedFolder(id: id, files: ["model.yaml": text.model, "README.md": text.card])
            .write(to: parent)
    }
}
