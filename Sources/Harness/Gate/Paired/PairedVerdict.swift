package import Results
import Statistics

/// What follows from a paired measurement: the verdicts, and a document of the numbers behind them.
package struct PairedVerdict: Sendable {
    /// The verdicts.
    package let report: GateReport
    /// The numbers of the new program, as a run document that exporters take.
    package let document: RunDocument

    /// The verdict on `benchmarks`.
    ///
    /// - Parameters:
    ///   - benchmarks: What was measured.
    ///   - request: What was asked for.
    ///   - old: How the old program is called.
    ///   - new: How the new one is called.
    ///   - identity: The run, for the document.
    package init(
        _ benchmarks: [PairedBenchmark],
        request: PairedRequest,
        old: String,
        new: String,
        identity: RunIdentity
    ) {
        let sound = benchmarks.filter { $0.fault == nil }
        let isWorkload = { (benchmark: PairedBenchmark) in benchmark.subject.model == FixedWorkload.name }
        let gate = PairedGate(
            benchmarks: sound.filter { !isWorkload($0) }.map {
                PairedGate.Benchmark(key: $0.key, unit: "s", result: $0.result(request))
            },
            workload: sound.first(where: isWorkload)?.result(request)
        )
        let judged = gate.report(baseline: old, current: new)
        let errors = benchmarks.compactMap { benchmark in
            benchmark.fault.map { fault in
                MetricVerdict(
                    key: benchmark.key,
                    classification: .timing,
                    unit: "s",
                    direction: .lower,
                    state: .error,
                    reason: fault
                )
            }
        }
        report = GateReport(
            baseline: old,
            current: new,
            verdicts: errors + judged.verdicts,
            notes: judged.notes + ["the order of processes was drawn with --seed \(request.seed)"]
        )
        document = RunDocument(
            measured: identity,
            configuration: RunConfiguration(
                seed: request.seed,
                people: request.batch,
                threads: 1,
                measures: ["throughput"]
            ),
            metrics: sound.map { benchmark in
                let samples = (benchmark.screened + benchmark.fresh).compactMap(\.currentCost)
                return Metric(
                    PairedBenchmark.metric,
                    of: benchmark.subject,
                    value: .estimate(Quantile.type7(0.5, ofSorted: samples.sorted()) ?? .nan),
                    unit: "s",
                    direction: .lower,
                    classification: .timing,
                    count: samples.count,
                    samples: samples
                )
            }
        )
    }
}
