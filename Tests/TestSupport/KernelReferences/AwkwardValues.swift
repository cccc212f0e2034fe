/// Values that numeric code gets wrong, and seeded ordinary ones.
package enum AwkwardValues {
    /// Zeros, subnormals, infinities, NaN, extremes.
    package static let doubles: [Double] = [
        0, -0.0, 1, -1, 0.5, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity, .nan, 1e-300, 7, 3.25,
    ]

    /// `count` values from a seed, between `range`'s bounds; every `awkwardEvery`-th one is awkward (none if zero).
    package static func values(
        count: Int,
        seed: UInt64,
        in range: ClosedRange<Double> = -4...4,
        awkwardEvery: Int = 0
    ) -> [Double] {
        var random = SplitMix(state: seed)
        return (0..<count).map { index in
            let bits = random.next()
            if awkwardEvery > 0, index % awkwardEvery == awkwardEvery - 1 {
                return doubles[Int(bits % UInt64(doubles.count))]
            }
            let unit = Double(bits >> 11) * 0x1p-53
            return range.lowerBound + unit * (range.upperBound - range.lowerBound)
        }
    }
}
