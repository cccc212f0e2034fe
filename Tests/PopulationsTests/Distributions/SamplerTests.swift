import Populations
import Testing

@Suite struct SamplerTests {
    /// Every index gets the slice of [0, 1) that its weight is, whatever the weights.
    @Test func inverseTableCutsTheUnitInterval() {
        let table = InverseTable(weights: [0, 0.2, 0, 0.5, 0.3, 0])
        for (u, index) in [(0, 1), (0.1999, 1), (0.2, 3), (0.69999, 3), (0.7001, 4), (1 - 0x1p-53, 4)] {
            #expect(table.index(at: u) == index, "\(u)")
        }
        #expect(abs(table.probability(of: 3) - 0.5) < 1e-15)
        let single = InverseTable(weights: [3])
        #expect(single.index(at: 0) == 0 && single.index(at: 0.999) == 0)
    }

    @Test(arguments: [1, 2, 3, 7, 100, 1000])
    func inverseTableEqualsASearch(count: Int) {
        let weights = (0..<count).map { Double(($0 * 7919) % 13) + ($0 == 0 ? 1 : 0) }
        let total = weights.reduce(0, +)
        let table = InverseTable(weights: weights)
        for k in 0..<1000 {
            let u = (Double(k) + 0.5) / 1000
            var sum = 0.0
            var expected = 0
            for (index, weight) in weights.enumerated() {
                sum += weight
                if sum / total > u {
                    expected = index
                    break
                }
            }
            #expect(table.index(at: u) == expected)
        }
    }

    /// The median of an exponential of mean 150 cut to [0, 300] is 84.93 (SciPy).
    @Test func distributionIsCutToTheRange() throws {
        let sampler = try #require(
            NumberSampler(.exponential(mean: 150), range: 0...300, rounding: .none)
        )
        #expect(abs(sampler.value(at: 0.5) - 84.93287542754591) < 1e-10)
        #expect(sampler.value(at: 1 - 0x1p-53) <= 300)
        let whole = try #require(NumberSampler(.exponential(mean: 150), range: 0...299, rounding: .floor))
        #expect(whole.value(at: 0.5) == 84)
        #expect(whole.value(at: 1 - 0x1p-53) == 299)
        #expect(whole.value(at: 0x1p-53) == 0)
        #expect(NumberSampler(.uniform(low: 0, high: 1), range: 2...3, rounding: .none) == nil)
        #expect(NumberSampler(.uniform(low: 0, high: 1), range: 2...3, rounding: .floor) == nil)
    }

    @Test func roundsToSteps() throws {
        let sampler = try #require(
            NumberSampler(.uniform(low: 0, high: 100), range: 0...100, rounding: .nearest(step: 5))
        )
        #expect(sampler.value(at: 0.52) == 50)
        #expect(sampler.value(at: 0.53) == 55)
    }

    /// A table of steps yields what rounding the quantile yields.
    @Test(arguments: [
        NumericDistribution.logNormal(median: 1, sigma: 0.28), .gamma(mean: 2, shape: 1.5),
        .normal(mean: 3, deviation: 2),
        .uniform(low: 0.5031, high: 4.4777), .weibull(shape: 1.3, scale: 2), .exponential(mean: 1.5),
    ])
    func stepsAreRoundedQuantiles(distribution: NumericDistribution) throws {
        let range = 0.0...5.0
        let stepped = try #require(NumberSampler(distribution, range: range, rounding: .nearest(step: 0.01)))
        let plain = try #require(NumberSampler(distribution, range: range, rounding: .none))
        for k in 0..<2000 {
            let u = (Double(k) + 0.5) / 2000
            #expect(stepped.value(at: u) == (plain.value(at: u) / 0.01).rounded() * 0.01, "\(u)")
        }
    }

    /// A wide or negative range of whole numbers goes without a table and floors all the same.
    @Test func wideRangesFloor() throws {
        let wide = try #require(
            NumberSampler(.uniform(low: 0, high: 1_000_000), range: 0...1_000_000, rounding: .floor)
        )
        #expect(wide.value(at: 0.5000009) == 500_000)
        let negative = try #require(
            NumberSampler(.uniform(low: -10, high: 0), range: -10...0, rounding: .floor)
        )
        #expect(negative.value(at: 0.55) == -5)
    }

    /// One uniform number chooses the component and then the place within it.
    @Test func mixtureKeepsItsWeights() throws {
        let mixture = NumericDistribution.mixture([
            .init(weight: 1, distribution: .constant(7)),
            .init(weight: 3, distribution: .uniform(low: 20, high: 30)),
        ])
        let sampler = try #require(NumberSampler(mixture, range: 0...100, rounding: .none))
        #expect(sampler.value(at: 0.2) == 7)
        #expect(abs(sampler.value(at: 0.25 + 0.75 * 0.5) - 25) < 1e-12)
        #expect(abs(mixture.quantile(0.25 + 0.75 * 0.5) - 25) < 1e-12)
        let whole = try #require(NumberSampler(mixture, range: 0...100, rounding: .floor))
        #expect(whole.value(at: 0.1) == 7)
        #expect(whole.value(at: 0.999999) == 29)
    }
}
