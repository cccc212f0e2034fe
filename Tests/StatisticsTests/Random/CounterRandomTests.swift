import Statistics
import Testing

@Suite("Counter-based random numbers")
struct CounterRandomTests {
    @Test("a draw is the word of its Philox block")
    func drawsAreBlocks() {
        let random = CounterRandom(seed: 0x299F_31D0_A409_3822)
        let stream: UInt64 = 0x0370_7344_1319_8A2E
        let block: UInt64 = 0x05A3_08D3_243F_6A88
        let words = Philox.block(key: random.seed, low: block, high: stream)
        #expect(random.word(stream: stream, counter: 2 * block) == words.low)
        #expect(random.word(stream: stream, counter: 2 * block + 1) == words.high)
        #expect(random.words(stream: stream, block: block) == (words.low, words.high))
    }

    @Test("the generator yields the draws of its stream in order, from any start")
    func generatorFollowsStream() {
        let random = CounterRandom(seed: 7)
        var generator = random.generator(stream: 3)
        let drawn = (0..<9).map { _ in generator.next() }
        #expect(drawn == (0..<9).map { random.word(stream: 3, counter: UInt64($0)) })
        var later = CounterRandomGenerator(random: random, stream: 3, counter: 5)
        #expect(later.next() == drawn[5])
    }

    @Test("the ends of the unit interval: 0 is possible, 1 is not; the open interval excludes both")
    func unitIntervalEnds() {
        #expect(CounterRandom.unitInterval(0) == 0)
        #expect(CounterRandom.unitInterval(.max) == 1 - 0x1p-53)
        #expect(CounterRandom.openUnitInterval(0) == 0x1p-53)
        #expect(CounterRandom.openUnitInterval(.max) == 1 - 0x1p-53)
    }

    @Test("moments of 40,000 draws are those of the distribution", arguments: [UInt64(0), 1, 20_261_124])
    func moments(seed: UInt64) {
        let random = CounterRandom(seed: seed)
        let count = 20_000
        var uniform = 0.0
        var normal = 0.0
        var square = 0.0
        for stream in 0..<UInt64(count) {
            uniform += random.uniform(stream: stream, counter: 0)
            let draw = random.normal(stream: stream, counter: 1)
            normal += draw
            square += draw * draw
        }
        // Five standard errors of each mean.
        #expect(abs(uniform / Double(count) - 0.5) < 5 * (1.0 / 12 / Double(count)).squareRoot())
        #expect(abs(normal / Double(count)) < 5 / Double(count).squareRoot())
        #expect(abs(square / Double(count) - 1) < 5 * (2 / Double(count)).squareRoot())
    }

    @Test("integers below a bound fill it evenly")
    func boundedIntegers() {
        let random = CounterRandom(seed: 11)
        var counts = [Int](repeating: 0, count: 6)
        for counter in 0..<UInt64(6000) {
            counts[Int(random.integer(below: 6, stream: 0, counter: counter))] += 1
        }
        // Chi-squared with 5 degrees of freedom: 20.5 is its 0.999 quantile.
        let statistic = counts.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
        #expect(statistic < 20.5)
    }

    @Test("families of one seed share no number with each other or the parent")
    func familiesDiffer() {
        let random = CounterRandom(seed: 5)
        let words = [random, random.family(0), random.family(1)].flatMap { family in
            (0..<100).map { family.word(stream: 0, counter: UInt64($0)) }
        }
        #expect(Set(words).count == words.count)
    }
}
