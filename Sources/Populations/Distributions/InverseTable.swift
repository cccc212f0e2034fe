/// The inverse of a discrete cumulative distribution: from a uniform number to an index.
///
/// A guide holds, for each of as many equal slices of [0, 1) as there are indices, the first index that the slice can
/// yield, so that a draw takes about two steps whatever the number of indices.
///
/// **Source**: Chen and Asau, "On generating random variates from an empirical distribution", AIIE Transactions 6
/// (1974), doi:10.1080/05695557408974949.
package struct InverseTable: Equatable, Sendable {
    private let cumulative: [Double]
    private let guide: [Int32]
    private let slices: Double

    /// A table of probabilities proportional to `weights`.
    ///
    /// - Parameter weights: not negative, at least one positive.
    /// - Complexity: O(n).
    package init(weights: [Double]) {
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
        self.cumulative = cumulative
        slices = Double(weights.count)
        var index = 0
        guide = (0..<weights.count).map { slice in
            while cumulative[index] <= Double(slice) / Double(weights.count) { index += 1 }
            return Int32(index)
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

    /// The probability of `index`.
    package func probability(of index: Int) -> Double {
        index == 0 ? cumulative[0] : cumulative[index] - cumulative[index - 1]
    }
}
