/// Judges a run against a stored one, number by number.
///
/// Numbers are compared where they were made under the same conditions and by the same definition; which conditions
/// matter depends on their class. Timings of two runs made at different times are judged with great reserve: for a
/// verdict on speed there is ``PairedProcedure``.
package struct GateComparison: Sendable {
    let baseline: RunDocument
    let current: RunDocument
    let thresholds: GateThresholds

    /// A comparison of two runs.
    package init(baseline: RunDocument, current: RunDocument, thresholds: GateThresholds = .standard) {
        self.baseline = baseline
        self.current = current
        self.thresholds = thresholds
    }

    /// The verdicts on all numbers of both runs.
    ///
    /// - Complexity: O(metrics).
    package func report() -> GateReport {
        let old = Dictionary(baseline.metrics.map { ($0.key, $0) }) { first, _ in first }
        let new = Set(current.metrics.map(\.key))
        let adjusted = pValuesOverOtherPeople(old)
        let failed = Set(current.errors.map(\.model))
        let errors = current.errors.map { error in
            MetricVerdict(
                key: MetricKey(
                    subject: MetricSubject(model: error.model, population: error.population),
                    name: error.stage
                ),
                classification: .exact,
                unit: "1",
                direction: .none,
                state: .error,
                reason: error.message
            )
        }
        let judged = current.metrics.map { metric in
            old[metric.key].map { judge($0, metric, adjusted) }
                ?? verdict(nil, metric, .new, "the baseline does not have it")
        }
        let removed = baseline.metrics.filter { !new.contains($0.key) }.map { metric in
            let reason =
                failed.contains(metric.subject.model)
                ? "not measured: the model failed" : "the new run does not have it"
            return verdict(metric, nil, .removed, reason)
        }
        return GateReport(
            baseline: baseline.run.id,
            current: current.run.id,
            verdicts: errors + judged + removed,
            notes: notes()
        )
    }

    /// The verdict on one number that both runs have; `adjusted` are the p-values over other people.
    private func judge(_ old: Metric, _ new: Metric, _ adjusted: [MetricKey: Double]) -> MetricVerdict {
        if old.version != new.version {
            return verdict(
                old,
                new,
                .notComparable,
                "its definition is version \(new.version), was \(old.version)"
            )
        }
        if old.unit != new.unit || old.classification != new.classification || old.direction != new.direction
        {
            return verdict(old, new, .notComparable, "its unit, class or direction is another one")
        }
        switch (old.value, new.value) {
        case (.undefined(let before), .undefined(let now)):
            return verdict(
                old,
                new,
                before == now ? .equivalent : .notComparable,
                before == now ? "undefined in both: \(now)" : "undefined for another reason: \(now)"
            )
        case (_, .undefined(let reason)):
            return verdict(old, new, .regressed, "became undefined: \(reason)")
        case (.undefined, _):
            return verdict(old, new, .improved, "was undefined, is defined now")
        case (.digest(let before), .digest(let now)):
            return digests(old, new, areEqual: before == now)
        case (.estimate(let before), .estimate(let now)):
            return estimates(old, new, before, now, adjusted)
        case (.digest, .estimate), (.estimate, .digest):
            return verdict(old, new, .notComparable, "a digest on one side, a number on the other")
        }
    }

    private func digests(_ old: Metric, _ new: Metric, areEqual: Bool) -> MetricVerdict {
        if areEqual { return verdict(old, new, .equivalent, "the digests are equal") }
        if let difference = inputDifference(of: new) { return verdict(old, new, .notComparable, difference) }
        if let difference = kernelDifference { return verdict(old, new, .notComparable, difference) }
        return verdict(old, new, .regressed, "the digest changed: some score is another one")
    }

    private func estimates(
        _ old: Metric,
        _ new: Metric,
        _ before: Double,
        _ now: Double,
        _ adjusted: [MetricKey: Double]
    ) -> MetricVerdict {
        switch new.classification {
        case .exact:
            if let difference = inputDifference(of: new) {
                return verdict(old, new, .notComparable, difference)
            }
            let tolerance = thresholds.tolerance(for: new)
            if abs(now - before) > tolerance.allowed(around: before), let difference = kernelDifference {
                return verdict(old, new, .notComparable, "scores differ in their last bits by \(difference)")
            }
            return within(tolerance, old, new, before, now)
        case .sampled:
            if let difference = weightDifference(of: new) {
                return verdict(old, new, .notComparable, difference)
            }
            if inputDifference(of: new) != nil {
                return otherPeople(old, new, before, now, adjusted: adjusted)
            }
            let tolerance = thresholds.tolerance(for: new)
            let wider = thresholds.otherKernels
            guard kernelDifference != nil, wider.allowed(around: before) > tolerance.allowed(around: before)
            else { return within(tolerance, old, new, before, now) }
            return within(wider, old, new, before, now)
        case .count:
            return counts(old, new, before, now)
        case .timing:
            return timings(old, new, before, now)
        }
    }

    /// The verdict of numbers that follow from the inputs: no further apart than is tolerated.
    func within(_ tolerance: Tolerance, _ old: Metric, _ new: Metric, _ before: Double, _ now: Double)
        -> MetricVerdict
    {
        let change = now - before
        guard abs(change) > tolerance.allowed(around: before) else {
            let reason = change == 0 ? "the numbers are equal" : "within \(tolerance)"
            return verdict(old, new, .equivalent, reason, tolerance: tolerance)
        }
        let amount = Self.relative(before, now).map { Percent.text($0) } ?? "\(abs(change))"
        let words = "\(amount) \(change > 0 ? "more" : "less"), tolerated is \(tolerance)"
        let reason = new.direction == .none ? "\(words); no direction is better, so any change counts" : words
        return verdict(old, new, Self.state(change, new.direction), reason, tolerance: tolerance)
    }

    /// Whether a change in this direction is a regression or an improvement; without a better direction it is one.
    static func state(_ change: Double, _ direction: MetricDirection) -> VerdictState {
        switch direction {
        case .lower: change > 0 ? .regressed : .improved
        case .higher: change < 0 ? .regressed : .improved
        case .none: .regressed
        }
    }

    /// The change as a share of what was; nil where that is 0 and something came of it.
    static func relative(_ before: Double, _ now: Double) -> Double? {
        if before == now { return 0 }
        let change = (now - before) / abs(before)
        return change.isFinite ? change : nil
    }

    func verdict(
        _ old: Metric?,
        _ new: Metric?,
        _ state: VerdictState,
        _ reason: String,
        tolerance: Tolerance? = nil,
        interval: MetricInterval? = nil
    ) -> MetricVerdict {
        let metric = new ?? old
        let change: Double? =
            if let before = old?.estimate, let now = new?.estimate { Self.relative(before, now) } else { nil }
        return MetricVerdict(
            key: metric?.key ?? MetricKey(subject: MetricSubject(model: ""), name: ""),
            classification: metric?.classification ?? .exact,
            unit: metric?.unit ?? "1",
            direction: metric?.direction ?? .none,
            baseline: old?.value,
            current: new?.value,
            relativeChange: change,
            interval: interval,
            tolerance: tolerance?.description ?? "",
            state: state,
            reason: reason
        )
    }
}
