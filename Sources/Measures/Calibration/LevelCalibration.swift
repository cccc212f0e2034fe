package import Statistics

/// What ordered levels mean: how many people each holds, and how often the outcome happens there.
///
/// Mergeable; counts only, so that any split of the people gives the same numbers.
package struct LevelCalibration: Equatable, Sendable {
    private var people: [Int]
    private var known: [Int]
    private var positive: [Int]

    /// A state of `levels` levels that has seen nobody.
    package init(levels: Int) {
        people = Array(repeating: 0, count: levels)
        known = people
        positive = people
    }

    /// Adds one person.
    ///
    /// - Parameters:
    ///   - level: the level, from 0.
    ///   - outcome: 0 or 1, NaN where not known.
    package mutating func add(level: Int, outcome: Double) {
        people[level] += 1
        if outcome.isNaN { return }
        known[level] += 1
        if outcome == 1 { positive[level] += 1 }
    }

    /// Adds the people of another state.
    package mutating func merge(_ other: LevelCalibration) {
        for level in people.indices {
            people[level] += other.people[level]
            known[level] += other.known[level]
            positive[level] += other.positive[level]
        }
    }

    /// The share of the people in a level, with its Wilson interval.
    package func share(of level: Int, confidence: Double = 0.95) -> Estimate {
        Self.rate(people[level], of: people.reduce(0, +), confidence, whom: "person")
    }

    /// The rate of the outcome in a level, over the people whose outcome is known.
    package func outcomeRate(in level: Int, confidence: Double = 0.95) -> Estimate {
        Self.rate(positive[level], of: known[level], confidence, whom: "known outcome in the level")
    }

    /// How much higher the rate of `level` is than that of the level below, with Newcombe's interval: below zero, the order
    /// of the two is violated.
    ///
    /// - Precondition: `level` is at least 1.
    package func rateStep(to level: Int, confidence: Double = 0.95) -> Estimate {
        let count = known[level] + known[level - 1]
        guard known[level] > 0, known[level - 1] > 0 else {
            return .undefined(
                because: .emptyDenominator(of: "known outcome in one of the levels"),
                count: count
            )
        }
        let above = Proportion(successes: positive[level], trials: known[level])
        let below = Proportion(successes: positive[level - 1], trials: known[level - 1])
        let difference = above.successes / above.trials - below.successes / below.trials
        return Estimate(
            difference,
            interval: ProportionPair(above, with: below).differenceInterval(level: confidence),
            count: count
        )
    }

    private static func rate(_ count: Int, of total: Int, _ confidence: Double, whom: String) -> Estimate {
        guard total > 0 else { return .undefined(because: .emptyDenominator(of: whom), count: 0) }
        let proportion = Proportion(successes: count, trials: total)
        return Estimate(
            Double(count) / Double(total),
            interval: proportion.wilsonInterval(level: confidence),
            count: total
        )
    }
}
