package import Statistics

/// How far scores are above outcomes on average, for the people of one value of a feature.
///
/// Mergeable: sums are fixed-point, so that any split of the people gives the same bits.
///
/// **Units and range**: score less outcome, in [-1, 1] for probabilities; above 0 scores are too high.
///
/// **Source**: Fissler, Lorentzen and Mayer, arXiv:2202.12780; tested against model-diagnostics `compute_bias`.
package struct FeatureBias: Equatable, Sendable {
    private var count = 0
    private var sums = WeightSums()
    private var difference = FixedPointSum()
    private var square = FixedPointSum()

    /// Nobody yet.
    package init() {}

    /// Adds one person with a probability as score, or several alike.
    ///
    /// - Precondition: a finite score, an outcome of 0 or 1, a weight that `ScoredOutcomes` admits.
    package mutating func add(score: Double, outcome: UInt8, weight: Double = 1, people: Int = 1) {
        if weight == 0 || people == 0 { return }
        let total = weight * Double(people)
        let gap = score - Double(outcome)
        count += people
        sums.add(weight: weight, outcome: outcome, people: people)
        difference.add(total * gap)
        square.add(total * gap * gap)
    }

    /// Adds the people of another value or shard.
    package mutating func merge(_ other: FeatureBias) {
        count += other.count
        sums.merge(other.sums)
        difference.merge(other.difference)
        square.merge(other.square)
    }

    /// The mean difference, its standard error, and the test that it is 0.
    package struct Result: Equatable, Sendable {
        /// The mean difference with Student's interval.
        package let bias: Estimate
        /// The standard error; nil for fewer than two people.
        package let standardError: Double?
        /// The two-sided p-value of Student's test, one degree of freedom fewer than (effective) people.
        package let twoSidedP: Estimate
    }

    /// What the people so far say.
    ///
    /// **Edge cases**: nobody: undefined. One person, or the same difference for everybody: no interval and no test.
    package func result(level: Double = 0.95) -> Result {
        let weight = sums.weight.value
        guard weight > 0 else {
            let none = Estimate.undefined(because: .noPeople, count: 0)
            return Result(bias: none, standardError: nil, twoSidedP: none)
        }
        let mean = difference.value / weight
        let effective = weight * weight / sums.squareTotal
        let variance = max(0, square.value / weight - mean * mean)
        guard effective > 1, variance > 0 else {
            let reason: UndefinedReason =
                effective > 1 ? .noFiniteResult : .tooFew(count: count, needed: 2)
            return Result(
                bias: Estimate(mean, count: count),
                standardError: nil,
                twoSidedP: .undefined(because: reason, count: count)
            )
        }
        let error = (variance / (effective - 1)).squareRoot()
        let student = StudentTDistribution(degreesOfFreedom: effective - 1)
        let half = student.criticalValue(level: level) * error
        let interval = ConfidenceInterval(
            lower: mean - half,
            upper: mean + half,
            level: level,
            method: .studentT
        )
        return Result(
            bias: Estimate(mean, interval: interval, count: count),
            standardError: error,
            twoSidedP: Estimate(student.twoSidedTail(mean / error), count: count)
        )
    }
}
