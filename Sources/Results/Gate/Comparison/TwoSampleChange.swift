import Statistics

/// How a number moved between two samples of people that share nobody, and how sure that is.
///
/// The interval of the difference is put together from the intervals of both numbers, each end from the ends that speak
/// against it (the method of variance estimates recovery): with Wilson intervals of two proportions it is Newcombe's, and
/// with normal intervals the usual one. People whom both samples have make it wider than it needs to be, never narrower.
///
/// **Source**: Zou and Donner, Statistics in Medicine 27 (2008), doi:10.1002/sim.3095; Newcombe, Statistics in Medicine 17
/// (1998) 873, method 10.
struct TwoSampleChange {
    /// The new number less the old one.
    let change: Double
    /// How far below and above the change its ends lie, in standard errors' units.
    private let errors: (below: Double, above: Double)

    /// The change from one number to another; nil where their intervals do not tell how sure they are.
    ///
    /// **Edge cases**: an interval over a family of definitions says nothing of sampling; two without any width say
    /// nothing either; an estimate outside its interval counts as its end.
    init?(
        from old: (estimate: Double, interval: MetricInterval?),
        to new: (estimate: Double, interval: MetricInterval?)
    ) {
        guard let before = Self.errors(old.estimate, old.interval),
            let now = Self.errors(new.estimate, new.interval)
        else { return nil }
        func joined(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        change = new.estimate - old.estimate
        errors = (joined(now.below, before.above), joined(now.above, before.below))
        guard change.isFinite, errors.below.isFinite, errors.above.isFinite,
            errors.below + errors.above > 0
        else { return nil }
    }

    /// The interval of the change.
    func interval(level: Double) -> (lower: Double, upper: Double) {
        let critical = ConfidenceInterval.criticalValue(level: level)
        return (change - critical * errors.below, change + critical * errors.above)
    }

    /// The probability of so large a change, either way, where the true one is just as large as is allowed.
    func pValue(allowed: Double) -> Double {
        let (towardsZero, beyond) = change > 0 ? (errors.below, errors.above) : (errors.above, errors.below)
        let size = abs(change)
        func tail(_ distance: Double, _ error: Double) -> Double {
            guard error > 0 else { return distance > 0 ? 0 : 1 }
            return NormalDistribution.upperTail(distance / error)
        }
        return min(1, tail(size - allowed, towardsZero) + tail(size + allowed, beyond))
    }

    private static func errors(_ estimate: Double, _ interval: MetricInterval?) -> (
        below: Double, above: Double
    )? {
        guard let interval, interval.level > 0, interval.level < 1,
            !["family", "consistency"].contains(interval.method)
        else { return nil }
        let critical = ConfidenceInterval.criticalValue(level: interval.level)
        return (
            max(0, estimate - interval.lower) / critical, max(0, interval.upper - estimate) / critical
        )
    }

}
