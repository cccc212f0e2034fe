import Measures
import Statistics
import TestSupport
import Testing

/// The sample that a population cannot outgrow: exact while people are few, in cells when they are many.
@Suite struct PooledSampleTests {
    private let inputs = ReferenceInputs.shared

    private func sample(_ rows: [Int], scale: ScoreScale = .probability, limit: Int) -> PooledSample {
        var sample = PooledSample(scale: scale, limit: limit)
        for row in rows {
            sample.add(score: inputs.probabilities[row], outcome: Double(inputs.outcomes[row]))
        }
        return sample
    }

    @Test func fewPeopleAreExact() {
        let sample = sample(Array(0..<2000), limit: 2000)
        #expect(sample.isExact && sample.pools.resolution == 0)
        #expect(PooledReport(sample.pools).estimates == PooledReport(ReferencePools.plain).estimates)
    }

    @Test func manyPeopleAreWithinTheStatedBound() throws {
        let sample = sample(Array(0..<2000), limit: 100)
        #expect(!sample.isExact && sample.pools.resolution == PooledSample.cellResolution)
        let exact = PooledReport(ReferencePools.plain, extent: .brief)
        let report = PooledReport(sample.pools, extent: .brief)
        for (left, right) in zip(exact.estimates, report.estimates) {
            let a = try #require(left.estimate.value)
            let b = try #require(right.estimate.value)
            let allowed = left.name.hasPrefix("unreliability_chi2") ? 0.5 : 4 * PooledSample.cellResolution
            #expect(abs(a - b) <= allowed, "\(left.name): \(a) against \(b)")
        }
    }

    @Test(arguments: [100, 1500, 2000])
    func anySplitGivesTheSameBits(limit: Int) {
        let rows = Array(0..<2000)
        let whole = sample(rows, limit: limit)
        for parts in [2, 7] {
            var merged = PooledSample(scale: .probability, limit: limit)
            for part in (0..<parts).reversed() {
                merged.merge(sample(rows.filter { $0 % parts == part }, limit: limit))
            }
            #expect(merged.isExact == whole.isExact)
            #expect(PooledReport(merged.pools).estimates == PooledReport(whole.pools).estimates)
        }
    }

    @Test func otherScoresAreCountedByValue() {
        var people = ScoredOutcomes(scale: .ordinal)
        var sample = PooledSample(scale: .ordinal, limit: 20)
        for row in 0..<2000 {
            let score = (inputs.tiedProbabilities[row] * 20).rounded()
            sample.add(score: score, outcome: Double(inputs.outcomes[row]))
            try? people.append(scores: [score], outcomes: [Double(inputs.outcomes[row])])
        }
        #expect(sample.reasonForNothing == nil)
        #expect(AreaUnderROC(sample.pools).estimate == AreaUnderROC(PooledScores(people)).estimate)
        sample.add(score: 0.123, outcome: 1)
        #expect(sample.reasonForNothing == .tooManyScores(limit: 20))
        #expect(sample.pools.poolCount == 0)
    }

    @Test func unknownAndUnscoredPeople() {
        var sample = PooledSample(scale: .probability)
        sample.add(score: 0.2, outcome: 1)
        sample.add(score: 0.3, outcome: .nan)
        sample.add(score: .nan, outcome: 1)
        #expect(sample.pools.totals.count == 1 && sample.everybody.totals.count == 2)
        #expect(sample.unscoredCount == 1)
    }

    @Test func theBoundsKeepTheirPlace() {
        var sample = PooledSample(scale: .probability, limit: 1)
        for score in [0.0, 1e-300, 0.5, 1 - 1e-16, 1] { sample.add(score: score, outcome: 0) }
        #expect(sample.pools.scores.first == 0 && sample.pools.scores.last == 1)
        #expect(sample.pools.poolCount == 5)
    }

    /// Half of those with the score of the last place are selected, in expectation.
    @Test func aCapacityOverPools() {
        var sample = PooledSample(scale: .probability)
        for (score, outcome) in [(0.9, 1.0), (0.5, 1), (0.5, 0), (0.1, 0), (0.1, .nan)] {
            sample.add(score: score, outcome: outcome)
        }
        let (cut, share) = CapacityDecision.cut(capacity: 2, sample.everybody)
        #expect(cut == 0.5 && share == 0.5)
        let matrix = ConfusionMatrix(
            known: sample.pools,
            everybody: sample.everybody,
            cut: cut,
            tieShare: share
        )
        #expect(matrix.selected.weight == 2)
        #expect(matrix.estimate(of: .truePositive).value == 0.75)
        #expect(matrix.estimate(of: .selection).value == 0.4)
        #expect(CapacityDecision.cut(capacity: 0, sample.everybody).cut == nil)
    }
}
