/// Shapley values of the leaves of a group for every pattern, where features left out follow the training data.
///
/// For a leaf of value v with shares r and a pattern c of zeros and ones, feature i gets
///
///     v (c_i - r_i) integral over t in [0, 1] of the product over j != i of (c_j t + r_j (1 - t))
///
/// which is the sum over all coalitions of the other features, weighted by |S|! (k - |S| - 1)! / k!.
///
/// **Shape**: bits x 2^bits, the patterns of one bit's feature side by side.
/// **Source**: Lundberg et al., Nature Machine Intelligence 2 (2020), doi:10.1038/s42256-019-0138-9, for the game;
/// Owen, Management Science 18 (1972), doi:10.1287/mnsc.18.5.64.2, for the integral.
struct PathTable {
    private let rules: [GaussLegendre]

    /// Rules for up to so many conditions.
    init(largestBits: Int) {
        rules = (0...max(1, largestBits)).map { GaussLegendre(count: max(1, ($0 + 1) / 2)) }
    }

    /// Adds the values of one group to a table of zeros.
    func fill(_ table: inout [Double], at start: Int, group: LeafGroup) {
        let bits = group.bits
        var shares = [Double](repeating: 0, count: bits)
        for pattern in 0..<(1 << bits) {
            for leaf in group.leaves {
                contribution(of: leaf, pattern: pattern ^ leaf.opposite, bits: bits, into: &shares)
                for bit in 0..<bits { table[start + bit << bits + pattern] += shares[bit] }
            }
        }
    }

    /// What one leaf gives each feature for one pattern of conditions met.
    func contribution(of leaf: LeafGroup.Leaf, pattern: Int, bits: Int, into values: inout [Double]) {
        for bit in 0..<bits { values[bit] = 0 }
        let rule = rules[bits]
        for (t, weight) in zip(rule.points, rule.weights) {
            // The product over all but one, from products of those before and after.
            var before = weight * leaf.value
            for bit in 0..<bits {
                let met = Double(pattern >> bit & 1)
                var others = before
                for after in (bit + 1)..<max(bit + 1, bits) {
                    others *= Double(pattern >> after & 1) * t + leaf.shares[after] * (1 - t)
                }
                values[bit] += (met - leaf.shares[bit]) * others
                before *= met * t + leaf.shares[bit] * (1 - t)
            }
        }
    }

    /// The expected value of a leaf.
    static func expectation(of leaf: LeafGroup.Leaf) -> Double { leaf.shares.reduce(leaf.value, *) }
}
