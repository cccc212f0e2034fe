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
    /// The estimates are independent, so the variance of their difference is the sum of theirs, read back from their
    /// intervals. The 90 % interval of the difference is held against the tolerance: wholly beyond it is a change,
    /// wholly within it is none (two one-sided tests at 5 %), anything else says neither.
    func otherPeople(_ old: Metric, _ new: Metric, _ before: Double, _ now: Double) -> MetricVerdict {
        let tolerance = thresholds.otherPeople
        guard let first = standardError(old.interval), let second = standardError(new.interval) else {
            let reason = "other people, and no interval says how sure it is"
            return verdict(old, new, .inconclusive, reason, tolerance: tolerance)
        }
        let half =
            ConfidenceInterval.criticalValue(level: 0.9) * (first * first + second * second).squareRoot()
        let change = now - before
        let allowed = tolerance.allowed(around: before)
        let relative =
            before == 0
            ? nil
            : MetricInterval(
                lower: (change - half) / abs(before),
                upper: (change + half) / abs(before),
                level: 0.9,
                method: "normal"
            )
        func judged(_ state: VerdictState, _ reason: String) -> MetricVerdict {
            verdict(old, new, state, reason, tolerance: tolerance, interval: relative)
        }
        if abs(change) - half > allowed {
            return judged(Self.state(change, new.direction), "changed beyond \(tolerance), over other people")
        }
        if abs(change) + half <= allowed {
            return judged(.equivalent, "within \(tolerance), over other people")
        }
        return judged(.inconclusive, "over other people neither a change nor its absence is shown")
    }

    private func standardError(_ interval: MetricInterval?) -> Double? {
        guard let interval, interval.level > 0, interval.level < 1, interval.method != "family" else {
            return nil
        }
        return (interval.upper - interval.lower) / 2 / ConfidenceInterval.criticalValue(level: interval.level)
    }
}
