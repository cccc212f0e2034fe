/// The inverse of a discrete cumulative distribution: from a uniform number to an index.
///
/// A guide holds, for each of a power of two of equal slices of [0, 1), the first index that the slice can yield. There are
/// several slices an index, so that most of them yield one index only and a draw takes little more than one step, whatever
/// the number of indices. Columns of uniform numbers are drawn by kernels: a few indices by comparison with every threshold,
/// without a branch, many by the guide.
///
/// **Source**: Chen and Asau, "On generating random variates from an empirical distribution", AIIE Transactions 6
/// (1974), doi:10.1080/05695557408974949.
package struct InverseTable: Equatable, Sendable {
    /// The most thresholds that are compared one by one.
    private static let mostThresholds = 24
    /// The most slices of a guide: 64 kB of them stay in the cache.
    private static let mostSlices = 1 << 14

    /// The cumulative probability of every index.
    let cumulative: [Double]
    /// The first index of every slice.
    let guide: [Int32]
    private let slices: Double
    /// The first index of positive weight.
    let first: Int
    /// The cumulative probabilities from `first` up to the last index of positive weight, without it.
    let thresholds: [Double]

    /// A table of probabilities proportional to `weights`.
    ///
    /// - Parameter weights: not negative, at least one positive.
    /// - Complexity: O(n).
    package init(weights: [Double]) {
        cumulative = Self.cumulative(weights: weights)
        guide = Self.guide(of: cumulative[...], slices: Self.slices(forIndices: weights.count))
        slices = Double(guide.count)
        let first = weights.firstIndex { $0 > 0 } ?? 0
        let last = weights.lastIndex { $0 > 0 } ?? 0
        self.first = first
        thresholds = Array(cumulative[first..<last])
    }

    /// The cumulative probabilities of weights.
    ///
    /// - Precondition: no weight is negative, at least one is positive.
    static func cumulative(weights: [Double]) -> [Double] {
        let total = weights.reduce(0, +)
        precondition(
            total > 0 && total.isFinite && weights.allSatisfy { $0 >= 0 },
            "weights \(weights.prefix(8))"
        )
        var sum = 0.0
        var cumulative: [Double] = []
        cumulative.reserveCapacity(weights.count)
        for weight in weights {
            sum += weight
            cumulative.append(sum / total)
        }
        // Rounding must not leave a gap below 1; indices of no weight behind the last are never reached.
        let last = weights.lastIndex { $0 > 0 } ?? 0
        for index in last..<weights.count { cumulative[index] = 1 }
        return cumulative
    }

    /// The number of slices for so many indices: a power of two.
    static func slices(forIndices count: Int) -> Int {
        var slices = 4
        while slices < 4 * count && slices < mostSlices { slices *= 2 }
        return slices
    }

    /// The first index that each slice of [0, 1) can yield, counted from the start of `cumulative`.
    static func guide(of cumulative: ArraySlice<Double>, slices: Int) -> [Int32] {
        var index = cumulative.startIndex
        return (0..<slices).map { slice in
            while cumulative[index] <= Double(slice) / Double(slices) { index += 1 }
            return Int32(index - cumulative.startIndex)
        }
    }

    /// Number of indices.
    package var count: Int { cumulative.count }

    /// The smallest index whose cumulative probability exceeds `u`.
    ///
    /// - Parameter u: in [0, 1).
    /// - Returns: the index.
    /// - Complexity: O(1) on average.
    @inline(__always)
    package func index(at u: Double) -> Int {
        var index = Int(guide[Int(u * slices)])
        while cumulative[index] <= u { index += 1 }
        return index
    }

    /// Writes `base` and the index of each of the first `count` uniform numbers.
    ///
    /// - Complexity: O(count) where there are many indices, else O(count x indices) by a kernel that compares several at once.
    func draw(base: Double, uniforms: [Double], count: Int, into target: inout [Double]) {
        if thresholds.count <= Self.mostThresholds {
            GeneratorKernels.countThresholds(
                thresholds,
                base: base + Double(first),
                uniforms: uniforms,
                count: count,
                into: &target
            )
        } else {
            GeneratorKernels.searchGuided(
                cumulative: cumulative,
                guide: guide,
                base: base,
                uniforms: uniforms,
                count: count,
                into: &target
            )
        }
    }

    /// Writes what the index of each of the first `count` uniform numbers stands for.
    ///
    /// - Complexity: O(count).
    func draw(values: [Double], uniforms: [Double], count: Int, into target: inout [Double]) {
        draw(base: 0, uniforms: uniforms, count: count, into: &target)
        GeneratorKernels.lookUp(values, count: count, in: &target)
    }

    /// The probability of `index`.
    package func probability(of index: Int) -> Double {
        index == 0 ? cumulative[0] : cumulative[index] - cumulative[index - 1]
    }
}
