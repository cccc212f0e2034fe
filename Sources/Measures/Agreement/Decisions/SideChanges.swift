package import Statistics

/// Who is selected by one of two models and not by the other.
///
/// Selected is everybody above the lowest decision.
package struct SideChanges: Equatable, Sendable {
    /// Selected by both.
    package private(set) var both = 0
    /// Selected by the first alone.
    package private(set) var firstOnly = 0
    /// Selected by the second alone.
    package private(set) var secondOnly = 0
    /// Selected by neither.
    package private(set) var neither = 0

    /// Nobody yet.
    package init() {}

    /// Counts one person by their decisions.
    package mutating func add(first: Int, second: Int) {
        switch (first > 0, second > 0) {
        case (true, true): both += 1
        case (true, false): firstOnly += 1
        case (false, true): secondOnly += 1
        case (false, false): neither += 1
        }
    }

    /// Adds what another has counted.
    package mutating func merge(_ other: SideChanges) {
        both += other.both
        firstOnly += other.firstOnly
        secondOnly += other.secondOnly
        neither += other.neither
    }

    /// Everybody.
    package var count: Int { both + firstOnly + secondOnly + neither }

    /// The share of people who are selected by one of the two alone, with its Wilson interval.
    package func changeRate(level: Double = 0.95) -> Estimate { rate(changing, level: level) }

    /// The share whom the first selects.
    package func firstRate(level: Double = 0.95) -> Estimate {
        rate(Proportion(successes: both + firstOnly, trials: count), level: level)
    }

    /// The share whom the second selects.
    package func secondRate(level: Double = 0.95) -> Estimate {
        rate(Proportion(successes: both + secondOnly, trials: count), level: level)
    }

    /// The share whom the first selects less the share whom the second does, with Newcombe's interval for pairs.
    package func selectionDifference(level: Double = 0.95) -> Estimate {
        PairedProportions(both: both, firstOnly: firstOnly, secondOnly: secondOnly, neither: neither)
            .difference(level: level)
    }

    /// The rate of change among these people less that among `others`, with Newcombe's interval for different people.
    ///
    /// **Edge cases**: nobody on a side: undefined.
    package func excessChange(over others: SideChanges, level: Double = 0.95) -> Estimate {
        guard let own = changing.share, let other = others.changing.share else {
            return .undefined(because: .noPeople, count: count)
        }
        return Estimate(
            own - other,
            interval: ProportionPair(changing, with: others.changing).differenceInterval(level: level),
            count: count
        )
    }

    /// These people without `part` of them.
    package func without(_ part: SideChanges) -> SideChanges {
        var rest = self
        rest.both -= part.both
        rest.firstOnly -= part.firstOnly
        rest.secondOnly -= part.secondOnly
        rest.neither -= part.neither
        return rest
    }

    private var changing: Proportion { Proportion(successes: firstOnly + secondOnly, trials: count) }

    private func rate(_ proportion: Proportion, level: Double) -> Estimate {
        guard let share = proportion.share else { return .undefined(because: .noPeople, count: 0) }
        return Estimate(share, interval: proportion.wilsonInterval(level: level), count: count)
    }
}
