import Harness

/// Conducts a paired measurement on behalf of a command: the copy of the old program, progress, interruption.
struct PairedConduct {
    /// Whether progress is shown, on a terminal.
    let isShown: Bool

    /// Measures, and removes the copy whatever happens.
    ///
    /// - Throws: `HarnessError`; the exit code 130 where it was interrupted.
    func measure(
        _ request: PairedRequest,
        old: PairedProgram,
        new: PairedProgram
    ) async throws -> [PairedBenchmark] {
        let copy = try ExecutableCopy(of: old.executable)
        defer { copy.remove() }
        let measurement = PairedMeasurement(request, old: old, new: new, copy: copy.file)
        let progress = ProgressLine(isShown: isShown)
        defer { progress.clear() }
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
        if outcome.isCancelled { throw ExitStatus.interrupted.code }
        return try outcome.result.get()
    }
}
