/// Random numbers that are a pure function of (seed, stream, counter).
///
/// Nothing is stored and nothing advances: draw 7 of person 1,000,000 can be made anywhere, in any order, on any
/// number of threads, and is the same to the last bit. Take one stream per person (or per row, or per replicate)
/// and number the draws within it.
///
/// Draws `2k` and `2k + 1` of a stream come from one Philox block; ask for both with `words(stream:block:)` or
/// `uniforms(stream:block:)` where speed matters.
///
/// **Edge cases**: every `UInt64` is a legal seed, stream and counter.
public struct CounterRandom: Equatable, Sendable {
    /// What makes this family of streams different from any other.
    public let seed: UInt64

    /// The family of streams of one seed.
    @inlinable
    public init(seed: UInt64) {
        self.seed = seed
    }

    /// A family of its own for one named use, so that two uses of the same seed do not share numbers.
    ///
    /// Example: `random.family(1)` for marginals and `random.family(2)` for outcomes.
    @inlinable
    public func family(_ index: UInt64) -> Self {
        // The all-ones half of the counter space is kept for this: no draw of a stream uses block 2^64 - 1,
        // because counters address blocks up to 2^63 - 1.
        Self(seed: Philox.block(key: seed, low: .max, high: index).low)
    }

    /// Both 64-bit words of one block: draws `2 * block` and `2 * block + 1` of the stream.
    @inlinable
    public func words(stream: UInt64, block: UInt64) -> (first: UInt64, second: UInt64) {
        let words = Philox.block(key: seed, low: block, high: stream)
        return (words.low, words.high)
    }

    /// One draw as 64 random bits.
    @inlinable
    public func word(stream: UInt64, counter: UInt64) -> UInt64 {
        let pair = words(stream: stream, block: counter &>> 1)
        return counter & 1 == 0 ? pair.first : pair.second
    }

    /// One draw in [0, 1): one of the 2^53 multiples of 2^-53, all equally likely.
    @inlinable
    public func uniform(stream: UInt64, counter: UInt64) -> Double {
        Self.unitInterval(word(stream: stream, counter: counter))
    }

    /// Both draws of one block in [0, 1).
    @inlinable
    public func uniforms(stream: UInt64, block: UInt64) -> (first: Double, second: Double) {
        let pair = words(stream: stream, block: block)
        return (Self.unitInterval(pair.first), Self.unitInterval(pair.second))
    }

    /// One standard normal draw, by the inverse of the cumulative distribution.
    ///
    /// **Range**: the argument is one of the midpoints (k + 1/2) 2^-52, never 0 or 1, so the draw lies within
    /// 8.21 standard deviations.
    @inlinable
    public func normal(stream: UInt64, counter: UInt64) -> Double {
        NormalDistribution.quantile(Self.openUnitInterval(word(stream: stream, counter: counter)))
    }

    /// One draw from 0..<bound, without the bias of a remainder.
    ///
    /// - Precondition: `bound` is positive.
    /// - Returns: the high half of a 64 x 64 -> 128 product; the largest deviation of any probability from
    ///   1 / bound is 2^-64.
    @inlinable
    public func integer(below bound: UInt64, stream: UInt64, counter: UInt64) -> UInt64 {
        precondition(bound > 0, "a draw below 0 does not exist")
        return word(stream: stream, counter: counter).multipliedFullWidth(by: bound).high
    }

    /// A sequential generator over one stream, for code that wants a `RandomNumberGenerator`.
    @inlinable
    public func generator(stream: UInt64) -> CounterRandomGenerator {
        CounterRandomGenerator(random: self, stream: stream)
    }

    /// The top 53 bits of a word as a number in [0, 1).
    @inlinable
    public static func unitInterval(_ word: UInt64) -> Double {
        Double(Int64(bitPattern: word &>> 11)) * 0x1p-53
    }

    /// The top 52 bits of a word as a number in (0, 1), symmetric about 1/2.
    @inlinable
    public static func openUnitInterval(_ word: UInt64) -> Double {
        (Double(Int64(bitPattern: word &>> 12)) + 0.5) * 0x1p-52
    }
}
