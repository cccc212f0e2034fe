import ArgumentParser
import Foundation
import Harness
import Results

extension GateCommand {
    /// Compares the speed of two programs, or how many instructions they execute.
    func runPaired(thresholds: GateThresholds) async throws {
        let workspace = folders.workspace
        let oldProgram = try PairedProgram(path: old, workspace: workspace)
        let newProgram = try PairedProgram(path: new, workspace: workspace)
        let floorsFile = workspace.noiseFloorsFile
        let stored =
            FileManager.default.fileExists(atPath: floorsFile.path)
            ? try NoiseFloor.read(file: floorsFile) : []
        let request = paired.request(thresholds: thresholds, floors: NoiseCalibration.floors(in: stored))
        let started = Date()
        func identity() -> RunIdentity {
            RunIdentity(
                id: new,
                started: Timestamp(started),
                elapsedSeconds: Date().timeIntervalSince(started),
                command: CommandLine.arguments,
                etalonVersion: Version.current
            )
        }
        if paired.count {
            let progress = ProgressLine(isShown: format == .text)
            defer { progress.clear() }
            let comparison = try InstructionComparison(request, old: oldProgram, new: newProgram)
            defer { comparison.removeCopies() }
            let (baseline, current) = try await comparison.run(identity: identity()) { done, all in
                progress.show("counting instructions: model \(done + 1) of \(all)")
            }
            let report = GateComparison(baseline: baseline, current: current, thresholds: thresholds).report()
            progress.clear()
            return try conclude(report, of: current, isPaired: true)
        }
        let benchmarks = try await PairedConduct(isShown: format == .text).measure(
            request,
            old: oldProgram,
            new: newProgram
        )
        let verdict = PairedVerdict(
            benchmarks,
            request: request,
            old: old,
            new: new,
            identity: identity()
        )
        try conclude(verdict.report, of: verdict.document, isPaired: true)
    }
}
