package import Results

/// One benchmark of a paired measurement: what each arm is asked to do, and what came of it.
package struct PairedBenchmark: Sendable {
    /// What is timed, as the first process of the old program called it.
    package let subject: MetricSubject
    /// What each arm is asked to do.
    let plans: [PairedArm: BenchmarkPlan]
    /// The blocks that screen.
    package internal(set) var screened: [PairedBlock] = []
    /// Blocks that confirm; empty where nothing was suspect.
    package internal(set) var fresh: [PairedBlock] = []
    /// What went wrong in the program that failed first; nil where none did.
    package internal(set) var fault: String?

    /// The name of the number.
    package static let metric = "cpu_seconds_per_row"

    /// Which number it is.
    package var key: MetricKey { MetricKey(subject: subject, name: Self.metric) }

    /// What the blocks say.
    func result(_ request: PairedRequest) -> PairedResult {
        let procedure = request.procedure(for: key)
        return fresh.isEmpty
            ? procedure.screen(screened) : procedure.confirm(screened: screened, fresh: fresh)
    }
}
