/// The draws of one stream of a `CounterRandom`, one after another.
///
/// `next()` number *k* (from 0) is `random.word(stream:counter:)` at counter *k*, so the sequence can be entered
/// anywhere by setting `counter`.
public struct CounterRandomGenerator: RandomNumberGenerator, Sendable {
    /// The family the stream belongs to.
    public let random: CounterRandom
    /// The stream within the family.
    public let stream: UInt64
    /// The number of the next draw.
    public var counter: UInt64

    /// Starts at a given draw of a stream.
    @inlinable
    public init(random: CounterRandom, stream: UInt64, counter: UInt64 = 0) {
        self.random = random
        self.stream = stream
        self.counter = counter
    }

    /// The next 64 random bits.
    @inlinable
    public mutating func next() -> UInt64 {
        defer { counter &+= 1 }
        return random.word(stream: stream, counter: counter)
    }

    /// The next draw in [0, 1).
    @inlinable
    public mutating func nextUniform() -> Double {
        CounterRandom.unitInterval(next())
    }

    /// The next standard normal draw.
    @inlinable
    public mutating func nextNormal() -> Double {
        NormalDistribution.quantile(CounterRandom.openUnitInterval(next()))
    }
}
