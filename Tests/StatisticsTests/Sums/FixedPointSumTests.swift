import Statistics
import Testing

@Suite("Fixed-point sums")
struct FixedPointSumTests {
    /// Terms of very different sizes and both signs, from one stream of draws.
    static func terms(seed: UInt64, count: Int) -> [Double] {
        var generator = CounterRandom(seed: seed).generator(stream: 0)
        return (0..<count).map { _ in
            let scale = Double(sign: .plus, exponent: Int(generator.next() % 60) - 40, significand: 1)
            return (generator.nextUniform() - 0.5) * scale
        }
    }

    static func sum(_ terms: some Sequence<Double>) -> FixedPointSum {
        var sum = FixedPointSum()
        for term in terms { sum.add(term) }
        return sum
    }

    @Test("any order gives the same bits", arguments: [UInt64(1), 2, 3])
    func anyOrder(seed: UInt64) {
        let terms = Self.terms(seed: seed, count: 5000)
        var generator = CounterRandom(seed: seed).generator(stream: 1)
        let shuffled = terms.shuffled(using: &generator)
        #expect(Self.sum(terms).value.bitPattern == Self.sum(shuffled).value.bitPattern)
        #expect(Self.sum(terms) == Self.sum(shuffled))
    }

    @Test("any sharding gives the same bits", arguments: [1, 2, 3, 7, 100])
    func anySharding(shards: Int) {
        let terms = Self.terms(seed: 9, count: 5000)
        var merged = FixedPointSum()
        for shard in (0..<shards).reversed() {
            merged.merge(Self.sum(stride(from: shard, to: terms.count, by: shards).map { terms[$0] }))
        }
        #expect(merged == Self.sum(terms))
        #expect(merged.value.bitPattern == Self.sum(terms).value.bitPattern)
    }

    @Test("sums are exact where plain addition loses everything")
    func exactWhereAdditionIsNot() {
        #expect(Self.sum([1e10, 1e-10, -1e10]).value == 1e-10)
        #expect(Self.sum(repeatElement(0.1, count: 10)).value == 1)
        // 0.1 is 0.1000000000000000055511151231257827...: a million of them are that much above 100,000.
        #expect(Self.sum(repeatElement(0.1, count: 1_000_000)).value == 100_000.0)
        let difference = Self.sum(repeatElement(0.1, count: 1000)).subtracting(Self.sum([100])).value
        #expect(difference == 1000 * 5.551115123125783e-18)
    }

    @Test("the edges of the range: no term, the largest term, terms below the resolution")
    func edges() {
        #expect(FixedPointSum().value == 0)
        let largest = (0x1p39).nextDown
        #expect(Self.sum([largest, -largest, 0x1p-64]).value == 0x1p-64)
        #expect(Self.sum([0x1p-116]).value == 0x1p-116)
        #expect(Self.sum([0x1p-118]).value == 0)
        #expect(Self.sum([-3.5, -0.0]).value == -3.5)
    }

    @Test("a NaN or a term out of range is refused")
    func refusesTerms() async {
        await #expect(processExitsWith: .failure) {
            var sum = FixedPointSum()
            sum.add(.nan)
        }
        await #expect(processExitsWith: .failure) {
            var sum = FixedPointSum()
            sum.add(-0x1p39)
        }
    }

    @Test("compensated sums keep what plain addition loses")
    func compensated() {
        var sum = CompensatedSum()
        for term in [1, 1e100, 1, -1e100] { sum.add(term) }
        #expect(sum.value == 2)
        var tenths = CompensatedSum()
        for _ in 0..<1000 { tenths.add(0.1) }
        #expect(tenths.value == 100)
    }
}
