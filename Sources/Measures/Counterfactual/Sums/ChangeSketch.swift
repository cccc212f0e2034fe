/// How changes of a score are distributed, in bins whose width is a fixed share of the change.
///
/// A bin holds the changes of one sign whose magnitudes share their exponent and the first nine bits after it, so its
/// middle is within one part in 2^10 of each of them. Counts are integers: sketches merge in any order to the same one.
///
/// **Units and range**: any finite change; magnitudes below 2^-40 are taken for 2^-40, an absolute error of 1e-12.
struct ChangeSketch: Sendable {
    /// How far a reported quantile can be from the order statistics it stands between, as a share of them.
    static let relativeError = 0x1p-10

    private var zeros = 0
    private var rises = MagnitudeBins()
    private var falls = MagnitudeBins()

    /// Counts one change.
    @inline(__always)
    mutating func add(_ change: Double) {
        if change > 0 {
            rises.add(change)
        } else if change < 0 {
            falls.add(-change)
        } else {
            zeros += 1
        }
    }

    /// Adds what another sketch has counted.
    mutating func merge(_ other: ChangeSketch) {
        zeros += other.zeros
        rises.merge(other.rises)
        falls.merge(other.falls)
    }

    /// Everything counted.
    var count: Int { zeros + rises.count + falls.count }

    /// The type-7 quantile between the middles of the bins that hold its order statistics; nil where nothing is
    /// counted.
    ///
    /// - Complexity: O(bins).
    func quantile(_ probability: Double) -> Double? {
        guard count > 0 else { return nil }
        let position = Double(count - 1) * probability
        let lower = Int(position)
        let low = value(ofRank: lower)
        let high = value(ofRank: min(lower + 1, count - 1))
        return low + (high - low) * (position - Double(lower))
    }

    /// The middle of the bin of the change with `rank` (from 0) in ascending order.
    private func value(ofRank rank: Int) -> Double {
        if rank < falls.count { return -falls.value(ofRank: falls.count - 1 - rank) }
        if rank < falls.count + zeros { return 0 }
        return rises.value(ofRank: rank - falls.count - zeros)
    }
}
