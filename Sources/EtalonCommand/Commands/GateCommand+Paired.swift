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
        let request = paired.request(thresholds: thresholds, leastFloor: nil)
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
        let progress = ProgressLine(isShown: format == .text)
        defer { progress.clear() }
        if paired.count {
            let comparison = try InstructionComparison(request, old: oldProgram, new: newProgram)
            let (baseline, current) = try await comparison.run(identity: identity()) { done, all in
                progress.show("counting instructions: model \(done + 1) of \(all)")
            }
            let report = GateComparison(baseline: baseline, current: current, thresholds: thresholds).report()
            progress.clear()
            return try conclude(report, of: current, isPaired: true)
        }
        let copy = try ExecutableCopy(of: oldProgram.executable)
        defer { copy.remove() }
        let measurement = PairedMeasurement(request, old: oldProgram, new: newProgram, copy: copy.file)
        let outcome = await Interruption.cancelling {
            () async -> (result: Result<[PairedBenchmark], HarnessError>, isCancelled: Bool) in
            do throws(HarnessError) {
                let benchmarks = try await measurement.run { stage, done, all in
                    progress.show("\(stage): \(done) of \(all)")
                }
                return (.success(benchmarks), Task.isCancelled)
            } catch {
                return (.failure(error), Task.isCancelled)
            }
        }
        progress.clear()
        if outcome.isCancelled { throw ExitStatus.interrupted.code }
        let verdict = PairedVerdict(
            try outcome.result.get(),
            request: request,
            old: old,
            new: new,
            identity: identity()
        )
        try conclude(verdict.report, of: verdict.document, isPaired: true)
    }
}
