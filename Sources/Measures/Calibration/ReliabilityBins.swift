package import Statistics

/// People in bins of equal width over [0, 1]: what a reliability diagram and the binned calibration errors rest on.
///
/// Bin b holds the probabilities in [b/B, (b+1)/B), the last one those of 1 too: b = min(B - 1, floor(B p)).
package struct ReliabilityBins: Equatable, Sendable {
    private var bins: [Sums]

    /// What is known of one bin.
    private struct Sums: Equatable, Sendable {
        var count = 0
        var weight = FixedPointSum()
        var squaredWeight = FixedPointSum()
        var score = FixedPointSum()
        var outcome = FixedPointSum()
    }

    /// One bin of a reliability diagram.
    package struct Bin: Equatable, Sendable {
        /// The least probability.
        package let lower: Double
        /// The probability that the bin ends before; the last one ends with 1.
        package let upper: Double
        /// People in the bin.
        package let count: Int
        /// Their weight.
        package let weight: Double
        /// The weighted mean of their probabilities; nil for an empty bin.
        package let meanScore: Double?
        /// The weighted share of outcome 1, with its Wilson interval over the effective number of people.
        package let rate: Estimate
    }

    /// Empty bins.
    ///
    /// - Precondition: `count` is at least 1.
    package init(count: Int) {
        precondition(count >= 1, "\(count) bins")
        bins = Array(repeating: Sums(), count: count)
    }

    /// Counts one person.
    mutating func add(score: Double, outcome: Double, weight: Double) {
        let index = min(bins.count - 1, Int(Double(bins.count) * score))
        bins[index].count += 1
        bins[index].weight.add(weight)
        bins[index].squaredWeight.add(weight * weight)
        bins[index].score.add(weight * score)
        bins[index].outcome.add(weight * outcome)
    }

    /// Adds other people in as many bins.
    mutating func merge(_ other: ReliabilityBins) {
        precondition(bins.count == other.bins.count, "\(other.bins.count) bins merged into \(bins.count)")
        for index in bins.indices {
            bins[index].count += other.bins[index].count
            bins[index].weight.merge(other.bins[index].weight)
            bins[index].squaredWeight.merge(other.bins[index].squaredWeight)
            bins[index].score.merge(other.bins[index].score)
            bins[index].outcome.merge(other.bins[index].outcome)
        }
    }

    /// The bins, empty ones included.
    package func diagram(level: Double = 0.95) -> [Bin] {
        bins.enumerated().map { index, sums in
            let weight = sums.weight.value
            let rate = weight > 0 ? sums.outcome.value / weight : nil
            let squares = sums.squaredWeight.value
            let interval = rate.flatMap { rate in
                Proportion(share: min(max(rate, 0), 1), effectiveTrials: weight * weight / squares)
                    .wilsonInterval(level: level)
            }
            return Bin(
                lower: Double(index) / Double(bins.count),
                upper: Double(index + 1) / Double(bins.count),
                count: sums.count,
                weight: weight,
                meanScore: weight > 0 ? sums.score.value / weight : nil,
                rate: rate.map { Estimate($0, interval: interval, count: sums.count) }
                    ?? .undefined(because: .emptyDenominator(of: "person in the bin"), count: 0)
            )
        }
    }

    /// The binned calibration errors: weighted mean, root of the weighted mean square, and largest distance between the
    /// mean probability and the rate of a bin; nil where no bin has weight.
    var errors: (expected: Double, rootMeanSquare: Double, maximum: Double)? {
        var total = 0.0
        var expected = 0.0
        var squared = 0.0
        var maximum = 0.0
        for sums in bins where sums.weight.value > 0 {
            let weight = sums.weight.value
            let gap = abs(sums.score.value - sums.outcome.value) / weight
            total += weight
            expected += weight * gap
            squared += weight * gap * gap
            maximum = max(maximum, gap)
        }
        guard total > 0 else { return nil }
        return (expected / total, (squared / total).squareRoot(), maximum)
    }
}
