/// Two decisions about the same people, as a two-by-two table.
package struct PairedProportions: Equatable, Sendable {
    /// People for whom both are yes.
    package let both: Int
    /// People for whom only the first is yes.
    package let firstOnly: Int
    /// People for whom only the second is yes.
    package let secondOnly: Int
    /// People for whom neither is yes.
    package let neither: Int

    /// The table of four counts.
    ///
    /// - Precondition: none is negative.
    package init(both: Int, firstOnly: Int, secondOnly: Int, neither: Int) {
        precondition(
            min(both, firstOnly, secondOnly, neither) >= 0,
            "a paired table of \(both), \(firstOnly), \(secondOnly), \(neither)"
        )
        self.both = both
        self.firstOnly = firstOnly
        self.secondOnly = secondOnly
        self.neither = neither
    }

    /// Everybody in the table.
    package var count: Int { both + firstOnly + secondOnly + neither }

    /// The share of the first less the share of the second, with the interval of Newcombe for pairs.
    ///
    /// The two Wilson intervals are joined through the correlation phi of the table, whose numerator is corrected
    /// for continuity.
    ///
    /// **Edge cases**: an empty table is undefined; a margin of 0 sets phi to 0.
    ///
    /// **Source**: Newcombe, "Improved confidence intervals for the difference between binomial proportions based
    /// on paired data", Statistics in Medicine 17 (1998) 2635-2650, method 10.
    package func difference(level: Double = 0.95) -> Estimate {
        guard count > 0 else { return .undefined(because: .noPeople, count: 0) }
        let first = Proportion(successes: both + firstOnly, trials: count)
        let second = Proportion(successes: both + secondOnly, trials: count)
        let difference = Double(firstOnly - secondOnly) / Double(count)
        guard let share1 = first.share, let share2 = second.share,
            let wilson1 = first.wilsonInterval(level: level),
            let wilson2 = second.wilsonInterval(level: level)
        else { return .undefined(because: .noPeople, count: 0) }
        let phi = correlation
        let below = Self.joined(share1 - wilson1.lower, wilson2.upper - share2, phi)
        let above = Self.joined(wilson1.upper - share1, share2 - wilson2.lower, phi)
        let interval = ConfidenceInterval(
            lower: difference - below,
            upper: difference + above,
            level: level,
            method: .newcombePaired
        )
        return Estimate(difference, interval: interval, count: count)
    }

    /// The exact two-sided test of McNemar that a change is as likely one way as the other.
    ///
    /// **Edge cases**: nobody changes gives 1.
    ///
    /// - Returns: twice the binomial tail of the rarer change, at most 1.
    ///
    /// **Source**: McNemar, Psychometrika 12 (1947), doi:10.1007/BF02295996; tested against scipy's binomial.
    package var mcNemarExactP: Double {
        let changes = firstOnly + secondOnly
        if changes == 0 { return 1 }
        let tail = BinomialDistribution(trials: changes, probability: 0.5).cumulative(
            min(firstOnly, secondOnly)
        )
        return min(1, 2 * tail)
    }

    private var correlation: Double {
        let margins =
            Double(both + firstOnly) * Double(secondOnly + neither) * Double(both + secondOnly)
            * Double(firstOnly + neither)
        guard margins > 0 else { return 0 }
        var numerator = Double(both) * Double(neither) - Double(firstOnly) * Double(secondOnly)
        if numerator > 0 { numerator = max(0, numerator - Double(count) / 2) }
        return numerator / margins.squareRoot()
    }

    private static func joined(_ a: Double, _ b: Double, _ phi: Double) -> Double {
        max(0, a * a - 2 * phi * a * b + b * b).squareRoot()
    }
}
