package import Statistics

/// Calibration in every cell of a family of groups and ten bins of the score: the sweep that finds where a model that is
/// calibrated on average is not.
///
/// Mergeable: sums are fixed-point. Groups may overlap (sex, age, sex x age): each person is added to every group the
/// person belongs to.
///
/// **Source**: Hebert-Johnson et al., "Multicalibration", ICML 2018, arXiv:1711.08513.
package struct Multicalibration: Equatable, Sendable {
    /// The names of the groups.
    package let groups: [String]
    /// How many bins of equal width, [b/B, (b+1)/B), the last one closed.
    package let binCount: Int
    private var cells: [Sums]
    private var total = Weights()

    private struct Sums: Equatable, Sendable {
        var weights = Weights()
        var residual = FixedPointSum()
        var variance = FixedPointSum()
    }

    /// People, of whom only those who do not weigh 1 are summed.
    private struct Weights: Equatable, Sendable {
        var count = 0
        var oddCount = 0
        var odd = FixedPointSum()

        var total: Double { Double(count - oddCount) + odd.value }

        mutating func add(_ weight: Double, people: Int) {
            count += people
            if weight != 1 {
                oddCount += people
                odd.add(weight * Double(people))
            }
        }

        mutating func merge(_ other: Weights) {
            count += other.count
            oddCount += other.oddCount
            odd.merge(other.odd)
        }
    }

    /// Nobody yet.
    package init(groups: [String], binCount: Int = 10) {
        precondition(binCount >= 1, "\(binCount) bins")
        self.groups = groups
        self.binCount = binCount
        cells = Array(repeating: Sums(), count: groups.count * binCount)
    }

    /// Adds one person, or several alike, to everybody and to the groups given by number.
    ///
    /// - Precondition: a probability, an outcome of 0 or 1, a weight that `ScoredOutcomes` admits, groups that exist.
    package mutating func add(
        score: Double,
        outcome: UInt8,
        weight: Double = 1,
        people: Int = 1,
        groups members: [Int]
    ) {
        if weight == 0 || people == 0 { return }
        let number = Double(people)
        total.add(weight, people: people)
        let bin = min(binCount - 1, Int(Double(binCount) * score))
        let scaled = weight * WeightLimits.squareScale
        for group in members {
            let cell = group * binCount + bin
            cells[cell].weights.add(weight, people: people)
            cells[cell].residual.add(weight * number * (Double(outcome) - score))
            cells[cell].variance.add(scaled * scaled * number * score * (1 - score))
        }
    }

    /// Adds the people of another shard with the same groups and bins.
    package mutating func merge(_ other: Multicalibration) {
        precondition(groups == other.groups && binCount == other.binCount, "other groups or bins")
        total.merge(other.total)
        for cell in cells.indices {
            cells[cell].weights.merge(other.cells[cell].weights)
            cells[cell].residual.merge(other.cells[cell].residual)
            cells[cell].variance.merge(other.cells[cell].variance)
        }
    }

    /// One cell that holds somebody.
    package struct Cell: Equatable, Sendable {
        /// The group.
        package let group: String
        /// The bin, from 0.
        package let bin: Int
        /// Mean outcome less mean score.
        package let gap: Estimate
        /// `gap` times the share of everybody's weight that is in the cell.
        package let massGap: Double
        /// The two-sided p-value of calibration in the cell; undefined where all scores are 0 or 1.
        package let twoSidedP: Estimate
        /// The p-value adjusted for all cells tested, by Holm's method.
        package var adjustedP: Estimate
    }

    /// The cells of at least `least` people, and how many smaller ones were left out.
    ///
    /// - Complexity: O(cells log cells).
    package func cells(least: Int = 1, level: Double = 0.95) -> (cells: [Cell], suppressedCount: Int) {
        var kept: [Cell] = []
        var suppressed = 0
        for group in groups.indices {
            for bin in 0..<binCount {
                let sums = cells[group * binCount + bin]
                if sums.weights.count == 0 { continue }
                if sums.weights.count < max(1, least) {
                    suppressed += 1
                } else {
                    kept.append(cell(group, bin, sums, level))
                }
            }
        }
        let tested = kept.indices.filter { kept[$0].twoSidedP.isDefined }
        let adjusted = MultipleTesting.holm(tested.compactMap { kept[$0].twoSidedP.value })
        for (index, p) in zip(tested, adjusted) {
            kept[index].adjustedP = Estimate(p, count: kept[index].gap.count)
        }
        return (kept, suppressed)
    }

    private func cell(_ group: Int, _ bin: Int, _ sums: Sums, _ level: Double) -> Cell {
        let weight = sums.weights.total
        let count = sums.weights.count
        let gap = sums.residual.value / weight
        let error =
            sums.variance.value.squareRoot() / WeightLimits.squareScale / weight
        let p: Estimate =
            error > 0
            ? Estimate(NormalDistribution.twoSidedTail(gap / error), count: count)
            : .undefined(because: .scoresAtBounds(count: count), count: count)
        return Cell(
            group: groups[group],
            bin: bin,
            gap: Estimate(
                gap,
                interval: .normal(around: gap, standardError: error, level: level),
                count: count
            ),
            massGap: sums.residual.value / total.total,
            twoSidedP: p,
            adjustedP: p
        )
    }
}
