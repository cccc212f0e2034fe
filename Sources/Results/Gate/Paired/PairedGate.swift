/// Makes one report of the paired results of all benchmarks.
package struct PairedGate: Sendable {
    /// One benchmark and what was found.
    package struct Benchmark: Equatable, Sendable {
        /// Which number it is.
        package let key: MetricKey
        /// Its unit, as in `s/row`.
        package let unit: String
        /// What paired blocks say.
        package let result: PairedResult

        /// A benchmark.
        package init(key: MetricKey, unit: String, result: PairedResult) {
            self.key = key
            self.unit = unit
            self.result = result
        }
    }

    /// Of so many benchmarks at least it can be said that nearly all moved alike.
    package static let leastAlike = 3
    /// This share of benchmarks must move together before the machine is suspected.
    private static let share = 0.8

    private let benchmarks: [Benchmark]
    private let workload: PairedResult?

    /// A gate over these benchmarks.
    ///
    /// - Parameters:
    ///   - benchmarks: The benchmarks of models.
    ///   - workload: The result of a fixed piece of arithmetic that no change of a model can touch; nil where it was
    ///     not measured.
    package init(benchmarks: [Benchmark], workload: PairedResult?) {
        self.benchmarks = benchmarks
        self.workload = workload
    }

    /// The report: where the machine was unfit, or everything moved as the fixed workload did, no verdict on a model.
    package func report(baseline: String, current: String) -> GateReport {
        let unfit =
            benchmarks.contains { $0.result.state == .invalidEnvironment }
            || workload?.state == .invalidEnvironment
        let shift = uniformShift
        var notes: [String] = []
        if unfit { notes.append("the machine was unfit to measure; no verdict on speed") }
        if let shift { notes.append(shift.note) }
        let verdicts = benchmarks.map { benchmark -> MetricVerdict in
            let result = benchmark.result
            var (state, reason) = (result.state, result.reason)
            if unfit && state != .error {
                (state, reason) = (
                    .invalidEnvironment, state == .invalidEnvironment ? reason : "the machine was unfit"
                )
            } else if let shift, shift.isMachine, state == .regressed || state == .improved {
                (state, reason) = (
                    .notComparable, "everything moved alike, the fixed workload too: \(reason)"
                )
            }
            return MetricVerdict(
                key: benchmark.key,
                classification: .timing,
                unit: benchmark.unit,
                direction: .lower,
                relativeChange: result.change,
                interval: result.interval,
                tolerance: Percent.text(result.margin),
                state: state,
                reason: reason
            )
        }
        return GateReport(baseline: baseline, current: current, verdicts: verdicts, notes: notes)
    }

    /// Whether nearly all benchmarks moved the same way by similar amounts, and whether the fixed workload did too.
    private var uniformShift: (note: String, isMachine: Bool)? {
        let changes = benchmarks.compactMap(\.result.change)
        guard changes.count >= Self.leastAlike else { return nil }
        let middle = changes.sorted()[changes.count / 2]
        let least = benchmarks.map(\.result.margin).min() ?? 0
        guard abs(middle) > least else { return nil }
        func isAlike(_ change: Double) -> Bool {
            change * middle > 0 && abs(change) > abs(middle) / 2 && abs(change) < abs(middle) * 2
        }
        guard Double(changes.count(where: isAlike)) > Self.share * Double(changes.count) else { return nil }
        let amount = "about \(Percent.text(middle)) \(middle > 0 ? "slower" : "faster")"
        guard let own = workload?.change else {
            return (
                "nearly everything became \(amount): the machine or the toolchain may be the cause", false
            )
        }
        return isAlike(own)
            ? (
                "everything became \(amount), the fixed workload too: the machine or the toolchain changed",
                true
            )
            : ("nearly everything became \(amount), the fixed workload did not", false)
    }
}
