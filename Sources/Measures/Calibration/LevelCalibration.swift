package import Statistics

/// What ordered levels mean: how many people each holds, and how often the outcome happens there.
///
/// Mergeable: any split of the people gives the same bits.
package struct LevelCalibration: Equatable, Sendable {
    private let levels: Int
    private var decisions: GroupDecisions

    /// A state of `levels` levels that has seen nobody.
    package init(levels: Int) {
        self.levels = levels
        decisions = GroupDecisions(groupCount: levels)
    }

    /// Adds one person, or several alike.
    ///
    /// - Parameters:
    ///   - level: the level, from 0.
    ///   - outcome: 0 or 1, NaN where not known.
    ///   - weight: of each of the people.
    ///   - people: how many.
    package mutating func add(level: Int, outcome: Double, weight: Double = 1, people: Int = 1) {
        decisions.add(group: level, isSelected: false, outcome: outcome, weight: weight, people: people)
    }

    /// Adds the people of another state.
    package mutating func merge(_ other: LevelCalibration) {
        decisions.merge(other.decisions)
    }

    /// The share of the people in a level, with its Wilson interval.
    package func share(of level: Int, confidence: Double = 0.95) -> Estimate {
        let part = decisions.matrix(of: level).all
        let whole = decisions.matrix(of: 0..<levels).all
        guard whole.weight > 0 else {
            return .undefined(because: .emptyDenominator(of: "person"), count: 0)
        }
        let share = min(1, part.weight / whole.weight)
        let proportion = Proportion(
            share: share,
            effectiveTrials: whole.weight * whole.weight / whole.squaredWeight
        )
        return Estimate(share, interval: proportion.wilsonInterval(level: confidence), count: whole.people)
    }

    /// The rate of the outcome in a level, over the people whose outcome is known.
    package func outcomeRate(in level: Int, confidence: Double = 0.95) -> Estimate {
        decisions.matrix(of: level).estimate(of: .outcome, level: confidence)
    }

    /// How much higher the rate of `level` is than that of the level below, with Newcombe's interval: below zero, the order
    /// of the two is violated.
    ///
    /// - Precondition: `level` is at least 1.
    package func rateStep(to level: Int, confidence: Double = 0.95) -> Estimate {
        let above = decisions.matrix(of: level)
        let below = decisions.matrix(of: level - 1)
        let count = above.denominator(of: .outcome) + below.denominator(of: .outcome)
        guard let upper = above.proportion(of: .outcome), let lower = below.proportion(of: .outcome),
            let share = upper.share, let other = lower.share
        else {
            return .undefined(
                because: .emptyDenominator(of: "known outcome in one of the levels"),
                count: count
            )
        }
        return Estimate(
            share - other,
            interval: ProportionPair(upper, with: lower).differenceInterval(level: confidence),
            count: count
        )
    }
}
