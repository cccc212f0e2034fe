import ArgumentParser
import Foundation
import Results

/// What makes a gate fail, and what it tolerates.
struct GatePolicyOptions: ParsableArguments {
    @Flag(name: .long, help: "Fail on verdicts that say neither way, too.")
    var strict = false

    @Flag(
        name: .long,
        help: "Fail (exit code 3) where the two sides cannot be compared, or the machine was unfit."
    )
    var requireComparable = false

    @Flag(name: .long, help: "End with exit code 4 where something is better and nothing worse.")
    var reportImprovements = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What is tolerated (default: thresholds.yaml in the results folder, where there is one).",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var thresholds: String?

    /// What makes the gate fail.
    var policy: GatePolicy {
        GatePolicy(
            failsOnInconclusive: strict,
            requiresComparability: requireComparable,
            reportsImprovements: reportImprovements
        )
    }

    /// What is tolerated.
    ///
    /// - Throws: `DocumentError` with every fault of the file.
    func tolerated(resultsFolder: URL) throws -> GateThresholds {
        if let thresholds { return try GateThresholds.read(file: URL(filePath: thresholds)) }
        let file = resultsFolder.appending(path: "thresholds.yaml")
        guard FileManager.default.fileExists(atPath: file.path) else { return .standard }
        return try GateThresholds.read(file: file)
    }
}
