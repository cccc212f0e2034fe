/// How many people a change moves over a threshold, for the threshold of every bin of scores: memory does not grow with the people.
///
/// Whoever rises from bin b to bin c flips up at the thresholds of bins b + 1 ... c: one more from b + 1 on, one less from c + 1 on.
/// The running sums are the flips, exactly.
struct FlipBins: Sendable {
    /// Changes of the flips up, and down, from bin to bin.
    private var crossings = NumberBins(.scores, width: 2)

    /// Counts the people who count, by the bins of their scores before and after.
    mutating func add(before: BinnedColumn, after: BinnedColumn, counted: [UInt8]) {
        crossings.addCrossings(before: before, after: after, counted: counted)
    }

    /// Adds what others have counted.
    mutating func merge(_ other: FlipBins) { crossings.merge(other.crossings) }

    /// The flips at the threshold of a bin.
    ///
    /// - Complexity: O(bins).
    func count(atBin bin: Int) -> FlipCount {
        var (up, down) = (0, 0)
        for index in 0..<(crossings.counts.count / 2) where crossings.first + index <= bin {
            up += crossings.counts[2 * index]
            down += crossings.counts[2 * index + 1]
        }
        return FlipCount(threshold: crossings.layout.threshold(ofBin: bin), up: up, down: down)
    }
}
