import Measures
import Scoring
import Statistics
import Testing

/// Agreement where there is little or nothing to agree about: a reason instead of a number, never NaN.
@Suite("Agreement at the edge")
struct AgreementEdgeTests {
    @Test("columns of different lengths are refused")
    func lengths() {
        #expect(throws: MeasuresError.lengthMismatch(column: "scores", expected: 2, actual: 1)) {
            try PairedScores(first: [1, 2], second: [1])
        }
    }

    @Test("people without one of the scores are counted and left out")
    func unscored() throws {
        let pair = try PairedScores(first: [1, .nan, 3, 4], second: [1, 2, .infinity, 5])
        #expect(pair.rows == [0, 3])
        #expect(pair.unscoredCount == 2)
        let people = try PairedOutcomes(pair, outcomes: [1, 0, 0, .nan])
        #expect(people.rows == [0])
    }

    @Test("nobody and one person")
    func few() throws {
        let nobody = try PairedScores(first: [], second: [])
        #expect(SpearmanCorrelation.estimate(nobody).undefinedReason == .noPeople)
        #expect(ScoreDifferences(nobody).mean.undefinedReason == .noPeople)
        #expect(RankDisplacement(nobody).mean.undefinedReason == .noPeople)
        #expect(SelectionOrder(nobody).overlap(at: .share(0.1)).overlap().isDefined == false)
        #expect(DecisionTable(firstLevels: 2, secondLevels: 2).kappa().undefinedReason == .noPeople)
        let one = try PairedScores(first: [0.5], second: [0.25])
        #expect(KendallCorrelation.estimate(one).undefinedReason == .tooFew(count: 1, needed: 2))
        #expect(ScoreDifferences(one).mean.value == 0.25)
        #expect(ScoreDifferences(one).upperLimit.undefinedReason == .tooFew(count: 1, needed: 2))
        #expect(RankDisplacement(one).mean.value == 0)
        #expect(SelectionOrder(one).overlap(at: .share(0.1)).shared == 1)
        let people = try PairedOutcomes(one, outcomes: [1])
        let bootstrap = PairedBootstrap(people, areProbabilities: true, seed: 1)
        for measure in OutcomeMeasure.allCases {
            let difference = bootstrap.difference(
                measure,
                replicates: (0..<20).map { bootstrap.replicate($0) }
            )
            #expect(difference.value?.isNaN != true, "\(measure)")
        }
    }

    @Test("a constant score has no order")
    func constant() throws {
        let pair = try PairedScores(first: [2, 2, 2, 2], second: [1, 2, 3, 4])
        #expect(PearsonCorrelation.estimate(pair).undefinedReason == .constantScore)
        #expect(SpearmanCorrelation.estimate(pair).undefinedReason == .constantScore)
        #expect(KendallCorrelation.estimate(pair).undefinedReason == .constantScore)
        // By lot two of four equal people, against the two highest: one shared on average.
        let overlap = SelectionOrder(pair).overlap(at: .count(2))
        #expect(overlap.expectedShared == 1)
        #expect(RankDisplacement(pair).tenths[5].reduce(0, +) == 4)
    }

    @Test("one outcome only: no area, no slope, but losses")
    func oneClass() throws {
        let pair = try PairedScores(first: [0.2, 0.4, 0.6], second: [0.3, 0.3, 0.5])
        let people = try PairedOutcomes(pair, outcomes: [0, 0, 0])
        let bootstrap = PairedBootstrap(people, areProbabilities: true, seed: 1)
        #expect(bootstrap.difference(.areaUnderROC, replicates: []).undefinedReason == .oneClass(outcome: 0))
        #expect(bootstrap.difference(.slope, replicates: []).undefinedReason == .oneClass(outcome: 0))
        #expect(bootstrap.difference(.brierScore, replicates: []).isDefined)
    }

    @Test("probabilities of 0 or 1 have no log odds")
    func bounds() throws {
        let pair = try PairedScores(first: [0, 0.4], second: [0.3, 0.3])
        #expect(ScoreDifferences(logOddsOf: pair).mean.undefinedReason == .scoresAtBounds(count: 1))
        #expect(ScoreDifferences(pair).mean.isDefined)
    }

    @Test("scores that claim no probability are compared by their order alone")
    func scores() throws {
        let pair = try PairedScores(first: [3, 9, 4, 8], second: [0.1, 0.5, 0.2, 0.1])
        let people = try PairedOutcomes(pair, outcomes: [0, 1, 0, 1])
        let bootstrap = PairedBootstrap(people, areProbabilities: false, seed: 1)
        #expect(bootstrap.difference(.areaUnderROC, replicates: []).value == 0.375)
        #expect(bootstrap.difference(.brierScore, replicates: []).undefinedReason == .noProbability)
    }

    @Test("an outcome that is neither 0 nor 1 is refused with its row")
    func badOutcome() throws {
        let pair = try PairedScores(first: [3, 9], second: [1, 2])
        #expect(throws: MeasuresError.outcomeNotBinary(row: 1, outcome: 2)) {
            try PairedOutcomes(pair, outcomes: [0, 2])
        }
    }

    @Test("everybody decided alike leaves nothing for kappa")
    func kappa() {
        var table = DecisionTable(firstLevels: 2, secondLevels: 2)
        for _ in 0..<5 { table.add(first: 0, second: 0) }
        #expect(table.kappa().isDefined == false)
        #expect(table.agreement().value == 1)
    }

    @Test("a probability of 0 for what happened leaves no mean difference of log losses")
    func infiniteLoss() throws {
        let pair = try PairedScores(first: [0, 0.5, 0.6], second: [0.2, 0.5, 1])
        let people = try PairedOutcomes(pair, outcomes: [1, 0, 0])
        let difference = PairedLoss.difference(people, score: .logarithmic)
        #expect(difference.undefinedReason == .surelyWrong(count: 2))
        #expect(PairedLoss.difference(people, score: .squared).isDefined)
    }
}
