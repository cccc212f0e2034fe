/// How changes of a score are distributed, in bins whose width is a fixed share of the change.
///
/// The middle of a bin is within one part in 2^10 of each of its changes. Counts are integers: sketches merge in any order to the
/// same one.
///
/// **Units and range**: any finite change; magnitudes below 2^-40 are taken for 2^-40, an absolute error of 1e-12.
struct ChangeSketch: Sendable {
    /// How far a reported quantile can be from the order statistics it stands between, as a share of them.
    static let relativeError = 0x1p-10

    private var bins = NumberBins(.changes)

    /// Counts the changes of the people who count.
    mutating func add(_ changes: BinnedColumn, counted: [UInt8]) { bins.add(changes, counted: counted) }

    /// Adds what another sketch has counted.
    mutating func merge(_ other: ChangeSketch) { bins.merge(other.bins) }

    /// Everything counted.
    var count: Int { bins.counts.reduce(0, +) }

    /// The type-7 quantiles between the middles of the bins that hold their order statistics; none where nothing is counted.
    ///
    /// - Complexity: O(bins) for each.
    func quantile(_ probability: Double) -> Double? {
        let count = count
        guard count > 0 else { return nil }
        let position = Double(count - 1) * probability
        let lower = Int(position)
        let low = value(ofRank: lower)
        let high = value(ofRank: min(lower + 1, count - 1))
        return low + (high - low) * (position - Double(lower))
    }

    /// The middle of the bin of the change with `rank` (from 0) in ascending order.
    private func value(ofRank rank: Int) -> Double {
        var passed = 0
        for (index, here) in bins.counts.enumerated() {
            passed += here
            if passed > rank { return bins.layout.middle(ofBin: bins.first + index) }
        }
        preconditionFailure("rank \(rank) of \(passed)")
    }
}
