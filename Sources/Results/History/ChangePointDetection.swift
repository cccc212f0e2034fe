import Foundation
import Statistics

/// Finds where the level of a series changed.
///
/// It tells when; it is no gate, since it needs runs after the change.
package struct ChangePointDetection: Sendable {
    /// The least change that counts, as 0.05 for 5 %.
    private let leastChange: Double
    /// How many numbers a level has at least.
    private let leastLength = 3
    /// A change is kept where the numbers on both sides differ at this level.
    private let significance = 0.002

    /// A detection of changes of at least this share.
    package init(leastChange: Double) {
        self.leastChange = leastChange
    }

    /// The changes, in order.
    ///
    /// A first cut is the exact segmentation whose penalty follows from the noise between neighbours. Then the weakest
    /// cut is taken back as long as it is too small, a level too short, or the numbers on its two sides do not differ
    /// by the rank-sum test. In a series without noise every lasting change is one.
    ///
    /// **Edge cases**: numbers that are not finite are left out of no series that results hold; a series of fewer than
    /// six numbers has no change.
    ///
    /// - Complexity: O(n^2) distances.
    package func changePoints(in values: [Double]) -> [ChangePoint] {
        guard values.count >= 2 * leastLength, values.allSatisfy(\.isFinite) else { return [] }
        let noise = Self.noise(of: values)
        let smallest = values.reduce(0) { max($0, abs($1)) } * 1e-12
        let isNoisy = noise > smallest
        let penalty = max(2 * noise * log(Double(values.count)), smallest)
        var starts = Segmentation.starts(
            of: values,
            penalty: penalty,
            leastLength: isNoisy ? leastLength : 1
        )
        while starts.count > 1, let weakest = weakest(starts, values, isNoisy: isNoisy) {
            starts.remove(at: weakest)
        }
        return starts.indices.dropFirst().map { position in
            let (left, right) = sides(of: position, starts, values)
            return ChangePoint(index: starts[position], before: Self.median(left), after: Self.median(right))
        }
    }

    /// How many numbers a series like this one needs before a change of level can be told at all: with noise, as many as
    /// let the rank-sum test of its two halves reject.
    package func leastRuns(for values: [Double]) -> Int {
        let smallest = values.reduce(0) { max($0, abs($1)) } * 1e-12
        guard Self.noise(of: values) > smallest else { return 2 * leastLength }
        var count = 2 * leastLength
        // Of equally likely orders two are the most extreme ones.
        while 2 / Self.splits(of: count) >= significance { count += 1 }
        return count
    }

    /// In how many ways so many numbers fall into two halves: the binomial coefficient n over n / 2.
    private static func splits(of count: Int) -> Double {
        (0..<count / 2).reduce(1) { $0 * Double(count - $1) / Double($1 + 1) }
    }

    /// The cut to be taken back first: of those that do not hold, the one of the least evidence; nil where all hold.
    private func weakest(_ starts: [Int], _ values: [Double], isNoisy: Bool) -> Int? {
        let failing = starts.indices.dropFirst().compactMap { position -> (position: Int, p: Double)? in
            let (left, right) = sides(of: position, starts, values)
            let (before, after) = (Self.median(left), Self.median(right))
            if min(left.count, right.count) < leastLength || after == before
                || abs(after - before) < leastChange * abs(before)
            {
                return (position, 1)
            }
            let p = isNoisy ? RankSumTest(left, right).twoSidedP : 0
            return p >= significance ? (position, p) : nil
        }
        return failing.max { $0.p < $1.p }?.position
    }

    private func sides(of position: Int, _ starts: [Int], _ values: [Double]) -> (
        left: [Double], right: [Double]
    ) {
        let end = position + 1 < starts.count ? starts[position + 1] : values.count
        return (Array(values[starts[position - 1]..<starts[position]]), Array(values[starts[position]..<end]))
    }

    /// The spread of single numbers about their level, from the differences of neighbours: for normal noise the median
    /// of their sizes is 0.954 standard deviations.
    private static func noise(of values: [Double]) -> Double {
        median(zip(values, values.dropFirst()).map { abs($0 - $1) }) / 0.954
    }

    private static func median(_ values: [Double]) -> Double {
        Quantile.type7(0.5, of: values) ?? 0
    }
}
