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
        var state = seed
        return (0..<count).map { index in
            // SplitMix64.
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = state
            bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
            bits ^= bits >> 31
            if awkwardEvery > 0, index % awkwardEvery == awkwardEvery - 1 {
                return doubles[Int(bits % UInt64(doubles.count))]
            }
            let unit = Double(bits >> 11) * 0x1p-53
            return range.lowerBound + unit * (range.upperBound - range.lowerBound)
        }
    }
}
