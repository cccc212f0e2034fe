package import Statistics

/// One rate of one group beside that of the reference group.
package struct GroupComparison: Equatable, Sendable {
    /// The group.
    package let group: String
    /// The rate of the group less that of the reference, with Newcombe's interval.
    package let difference: Estimate
    /// The rate of the group over that of the reference, with the interval of Katz.
    package let ratio: Estimate
    /// The same ratio with Koopman's score interval, which exists also where a rate is 0.
    package let scoreRatio: Estimate
    /// The two-sided p-value of equal rates: the normal test with the pooled rate.
    package let twoSidedP: Estimate
    /// `twoSidedP` adjusted for all groups compared, by Holm's method.
    package internal(set) var holmP: Estimate
    /// `twoSidedP` adjusted for all groups compared, by the method of Benjamini and Hochberg.
    package internal(set) var benjaminiHochbergP: Estimate
    /// The four-fifths rule, by the score interval; nil where there is no ratio.
    package let fourFifths: FourFifthsVerdict?

    /// A rate of two groups of different people.
    ///
    /// **Edge cases**: a rate of nobody, or of fewer people than are shown, makes all undefined; a reference rate of 0 makes
    /// the ratio undefined.
    ///
    /// **Source**: the test is statsmodels `proportions_ztest`; for the intervals see `ProportionPair`.
    init(
        _ rate: GroupRate,
        group: String,
        _ matrix: ConfusionMatrix,
        reference: ConfusionMatrix,
        hidden: UndefinedReason?,
        level: Double
    ) {
        self.group = group
        let count = matrix.denominator(of: rate) + reference.denominator(of: rate)
        func undefined(_ reason: UndefinedReason) -> Estimate { .undefined(because: reason, count: count) }
        guard hidden == nil, let first = matrix.proportion(of: rate),
            let second = reference.proportion(of: rate), let share = first.share, let other = second.share
        else {
            let none = undefined(hidden ?? .emptyDenominator(of: rate.whom))
            (difference, ratio, scoreRatio) = (none, none, none)
            (twoSidedP, holmP, benjaminiHochbergP) = (none, none, none)
            fourFifths = nil
            return
        }
        let pair = ProportionPair(first, with: second)
        difference = Estimate(share - other, interval: pair.differenceInterval(level: level), count: count)
        if other > 0 {
            ratio = Estimate(share / other, interval: pair.logRatioInterval(level: level), count: count)
            scoreRatio = Estimate(
                share / other,
                interval: pair.scoreRatioInterval(level: level),
                count: count
            )
        } else {
            ratio = undefined(.emptyDenominator(of: "person with the rate in the reference group"))
            scoreRatio = ratio
        }
        fourFifths = FourFifthsVerdict(scoreRatio)
        let pooled = (first.successes + second.successes) / (first.trials + second.trials)
        let variance = pooled * (1 - pooled) * (1 / first.trials + 1 / second.trials)
        twoSidedP =
            variance > 0
            ? Estimate(NormalDistribution.twoSidedTail((share - other) / variance.squareRoot()), count: count)
            : Estimate(1, count: count)
        (holmP, benjaminiHochbergP) = (twoSidedP, twoSidedP)
    }

    /// Adjusts the p-values of comparisons that are made together.
    static func adjust(_ comparisons: inout [GroupComparison]) {
        let tested = comparisons.indices.filter { comparisons[$0].twoSidedP.isDefined }
        let values = tested.compactMap { comparisons[$0].twoSidedP.value }
        for (index, p) in zip(tested, MultipleTesting.holm(values)) {
            comparisons[index].holmP = Estimate(p, count: comparisons[index].twoSidedP.count)
        }
        for (index, p) in zip(tested, MultipleTesting.benjaminiHochberg(values)) {
            comparisons[index].benjaminiHochbergP = Estimate(p, count: comparisons[index].twoSidedP.count)
        }
    }
}
