package import Statistics

/// The share of a group among the selected, in two populations of paired people.
///
/// Person i of the one and person i of the other are a pair; each cell counts pairs by whether each is selected and in the
/// group.
package struct SelectionShift: Equatable, Sendable {
    private var cells = [Int](repeating: 0, count: 16)

    /// No pair yet.
    package init() {}

    /// Takes one pair.
    package mutating func add(
        before: (isSelected: Bool, isMember: Bool),
        after: (isSelected: Bool, isMember: Bool)
    ) {
        let cell =
            (before.isSelected ? 8 : 0) + (before.isMember ? 4 : 0) + (after.isSelected ? 2 : 0)
            + (after.isMember ? 1 : 0)
        cells[cell] += 1
    }

    /// Takes over what another gathered.
    package mutating func merge(_ other: SelectionShift) {
        for cell in cells.indices { cells[cell] += other.cells[cell] }
    }

    private var count: Int { cells.reduce(0, +) }

    private func sum(_ isCounted: (Int) -> Bool) -> Int {
        cells.indices.reduce(0) { isCounted($1) ? $0 + cells[$1] : $0 }
    }

    /// The share among those selected before, with the interval of Wilson.
    package func before(level: Double = 0.95) -> Estimate {
        share(members: sum { $0 & 12 == 12 }, selected: sum { $0 & 8 == 8 }, level)
    }

    /// The share among those selected after.
    package func after(level: Double = 0.95) -> Estimate {
        share(members: sum { $0 & 3 == 3 }, selected: sum { $0 & 2 == 2 }, level)
    }

    private func share(members: Int, selected: Int, _ level: Double) -> Estimate {
        let proportion = Proportion(successes: members, trials: selected)
        guard let value = proportion.share else {
            return .undefined(because: .emptyDenominator(of: "selected person"), count: 0)
        }
        return Estimate(value, interval: proportion.wilsonInterval(level: level), count: selected)
    }

    /// The share after less the share before.
    ///
    /// With a share R = mean(s g) / mean(s) of selections s and members g, person i moves it by s_i (g_i - R) / mean(s) / n to
    /// first order; the standard error of the difference is that of the difference of the two moves over pairs. The line above
    /// which a capacity selects is taken as given.
    ///
    /// **Edge cases**: undefined where nobody is selected in one of the two.
    ///
    /// **Source**: the linearised ratio estimator, Cochran, "Sampling Techniques", 3rd edition (1977), section 6.
    package func difference(level: Double = 0.95) -> Estimate {
        guard let first = before().value, let second = after().value else {
            return .undefined(because: .emptyDenominator(of: "selected person"), count: 0)
        }
        let n = Double(count)
        let selectedBefore = Double(sum { $0 & 8 == 8 }) / n
        let selectedAfter = Double(sum { $0 & 2 == 2 }) / n
        var squares = 0.0
        for (cell, number) in cells.enumerated() {
            let old = cell & 8 == 0 ? 0 : ((cell & 4 == 0 ? 0 : 1) - first) / selectedBefore
            let new = cell & 2 == 0 ? 0 : ((cell & 1 == 0 ? 0 : 1) - second) / selectedAfter
            squares += Double(number) * (new - old) * (new - old)
        }
        let error = count > 1 ? (squares / n / (n - 1)).squareRoot() : .infinity
        return Estimate(
            second - first,
            interval: .normal(around: second - first, standardError: error, level: level),
            count: count
        )
    }
}
