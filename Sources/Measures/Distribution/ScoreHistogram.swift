/// How many people have which score, in bins of equal width.
package struct ScoreHistogram: Equatable, Sendable {
    private let lower: Double
    private let upper: Double
    /// People in each bin, the lowest scores first.
    package private(set) var counts: [Int]

    /// Empty bins between two scores.
    ///
    /// - Precondition: `lower` is less than `upper`, and there is at least one bin.
    package init(lower: Double, upper: Double, bins: Int) {
        precondition(lower < upper && bins > 0, "\(bins) bins from \(lower) to \(upper)")
        self.lower = lower
        self.upper = upper
        counts = Array(repeating: 0, count: bins)
    }

    /// Where the bins begin and end: one number more than there are bins.
    package var edges: [Double] {
        (0...counts.count).map { lower + (upper - lower) * Double($0) / Double(counts.count) }
    }

    /// Counts scores; those outside go to the first or the last bin, those that are no number nowhere.
    package mutating func add(_ scores: [Double]) {
        let scale = Double(counts.count) / (upper - lower)
        for score in scores where !score.isNaN {
            let position = min(max((score - lower) * scale, 0), Double(counts.count - 1))
            counts[Int(position)] += 1
        }
    }

    /// Counts other people.
    ///
    /// - Precondition: the bins are the same.
    package mutating func merge(_ other: ScoreHistogram) {
        precondition(
            lower == other.lower && upper == other.upper && counts.count == other.counts.count,
            "other bins"
        )
        for bin in counts.indices { counts[bin] += other.counts[bin] }
    }
}
