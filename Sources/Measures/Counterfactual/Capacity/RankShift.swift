package import Statistics

/// How far people move in rank when everybody changes and is ranked again.
package struct RankShift: Equatable, Sendable {
    /// The mean of the magnitudes, in ranks of the population; exact without an interval, from a sample with one.
    package let meanMagnitude: Estimate
    /// The greatest magnitude among the people ranked, in ranks of the population.
    package let maximum: Double

    /// Compares the average ranks of scores before and after.
    ///
    /// - Parameters:
    ///   - before: scores, higher is a lower rank; equal ones share the mean of their ranks. NaN ranks last.
    ///   - after: of the same people.
    ///   - population: how many people these stand for; a sample's ranks are scaled.
    ///   - level: the coverage of the interval.
    init?(before: [Double], after: [Double], population: Int, level: Double = 0.95) {
        guard !before.isEmpty else { return nil }
        let scale = Double(population) / Double(before.count)
        var sum = CompensatedSum()
        var squares = CompensatedSum()
        var maximum = 0.0
        for (first, second) in zip(Self.averageRanks(before), Self.averageRanks(after)) {
            let shift = abs(first - second)
            sum.add(shift)
            squares.add(shift * shift)
            maximum = max(maximum, shift)
        }
        let count = Double(before.count)
        let mean = sum.value / count
        let isSample = before.count < population
        let error = (max(0, squares.value / count - mean * mean) / max(1, count - 1)).squareRoot()
        meanMagnitude = Estimate(
            scale * mean,
            interval: isSample
                ? .normal(around: scale * mean, standardError: scale * error, level: level) : nil,
            count: before.count
        )
        self.maximum = scale * maximum
    }

    /// Ranks from 1 in descending order; equal scores share the mean of theirs.
    static func averageRanks(_ scores: [Double]) -> [Double] {
        let order = SortOrder(ascending: scores)
        var ranks = [Double](repeating: 0, count: scores.count)
        let count = scores.count
        var start = 0
        while start < order.orderedCount {
            var end = start + 1
            let score = scores[Int(order.rows[start])]
            while end < order.orderedCount, scores[Int(order.rows[end])] == score { end += 1 }
            // Ascending places start..<end are descending ranks (count - end + 1)...(count - start), NaN taken off.
            let ordered = order.orderedCount
            let rank = Double(ordered - end + 1 + ordered - start) / 2
            for place in start..<end { ranks[Int(order.rows[place])] = rank }
            start = end
        }
        let last = Double(order.orderedCount + 1 + count) / 2
        for place in order.orderedCount..<count { ranks[Int(order.rows[place])] = last }
        return ranks
    }
}
