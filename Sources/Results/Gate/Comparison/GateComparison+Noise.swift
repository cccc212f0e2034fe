import Statistics

extension GateComparison {
    /// The verdict of counts of machine work: a small relative tolerance, on machines that count alike.
    func counts(_ old: Metric, _ new: Metric, _ before: Double, _ now: Double) -> MetricVerdict {
        if let difference = machineDifference(of: new) {
            return verdict(old, new, .notComparable, difference)
        }
        let tolerance = thresholds.tolerance(for: new)
        for samples in [old.samples, new.samples].compactMap(\.self) {
            guard let least = samples.min(), let most = samples.max() else { continue }
            guard most - least > tolerance.allowed(around: least) else { continue }
            let reason =
                "its repeats differ by \(Percent.text((most - least) / abs(least))), tolerated is \(tolerance)"
            return verdict(old, new, .inconclusive, reason, tolerance: tolerance)
        }
        return within(tolerance, old, new, before, now)
    }

    /// The verdict of timings made at different times: only what no drift of a machine explains is a regression.
    func timings(_ old: Metric, _ new: Metric, _ before: Double, _ now: Double) -> MetricVerdict {
        if let difference = machineDifference(of: new) {
            return verdict(old, new, .notComparable, difference)
        }
        if let reason = unfitness(of: current) ?? unfitness(of: baseline) {
            return verdict(old, new, .invalidEnvironment, reason)
        }
        let tolerance = thresholds.tolerance(for: new)
        guard abs(now - before) > tolerance.allowed(around: before) else {
            return verdict(old, new, .equivalent, "within \(tolerance), unpaired", tolerance: tolerance)
        }
        let amount = Self.relative(before, now).map { Percent.text($0) } ?? "\(abs(now - before))"
        let words = "\(amount) \(now > before ? "more" : "less")"
        guard slowdown(old, new) > 1 + thresholds.unpairedTiming, new.direction != .none else {
            let reason = "\(words), but two runs at different times do not tell: use --paired"
            return verdict(old, new, .inconclusive, reason, tolerance: tolerance)
        }
        return verdict(old, new, .regressed, "\(words), in every sample", tolerance: tolerance)
    }

    /// How much slower the best of the new samples is than the worst of the old ones, as a ratio; above 1 is slower.
    private func slowdown(_ old: Metric, _ new: Metric) -> Double {
        let before = old.samples ?? [old.estimate].compactMap(\.self)
        let now = new.samples ?? [new.estimate].compactMap(\.self)
        let isRate = new.direction == .higher
        guard let worst = isRate ? before.min() : before.max(), let best = isRate ? now.max() : now.min(),
            worst > 0, best > 0
        else { return 0 }
        return isRate ? worst / best : best / worst
    }

    /// The verdict of a statistic over other people than before: by the sampling errors of both.
    ///
    /// Beyond the tolerance is a change whose p-value, held at 5 % over all such numbers of the comparison together, says
    /// so: of a thousand numbers over other people many differ by chance. Wholly within it, by the 90 % interval of the
    /// difference, is none (two one-sided tests at 5 %); anything else says neither.
    ///
    /// `adjusted` are the p-values by Holm's method, of every number over other people.
    func otherPeople(
        _ old: Metric,
        _ new: Metric,
        _ before: Double,
        _ now: Double,
        adjusted: [MetricKey: Double]
    ) -> MetricVerdict {
        let tolerance = thresholds.otherPeople
        guard let change = TwoSampleChange(from: (before, old.interval), to: (now, new.interval)) else {
            let reason = "other people, and no interval says how sure it is"
            return verdict(old, new, .inconclusive, reason, tolerance: tolerance)
        }
        let allowed = tolerance.allowed(around: before)
        let ends = change.interval(level: 0.9)
        let relative =
            before == 0
            ? nil
            : MetricInterval(
                lower: ends.lower / abs(before),
                upper: ends.upper / abs(before),
                level: 0.9,
                method: "difference of two samples"
            )
        func judged(_ state: VerdictState, _ reason: String) -> MetricVerdict {
            verdict(old, new, state, reason, tolerance: tolerance, interval: relative)
        }
        if abs(change.change) > allowed, let p = adjusted[new.key], p < Self.level {
            let numbers = adjusted.count == 1 ? "" : " among \(adjusted.count) numbers"
            let state = Self.state(change.change, new.direction)
            return judged(
                state,
                "changed beyond \(tolerance), over other people: p \(Percent.short(p))\(numbers)"
            )
        }
        if ends.upper <= allowed, ends.lower >= -allowed {
            return judged(.equivalent, "within \(tolerance), over other people")
        }
        return judged(.inconclusive, "over other people neither a change nor its absence is shown")
    }

    /// The probability of any false change among all numbers over other people.
    private static let level = 0.05

    /// The p-values of all numbers that are judged over other people, by Holm's method.
    func pValuesOverOtherPeople(_ old: [MetricKey: Metric]) -> [MetricKey: Double] {
        var keys: [MetricKey] = []
        var pValues: [Double] = []
        for new in current.metrics where new.classification == .sampled && inputDifference(of: new) != nil {
            guard let metric = old[new.key], let before = metric.estimate, let now = new.estimate,
                let change = TwoSampleChange(from: (before, metric.interval), to: (now, new.interval))
            else { continue }
            keys.append(new.key)
            pValues.append(change.pValue(allowed: thresholds.otherPeople.allowed(around: before)))
        }
        return Dictionary(zip(keys, MultipleTesting.holm(pValues))) { first, _ in first }
    }
}
