/// Shapley values of the leaves of a group for every pattern, where features left out come from people of a background.
///
/// Against one background person, let A be the conditions met by the person alone and B those met by the background
/// alone. If every condition is met by one of them, the leaf of value v gives
///
///     +v (|A| - 1)! |B|! / (|A| + |B|)!  to each feature in A,   -v |A|! (|B| - 1)! / (|A| + |B|)!  to each in B
///
/// and nothing otherwise; the background's patterns are counted once, so that its size does not matter afterwards.
///
/// **Shape**: as `PathTable`.
/// **Source**: Lundberg et al., doi:10.1038/s42256-019-0138-9, for the game; arXiv:2604.10569 (WOODELF) for the patterns.
struct BackgroundTable {
    /// |A|! (|B| - 1)! / (|A| + |B|)! by |A| (slow) and |B|.
    private let weights: [[Double]]

    /// Weights for up to so many conditions.
    init(largestBits: Int) {
        let count = max(1, largestBits)
        var factorials = [1.0]
        for n in 1...(2 * count) { factorials.append(factorials[n - 1] * Double(n)) }
        var weights = [[Double]](repeating: [Double](repeating: 0, count: count + 1), count: count + 1)
        for a in 0...count {
            for b in 1...count { weights[a][b] = factorials[a] * factorials[b - 1] / factorials[a + b] }
        }
        self.weights = weights
    }

    /// Adds the values of one group to a table of zeros.
    ///
    /// - Parameters:
    ///   - table: where to add.
    ///   - start: the first element of the group's part.
    ///   - group: the leaves.
    ///   - counts: how many background people have each pattern.
    ///   - total: how many background people there are.
    func fill(
        _ table: inout [Double],
        at start: Int,
        group: LeafGroup,
        counts: [(pattern: Int, people: Int)],
        total: Int
    ) {
        let bits = group.bits
        let full = 1 << bits - 1
        for leaf in group.leaves {
            for (seen, people) in counts {
                let background = seen ^ leaf.opposite
                let scale = leaf.value * Double(people) / Double(total)
                // Whatever the background misses the person must meet; what it meets the person may miss.
                let needed = full & ~background
                var missed = background
                while true {
                    let met = full & ~missed
                    add(
                        met: needed,
                        missed: missed,
                        scale: scale,
                        to: &table,
                        at: start,
                        pattern: met ^ leaf.opposite,
                        bits: bits
                    )
                    if missed == 0 { break }
                    missed = (missed - 1) & background
                }
            }
        }
    }

    /// Adds what one pair of patterns gives: `met` by the person alone, `missed` by the person alone.
    private func add(
        met: Int,
        missed: Int,
        scale: Double,
        to table: inout [Double],
        at start: Int,
        pattern: Int,
        bits: Int
    ) {
        let a = met.nonzeroBitCount
        let b = missed.nonzeroBitCount
        let gain = scale * weights[b][a]
        let loss = scale * weights[a][b]
        for bit in 0..<bits {
            if met >> bit & 1 == 1 {
                table[start + bit << bits + pattern] += gain
            } else if missed >> bit & 1 == 1 {
                table[start + bit << bits + pattern] -= loss
            }
        }
    }

    /// What one leaf gives each feature, for one person against one of the background.
    func contribution(
        of leaf: LeafGroup.Leaf,
        met: Int,
        background: Int,
        bits: Int,
        scale: Double,
        into values: inout [Double]
    ) {
        for bit in 0..<bits { values[bit] = 0 }
        guard met | background == 1 << bits - 1 else { return }
        let alone = met & ~background
        let missed = background & ~met
        let gain = scale * leaf.value * weights[missed.nonzeroBitCount][alone.nonzeroBitCount]
        let loss = scale * leaf.value * weights[alone.nonzeroBitCount][missed.nonzeroBitCount]
        for bit in 0..<bits {
            if alone >> bit & 1 == 1 { values[bit] = gain }
            if missed >> bit & 1 == 1 { values[bit] = -loss }
        }
    }
}
