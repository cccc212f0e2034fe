import Statistics
import Testing

@Suite struct BinomialDrawTests {
    /// Pearson's statistic of 20,000 draws against the distribution; its mean is the number of classes less one.
    @Test(arguments: [(8, 0.3), (60, 0.05), (100, 0.35), (100, 0.8), (5000, 0.5)])
    func drawsFollowTheDistribution(trials: Int, probability: Double) {
        let count = 20_000
        var generator = CounterRandom(seed: 7).generator(stream: 3)
        var drawn: [Int: Int] = [:]
        for _ in 0..<count {
            drawn[generator.nextBinomial(trials: trials, probability: probability), default: 0] += 1
        }
        let distribution = BinomialDistribution(trials: trials, probability: probability)
        var statistic = 0.0
        var classes = 0
        var (expected, seen) = (0.0, 0)
        for successes in 0...trials {
            let below = successes == 0 ? 0 : distribution.cumulative(successes - 1)
            expected += Double(count) * (distribution.cumulative(successes) - below)
            seen += drawn[successes] ?? 0
            if expected >= 20 {
                statistic += (Double(seen) - expected) * (Double(seen) - expected) / expected
                classes += 1
                (expected, seen) = (0, 0)
            }
        }
        let freedom = Double(classes - 1)
        #expect(abs(statistic - freedom) < 4 * (2 * freedom).squareRoot() + 4, "\(statistic) of \(freedom)")
    }

    @Test func certainOutcomesUseNoDraw() {
        var generator = CounterRandom(seed: 1).generator(stream: 0)
        #expect(generator.nextBinomial(trials: 0, probability: 0.5) == 0)
        #expect(generator.nextBinomial(trials: 9, probability: 0) == 0)
        #expect(generator.nextBinomial(trials: 9, probability: 1) == 9)
        #expect(generator.counter == 0)
    }

    /// A million million trials: mean and standard deviation within five standard errors of 400 draws.
    @Test func manyTrials() {
        var generator = CounterRandom(seed: 2).generator(stream: 0)
        let trials = 1_000_000_000_000
        let draws = (0..<400).map { _ in Double(generator.nextBinomial(trials: trials, probability: 0.25)) }
        let mean = draws.reduce(0, +) / 400
        #expect(abs(mean - 0.25e12) < 5 * (0.1875e12).squareRoot() / 20)
    }
}
