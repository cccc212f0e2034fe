import Statistics

/// Where the bins of a binning end among pooled scores.
struct BinCuts {
    /// For each bin, the number of pools up to and with its last.
    let ends: [Int]
    /// The edges, one more than bins.
    let edges: [Double]

    /// The cuts of pooled people, whose quantiles may be known already.
    init(_ pools: PooledScores, binning: Binning, quantiles known: WeightedQuantiles? = nil) {
        let count = binning.count
        precondition(count >= 1, "\(count) bins")
        switch binning {
        case .uniform:
            let bins = Double(count)
            edges = (0...count).map { Double($0) / bins }
            // min(B - 1, floor(B p)) never falls as p rises, so that each bin is a range of pools.
            ends = (1...count).map { bin in
                bin == count
                    ? pools.poolCount
                    : PooledScores.firstIndex(below: pools.poolCount) {
                        bins * pools.scores[$0] >= Double(bin)
                    }
            }
        case .uniformRightClosed:
            let uniform = (0...count).map { Double($0) / Double(count) }
            edges = uniform
            ends = Self.rightClosed(pools, inner: uniform[1..<count])
        case .quantile:
            let quantiles = known ?? pools.quantiles
            let all = (0...count).compactMap { quantiles.quantile(Double($0) / Double(count)) }
            let distinct = Self.withoutRepeats(all)
            edges = distinct.count > 1 ? distinct : [distinct.first ?? 0, distinct.first ?? 1]
            ends = Self.rightClosed(pools, inner: edges.dropFirst().dropLast())
        case .equalCounts:
            let inner = Self.midpoints(pools, bins: count)
            edges = [0] + inner + [1]
            ends = Self.rightClosed(pools, inner: inner[...])
        }
    }

    /// Bins (e_b, e_(b+1)], the first and the last open-ended.
    private static func rightClosed(_ pools: PooledScores, inner: ArraySlice<Double>) -> [Int] {
        inner.map { edge in
            PooledScores.firstIndex(below: pools.poolCount) { pools.scores[$0] > edge }
        } + [pools.poolCount]
    }

    /// Midpoints between the chunks of people that differ in size by one at most, the larger ones first.
    private static func midpoints(_ pools: PooledScores, bins: Int) -> [Double] {
        let quantiles = pools.quantiles
        let total = quantiles.total
        let size = (total / Double(bins)).rounded(.down)
        let larger = total - size * Double(bins)
        let cuts = (0..<bins - 1).compactMap { bin -> Double? in
            let end = size * Double(bin + 1) + min(Double(bin + 1), larger)
            guard end >= 1, let low = quantiles.value(atOrder: end),
                let high = quantiles.value(atOrder: end + 1)
            else { return nil }
            return (low + high) / 2
        }
        return withoutRepeats(cuts)
    }

    private static func withoutRepeats(_ ascending: [Double]) -> [Double] {
        ascending.reduce(into: []) { kept, edge in
            if kept.last != edge { kept.append(edge) }
        }
    }
}
