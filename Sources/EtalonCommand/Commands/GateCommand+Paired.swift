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
            let baseline = try await counted(oldProgram, with: newProgram, identity: identity(), name: old)
            let current = try await counted(newProgram, with: oldProgram, identity: identity(), name: new)
            let report = GateComparison(baseline: baseline, current: current, thresholds: thresholds).report()
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

    /// The counts of one program, of the models that the other one has too.
    private func counted(
        _ program: PairedProgram,
        with other: PairedProgram,
        identity: RunIdentity,
        name: String
    ) async throws -> RunDocument {
        let known = Set(try other.timeableModels())
        let models =
            paired.models.isEmpty ? try program.timeableModels().filter(known.contains) : paired.models
        let counter = try InstructionCounter(program, batch: paired.batch)
        defer { counter.removeCopy() }
        let progress = ProgressLine(isShown: format == .text)
        defer { progress.clear() }
        var identity = identity
        identity.id = name
        return try await counter.count(models: models, identity: identity) { done, all in
            progress.show("counting instructions of \(name): model \(done + 1) of \(all)")
        }
    }
}
