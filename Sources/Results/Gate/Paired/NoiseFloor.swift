package import Foundation

/// How much identical code seems to differ on one machine: what `etalon calibrate` found.
package struct NoiseFloor: Codable, Equatable, Sendable {
    /// The benchmark, as the text of its key.
    package var benchmark: String
    /// The machine and build, as the digest of their comparability key.
    package var environment: String
    /// The floor, as 0.01 for 1 %.
    package var floor: Double
    /// The margin that follows: twice the floor, or what thresholds ask for where that is more.
    package var margin: Double
    /// How many blocks it rests on.
    package var blocks: Int
    /// When it was measured.
    package var measured: Timestamp

    /// A floor.
    package init(
        benchmark: String,
        environment: String,
        floor: Double,
        margin: Double,
        blocks: Int,
        measured: Timestamp
    ) {
        self.benchmark = benchmark
        self.environment = environment
        self.floor = floor
        self.margin = margin
        self.blocks = blocks
        self.measured = measured
    }

    /// Writes floors into a file in the place of those of the same benchmark and machine: whole or not at all.
    ///
    /// - Throws: ``ResultsError``.
    package static func write(_ floors: [NoiseFloor], file: URL) throws(ResultsError) {
        let old = FileManager.default.fileExists(atPath: file.path) ? try read(file: file) : []
        let kept = old.filter { floor in
            !floors.contains { $0.benchmark == floor.benchmark && $0.environment == floor.environment }
        }
        let all = (kept + floors).sorted { ($0.environment, $0.benchmark) < ($1.environment, $1.benchmark) }
        try AtomicFile.write(try CanonicalJSON.encode(all), to: file)
    }

    /// Reads floors.
    ///
    /// - Throws: ``ResultsError``.
    package static func read(file: URL) throws(ResultsError) -> [NoiseFloor] {
        try CanonicalJSON.decode([NoiseFloor].self, from: AtomicFile.read(file), file: file.relativePath)
    }
}
