import Measures
import Scoring
import Statistics
import TestSupport
import Testing

/// Laws of agreement that need no oracle, and examples small enough for a sheet of paper.
@Suite("Laws of agreement")
struct AgreementLawTests {
    private func scores(seed: UInt64, count: Int = 300, step: Double = 0.05) -> (
        first: [Double], second: [Double], outcomes: [Double]
    ) {
        let random = CounterRandom(seed: seed)
        let first = (0..<count).map { row in
            (random.uniform(stream: 1, counter: UInt64(row)) / step).rounded() * step * 0.9 + 0.05
        }
        let second = first.indices.map { row in
            0.5 * first[row] + 0.5 * random.uniform(stream: 2, counter: UInt64(row))
        }
        let outcomes = first.indices.map { row in
            random.uniform(stream: 3, counter: UInt64(row)) < first[row] ? 1.0 : 0
        }
        return (first, second, outcomes)
    }

    private func correlations(_ pair: PairedScores) -> [Estimate] {
        [
            PearsonCorrelation.estimate(pair), SpearmanCorrelation.estimate(pair),
            KendallCorrelation.estimate(pair),
        ]
    }

    @Test("two tied orders of four by hand")
    func byHand() throws {
        // Scores 1 2 2 3 against 1 3 2 2: of six pairs C = 3 (a-b, a-c, a-d), D = 1 (b-d), one tied in the first (b-c), one in the
        // second (c-d); tau-b = (3 - 1) / sqrt(5 x 5).
        let pair = try PairedScores(first: [1, 2, 2, 3], second: [1, 3, 2, 2])
        #expect(abs((KendallCorrelation.estimate(pair).value ?? 0) - 0.4) < 1e-15)
        // Ranks 1, 2.5, 2.5, 4 and 1, 4, 2.5, 2.5: sum of products about the mean 2.25, sums of squares 4.5.
        #expect(SpearmanCorrelation.estimate(pair).value == 0.5)
        // Highest two: d and b (before c) against b and c (before d): one shared. By lot: d surely and b or c, against b surely and
        // c or d: d and d 1/2, b and b 1/2, c and c 1/4.
        let overlap = SelectionOrder(pair).overlap(at: .count(2))
        #expect(overlap.shared == 1)
        #expect(overlap.expectedShared == 1.25)
        #expect(overlap.overlap().value == 0.5)
        #expect(overlap.jaccard().value == 1.0 / 3)
    }

    @Test("who changes side, by hand")
    func sides() {
        var group = SideChanges()
        for (first, second) in [(1, 1), (1, 0), (0, 1), (0, 1), (0, 0)] {
            group.add(first: first, second: second)
        }
        #expect(group.changeRate().value == 0.6)
        #expect(group.firstRate().value == 0.4)
        #expect(group.secondRate().value == 0.6)
        #expect(abs((group.selectionDifference().value ?? 0) + 0.2) < 1e-15)
        var all = group
        var others = SideChanges()
        for _ in 0..<5 { others.add(first: 0, second: 0) }
        all.merge(others)
        #expect(all.without(group) == others)
        #expect(group.excessChange(over: all.without(group)).value == 0.6)
    }

    @Test("a model against itself agrees perfectly", arguments: 1...3)
    func itself(seed: Int) throws {
        let (scores, _, outcomes) = scores(seed: UInt64(seed))
        let pair = try PairedScores(first: scores, second: scores)
        for estimate in correlations(pair) {
            #expect(estimate.value == 1)
            #expect(estimate.interval.map { [$0.lower, $0.upper] } == [1, 1])
        }
        let differences = ScoreDifferences(pair)
        #expect(differences.mean.value == 0)
        #expect(differences.upperLimit.value == 0)
        #expect(RankDisplacement(pair).maximum.value == 0)
        #expect(SelectionOrder(pair).overlap(at: .share(0.1)).overlap().value == 1)
        var table = DecisionTable(firstLevels: 2, secondLevels: 2)
        for score in scores { table.add(first: score > 0.5 ? 1 : 0, second: score > 0.5 ? 1 : 0) }
        #expect(table.kappa().value == 1)
        #expect(table.agreement().value == 1)
        let bootstrap = PairedBootstrap(
            try PairedOutcomes(pair, outcomes: outcomes),
            areProbabilities: true,
            seed: 7
        )
        let replicates = (0..<20).map { bootstrap.replicate($0) }
        for measure in OutcomeMeasure.allCases {
            let difference = bootstrap.difference(measure, replicates: replicates)
            #expect(difference.value == 0, "\(measure)")
            #expect(difference.interval.map { [$0.lower, $0.upper] } == [0, 0], "\(measure)")
        }
    }

    @Test("exchanging the models turns differences around", arguments: 1...3)
    func antisymmetry(seed: Int) throws {
        let (first, second, outcomes) = scores(seed: UInt64(seed))
        let pair = try PairedScores(first: first, second: second)
        let reverse = try PairedScores(first: second, second: first)
        for (one, other) in zip(correlations(pair), correlations(reverse)) {
            #expect(abs((one.value ?? .nan) - (other.value ?? .nan)) < 1e-14)
        }
        let (there, back) = (ScoreDifferences(pair), ScoreDifferences(reverse))
        #expect(abs((there.mean.value ?? .nan) + (back.mean.value ?? .nan)) < 1e-15)
        #expect(abs((there.upperLimit.value ?? .nan) + (back.lowerLimit.value ?? .nan)) < 1e-14)
        #expect(RankDisplacement(pair).mean == RankDisplacement(reverse).mean)
        let size = CapacitySize.count(40)
        #expect(
            SelectionOrder(pair).overlap(at: size).shared == SelectionOrder(reverse).overlap(at: size).shared
        )
        let one = PairedBootstrap(
            try PairedOutcomes(pair, outcomes: outcomes),
            areProbabilities: true,
            seed: 5
        )
        let other = PairedBootstrap(
            try PairedOutcomes(reverse, outcomes: outcomes),
            areProbabilities: true,
            seed: 5
        )
        let replicates = (0..<20).map { one.replicate($0) }
        let mirrored = (0..<20).map { other.replicate($0) }
        for measure in OutcomeMeasure.allCases {
            let there = one.difference(measure, replicates: replicates)
            let back = other.difference(measure, replicates: mirrored)
            #expect(abs((there.value ?? .nan) + (back.value ?? .nan)) < 1e-12, "\(measure)")
            let ends = (there.interval?.upper ?? .nan) + (back.interval?.lower ?? .nan)
            #expect(abs(ends) < 1e-12, "\(measure)")
        }
    }

    @Test("the order of the people changes no bit", arguments: 1...3)
    func orderInvariance(seed: Int) throws {
        let (first, second, outcomes) = scores(seed: UInt64(seed))
        var generator = CounterRandom(seed: UInt64(seed)).generator(stream: 9)
        let order = first.indices.shuffled(using: &generator)
        let pair = try PairedScores(first: first, second: second)
        let mixed = try PairedScores(first: order.map { first[$0] }, second: order.map { second[$0] })
        #expect(correlations(pair) == correlations(mixed))
        #expect(ScoreDifferences(pair) == ScoreDifferences(mixed))
        #expect(ScoreDifferences(logOddsOf: pair) == ScoreDifferences(logOddsOf: mixed))
        #expect(RankDisplacement(pair) == RankDisplacement(mixed))
        let one = try PairedOutcomes(pair, outcomes: outcomes)
        let other = try PairedOutcomes(mixed, outcomes: order.map { outcomes[$0] })
        #expect(PairedAreaUnderROC.difference(one) == PairedAreaUnderROC.difference(other))
        #expect(
            PairedLoss.difference(one, score: .logarithmic)
                == PairedLoss.difference(other, score: .logarithmic)
        )
    }

    @Test("a rising transform of a score changes no rank", arguments: 1...3)
    func monotone(seed: Int) throws {
        let (first, second, _) = scores(seed: UInt64(seed))
        let pair = try PairedScores(first: first, second: second)
        let bent = try PairedScores(first: first.map { $0 * $0 * $0 * 1000 - 7 }, second: second)
        #expect(SpearmanCorrelation.estimate(pair) == SpearmanCorrelation.estimate(bent))
        #expect(KendallCorrelation.estimate(pair) == KendallCorrelation.estimate(bent))
        #expect(RankDisplacement(pair) == RankDisplacement(bent))
    }

    @Test("replicates are a function of seed and number, and intervals hold the estimate")
    func replicates() throws {
        let (first, second, outcomes) = scores(seed: 11, count: 100)
        let people = try PairedOutcomes(try PairedScores(first: first, second: second), outcomes: outcomes)
        let bootstrap = PairedBootstrap(people, areProbabilities: true, seed: 3)
        let replicates = (0..<40).map { bootstrap.replicate($0) }
        #expect(bootstrap.replicate(17).map { $0 ?? 0 } == replicates[17].map { $0 ?? 0 })
        let other = PairedBootstrap(people, areProbabilities: true, seed: 4)
        #expect(other.replicate(17).map { $0 ?? 0 } != replicates[17].map { $0 ?? 0 })
        for measure in PairedBootstrap.resampled {
            let difference = bootstrap.difference(measure, replicates: replicates)
            let interval = try #require(difference.interval)
            #expect(interval.contains(difference.value ?? .nan), "\(measure)")
        }
    }
}
