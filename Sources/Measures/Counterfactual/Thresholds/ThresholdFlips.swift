import Statistics

/// How many people a change moves over any threshold, exactly: sorted once, then four searches a threshold.
///
/// Whoever rises flips at a threshold t where before < t <= after, whoever falls where after < t <= before. So the flips up are
/// the rising people below t before less those below it after, and two sorted lists answer for every t.
///
/// Scores or log odds do alike: a strictly rising map of both and of the threshold changes no count.
package struct ThresholdFlips: Equatable, Sendable {
    /// Scores of those who rise, ascending.
    private var risingBefore: [Double]
    private var risingAfter: [Double]
    /// Scores of those who fall, ascending.
    private var fallingBefore: [Double]
    private var fallingAfter: [Double]

    /// Sorts the scores of people before and after a change.
    ///
    /// **Edge cases**: a person without a number before or after is left out.
    ///
    /// - Precondition: as many scores after as before.
    /// - Complexity: O(people).
    package init(before: [Double], after: [Double]) {
        precondition(before.count == after.count, "\(before.count) scores before, \(after.count) after")
        var rising: (before: [Double], after: [Double]) = ([], [])
        var falling: (before: [Double], after: [Double]) = ([], [])
        for person in before.indices {
            if before[person] < after[person] {
                rising.before.append(before[person])
                rising.after.append(after[person])
            } else if before[person] > after[person] {
                falling.before.append(before[person])
                falling.after.append(after[person])
            }
        }
        risingBefore = Quantile.sorted(rising.before)
        risingAfter = Quantile.sorted(rising.after)
        fallingBefore = Quantile.sorted(falling.before)
        fallingAfter = Quantile.sorted(falling.after)
    }

    /// Adds other people.
    ///
    /// - Complexity: O(people).
    package mutating func merge(_ other: ThresholdFlips) {
        risingBefore = Self.merged(risingBefore, other.risingBefore)
        risingAfter = Self.merged(risingAfter, other.risingAfter)
        fallingBefore = Self.merged(fallingBefore, other.fallingBefore)
        fallingAfter = Self.merged(fallingAfter, other.fallingAfter)
    }

    /// The flips at each threshold, in the order asked; none at NaN.
    ///
    /// - Complexity: O(thresholds x log people).
    package func counts(at thresholds: [Double]) -> [FlipCount] {
        thresholds.map { threshold in
            FlipCount(
                threshold: threshold,
                up: Self.below(threshold, risingBefore) - Self.below(threshold, risingAfter),
                down: Self.below(threshold, fallingAfter) - Self.below(threshold, fallingBefore)
            )
        }
    }

    /// How many of the sorted numbers are below a threshold.
    private static func below(_ threshold: Double, _ sorted: [Double]) -> Int {
        let sorted = sorted.span
        guard !sorted.isEmpty else { return 0 }
        var first = 0
        var count = sorted.count
        while count > 1 {
            let half = count / 2
            // No branch: which half is a coin toss.
            first = sorted[first + half - 1] < threshold ? first + half : first
            count -= half
        }
        return sorted[first] < threshold ? first + 1 : first
    }

    private static func merged(_ left: [Double], _ right: [Double]) -> [Double] {
        var merged: [Double] = []
        merged.reserveCapacity(left.count + right.count)
        var (first, second) = (0, 0)
        while first < left.count, second < right.count {
            if right[second] < left[first] {
                merged.append(right[second])
                second += 1
            } else {
                merged.append(left[first])
                first += 1
            }
        }
        merged += left[first...]
        merged += right[second...]
        return merged
    }
}
