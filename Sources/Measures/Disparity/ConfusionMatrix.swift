package import Statistics

/// How decisions and outcomes meet among some people: true and false positives and negatives, and those whose outcome is
/// not known.
package struct ConfusionMatrix: Equatable, Sendable {
    /// People who share decision and outcome.
    package struct Cell: Equatable, Sendable {
        /// How many.
        package var people: Int
        /// What they weigh.
        package var weight: Double
        /// The sum of their squared weights.
        package var squaredWeight: Double

        /// Some people.
        package init(people: Int, weight: Double, squaredWeight: Double) {
            self.people = people
            self.weight = weight
            self.squaredWeight = squaredWeight
        }

        /// People of weight 1.
        package init(people: Int) {
            self.init(people: people, weight: Double(people), squaredWeight: Double(people))
        }

        static func + (left: Cell, right: Cell) -> Cell {
            Cell(
                people: left.people + right.people,
                weight: left.weight + right.weight,
                squaredWeight: left.squaredWeight + right.squaredWeight
            )
        }
    }

    /// Not selected, with outcome 0.
    package let trueNegatives: Cell
    /// Not selected, with outcome 1.
    package let falseNegatives: Cell
    /// Not selected, outcome not known.
    package let unselectedUnknown: Cell
    /// Selected, with outcome 0.
    package let falsePositives: Cell
    /// Selected, with outcome 1.
    package let truePositives: Cell
    /// Selected, outcome not known.
    package let selectedUnknown: Cell

    /// Unweighted people by decision and outcome.
    package init(truePositives: Int, falsePositives: Int, falseNegatives: Int, trueNegatives: Int) {
        self.init(
            [trueNegatives, falseNegatives, 0, falsePositives, truePositives, 0].map(Cell.init(people:))
        )
    }

    /// The cells in the order of `GroupDecisions`: outcomes 0, 1, not known; first the unselected.
    init(_ cells: [Cell]) {
        precondition(cells.count == 6, "\(cells.count) cells")
        trueNegatives = cells[0]
        falseNegatives = cells[1]
        unselectedUnknown = cells[2]
        falsePositives = cells[3]
        truePositives = cells[4]
        selectedUnknown = cells[5]
    }

    /// The cells in that order.
    var cells: [Cell] {
        [trueNegatives, falseNegatives, unselectedUnknown, falsePositives, truePositives, selectedUnknown]
    }

    /// The table of the people of several tables.
    static func sum(_ matrices: [ConfusionMatrix]) -> ConfusionMatrix {
        var cells = [Cell](repeating: Cell(people: 0), count: 6)
        for matrix in matrices { cells = zip(cells, matrix.cells).map(+) }
        return ConfusionMatrix(cells)
    }

    /// Whom a capacity selects, read off people by score.
    ///
    /// Among those with the score of the last place each counts with the share of them there is room for: what lots would
    /// give on average.
    ///
    /// - Parameters:
    ///   - known: the people with a known outcome.
    ///   - everybody: those and the others.
    ///   - cut: the score of the last place; nil where nobody is selected.
    ///   - tieShare: the share of those with exactly that score who are selected.
    package init(known: PooledScores, everybody: PooledScores, cut: Double?, tieShare: Double) {
        func selected(_ pools: PooledScores, _ weight: (Int) -> Double) -> Double {
            guard let cut else { return 0 }
            var sum = CompensatedSum()
            for pool in 0..<pools.poolCount where pools.scores[pool] >= cut {
                sum.add(weight(pool) * (pools.scores[pool] == cut ? tieShare : 1))
            }
            return sum.value
        }
        let truePositives = selected(known) { known.positiveWeights[$0] }
        let allKnown = selected(known) { known.weights[$0] }
        let all = selected(everybody) { everybody.weights[$0] }
        func cell(_ weight: Double) -> Cell {
            let people = max(0, weight)
            return Cell(people: Int(people.rounded()), weight: people, squaredWeight: people)
        }
        let positives = known.totals.positiveWeight
        let negatives = known.totals.weight - positives
        let falsePositives = allKnown - truePositives
        self.truePositives = cell(truePositives)
        self.falsePositives = cell(falsePositives)
        falseNegatives = cell(positives - truePositives)
        trueNegatives = cell(negatives - falsePositives)
        selectedUnknown = cell(all - allKnown)
        unselectedUnknown = cell(everybody.totals.weight - known.totals.weight - (all - allKnown))
    }

    /// Everybody.
    package var all: Cell { selected + trueNegatives + falseNegatives + unselectedUnknown }
    /// Everybody selected.
    package var selected: Cell { truePositives + falsePositives + selectedUnknown }
    /// Everybody with outcome 1.
    package var positives: Cell { truePositives + falseNegatives }
    /// Everybody with outcome 0.
    package var negatives: Cell { falsePositives + trueNegatives }

    /// The people that a rate is a share of, and those who make the share.
    private func parts(of rate: GroupRate) -> (part: Cell, whole: Cell) {
        switch rate {
        case .selection: (selected, all)
        case .outcome: (positives, positives + negatives)
        case .truePositive: (truePositives, positives)
        case .falsePositive: (falsePositives, negatives)
        case .falseNegative: (falseNegatives, positives)
        case .trueNegative: (trueNegatives, negatives)
        case .positivePredictive: (truePositives, truePositives + falsePositives)
        case .negativePredictive: (trueNegatives, trueNegatives + falseNegatives)
        }
    }

    /// How many people a rate is a share of.
    package func denominator(of rate: GroupRate) -> Int { parts(of: rate).whole.people }

    /// A rate itself; nil where it is of nobody.
    func share(of rate: GroupRate) -> Double? {
        let (part, whole) = parts(of: rate)
        return whole.weight > 0 ? min(1, part.weight / whole.weight) : nil
    }

    /// A rate over the effective number of people, for intervals; nil where it is of nobody.
    package func proportion(of rate: GroupRate) -> Proportion? {
        let (part, whole) = parts(of: rate)
        guard whole.weight > 0 else { return nil }
        return Proportion(
            share: min(1, part.weight / whole.weight),
            effectiveTrials: whole.weight * whole.weight / whole.squaredWeight
        )
    }

    /// A rate with Wilson's interval.
    ///
    /// **Edge cases**: a share of nobody is undefined.
    package func estimate(of rate: GroupRate, level: Double = 0.95) -> Estimate {
        let (part, whole) = parts(of: rate)
        guard whole.weight > 0, let proportion = proportion(of: rate) else {
            return .undefined(because: .emptyDenominator(of: rate.whom), count: 0)
        }
        return Estimate(
            min(1, part.weight / whole.weight),
            interval: proportion.wilsonInterval(level: level),
            count: whole.people
        )
    }
}
