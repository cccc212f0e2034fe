import Measures
import Scoring
import Statistics
import TestSupport
import Testing

/// Agreement measures against numbers of other programs, on the reference people: their probabilities, the same rounded to
/// twentieths, and the margins of the reference trees.
///
/// Programs: scipy 1.17.1 (`pearsonr`, `spearmanr`, `kendalltau`, `rankdata`; delete-one jackknife over them), numpy 2.4.6,
/// scikit-learn 1.9 (`cohen_kappa_score`, `roc_auc_score`, `average_precision_score`), statsmodels 0.15 (`cohens_kappa`),
/// R pROC 1.18.0 (`roc.test(paired = TRUE, method = "delong")`).
@Suite("Agreement against other programs")
struct AgreementReferenceTests {
    private static let inputs = ReferenceInputs.shared
    private static let margins = inputs.treeMargins
    private static let marginProbabilities = margins.map { 1 / (1 + Double.exp(-$0)) }

    private func pair(_ first: [Double], _ second: [Double] = margins) throws -> PairedScores {
        try PairedScores(first: first, second: second)
    }

    private func isClose(_ estimate: Estimate, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
        estimate.value.map { abs($0 - expected) <= tolerance } ?? false
    }

    @Test("correlations of untied and of tied scores")
    func correlations() throws {
        let plain = try pair(Self.inputs.probabilities)
        #expect(isClose(PearsonCorrelation.estimate(plain), -0.1195913162197998))
        #expect(isClose(SpearmanCorrelation.estimate(plain), -0.11047020830979895))
        #expect(isClose(KendallCorrelation.estimate(plain), -0.0736177740588434))
        let tied = try pair(Self.inputs.tiedProbabilities)
        #expect(isClose(PearsonCorrelation.estimate(tied), -0.11919835747912849))
        #expect(isClose(SpearmanCorrelation.estimate(tied), -0.11022237950619314))
        #expect(isClose(KendallCorrelation.estimate(tied), -0.07539501855585316))
        let near = try pair(Self.inputs.probabilities, Self.inputs.tiedProbabilities)
        #expect(isClose(PearsonCorrelation.estimate(near), 0.998408425896144))
        #expect(isClose(SpearmanCorrelation.estimate(near), 0.9984769949723815))
        #expect(isClose(KendallCorrelation.estimate(near), 0.9726201699520214))
    }

    /// The standard error on Fisher's scale is half the width of the interval there over 1.96.
    @Test("intervals of correlations are as wide as the jackknife says, to 0.3 %")
    func correlationIntervals() throws {
        let tied = try pair(Self.inputs.tiedProbabilities)
        for (estimate, expected) in [
            (PearsonCorrelation.estimate(tied), 0.02240457713642207),
            (SpearmanCorrelation.estimate(tied), 0.022996255179065506),
            (KendallCorrelation.estimate(tied), 0.016130430168413566),
        ] {
            let interval = try #require(estimate.interval)
            let value = try #require(estimate.value)
            func scale(_ r: Double) -> Double { 0.5 * Double.log((1 + r) / (1 - r)) }
            let width = scale(interval.upper) - scale(interval.lower)
            let error = width / (2 * 1.959963984540054) * (1 - value * value)
            #expect(abs(error / expected - 1) < 0.003, "\(error) against \(expected)")
        }
    }

    @Test("differences of probabilities and of log odds")
    func differences() throws {
        let pair = try pair(Self.inputs.probabilities, Self.marginProbabilities)
        let differences = ScoreDifferences(pair)
        #expect(isClose(differences.mean, 0.10146957026245747))
        #expect(isClose(differences.meanMagnitude, 0.2892984252810812))
        #expect(isClose(differences.standardDeviation, 0.3267154228585221))
        let quantiles = [
            -0.49015117685468956, -0.13086968533267632, 0.13985040297557005, 0.35394695628081246,
            0.5812092826225826,
        ]
        for (estimate, expected) in zip(differences.quantiles, quantiles) {
            #expect(isClose(estimate, expected))
        }
        #expect(isClose(differences.upperLimit, 0.10146957026245747 + 1.959963984540054 * 0.3267154228585221))
        let logOdds = ScoreDifferences(logOddsOf: pair)
        #expect(isClose(logOdds.mean, 0.4932928856757403, 1e-11))
        #expect(isClose(logOdds.standardDeviation, 1.6197145534128023, 1e-11))
    }

    @Test("displacement of ranks")
    func displacement() throws {
        let displacement = RankDisplacement(try pair(Self.inputs.probabilities))
        #expect(isClose(displacement.mean, 0.35258249999999997))
        for (estimate, expected) in zip(displacement.quantiles, [0.313125, 0.731075, 0.8862924999999999]) {
            #expect(isClose(estimate, expected))
        }
        #expect(isClose(displacement.maximum, 0.9702500000000001))
        #expect(displacement.tenths.allSatisfy { $0.reduce(0, +) == 200 })
    }

    @Test("overlap of the highest", arguments: [(20, 2), (200, 33), (1000, 430)])
    func overlap(size: Int, shared: Int) throws {
        let overlap = SelectionOrder(try pair(Self.inputs.probabilities)).overlap(at: .count(size))
        #expect(overlap.shared == shared)
        #expect(isClose(overlap.turnover(), 1 - Double(shared) / Double(size)))
        #expect(overlap.jaccard().value == Double(shared) / Double(2 * size - shared))
    }

    /// Setting x2 for everybody changes the log odds by 1.2: `topk_population` of `reference-values.json`.
    @Test(
        "overlap before and after a change for everybody",
        .enabled(if: ReferenceValues.isAvailable, "reference-values.json is absent"),
        arguments: [("set0", 0.0), ("set1", 1.0)]
    )
    func overlapOfReference(key: String, value: Double) throws {
        let values = try #require(ReferenceValues.shared)
        let people = Self.inputs.features[0].indices.map { row in Self.inputs.features.map { $0[row] } }
        let changed = people.map { person in
            var person = person
            person[2] = value
            return 1 / (1 + Double.exp(-ReferenceInputs.logit(of: person)))
        }
        let pair = try pair(Self.inputs.probabilities, changed)
        let overlap = SelectionOrder(pair).overlap(at: .count(200))
        let path = ["cf_linear_x2", "topk_population", key]
        #expect(Double(overlap.shared) == (try values.number(path + ["kept"])))
        #expect(isClose(overlap.turnover(), try values.number(path + ["turnover"])))
        #expect(isClose(overlap.jaccard(), try values.number(path + ["jaccard"])))
        let displacement = RankDisplacement(pair)
        let shift = try values.number(path + ["mean_abs_rank_shift"])
        #expect(isClose(displacement.mean.mapped { $0 * 2000 }, shift, 1e-9))
        let greatest = try values.number(path + ["max_abs_rank_shift"])
        #expect(isClose(displacement.maximum.mapped { $0 * 2000 }, greatest, 1e-9))
    }

    @Test("kappa, plain and weighted, with its standard error")
    func kappa() throws {
        var table = DecisionTable(firstLevels: 3, secondLevels: 3)
        for (probability, margin) in zip(Self.inputs.probabilities, Self.margins) {
            table.add(
                first: DecisionRule.level(of: probability, cuts: [0.35, 0.65]),
                second: DecisionRule.level(of: margin, cuts: [-1, 0.25])
            )
        }
        #expect(table.counts == [[91, 287, 230], [182, 387, 132], [164, 364, 163]])
        for (weighting, value, error) in [
            (DecisionTable.Weighting.none, -0.028030278101480066, 0.014617854183411034),
            (.linear, -0.0737940949287883, 0.016012713170569504),
            (.quadratic, -0.12748125745442151, 0.022011816259153032),
        ] {
            let kappa = table.kappa(weighting)
            #expect(isClose(kappa, value))
            let interval = try #require(kappa.interval)
            #expect(abs((interval.upper - interval.lower) / (2 * 1.959963984540054) - error) < 1e-12)
        }
    }

    @Test("difference of two areas under the curve, with DeLong's interval for pairs")
    func areas() throws {
        let outcomes = Self.inputs.outcomes.map { Double($0) }
        let plain = try PairedOutcomes(try pair(Self.inputs.probabilities), outcomes: outcomes)
        let difference = PairedAreaUnderROC.difference(plain)
        #expect(isClose(difference, 0.234270084564475))
        #expect(abs((difference.interval?.lower ?? 0) - 0.198861318705176) < 1e-12)
        #expect(abs((difference.interval?.upper ?? 0) - 0.269678850423774) < 1e-12)
        let tied = PairedAreaUnderROC.difference(
            try PairedOutcomes(try pair(Self.inputs.tiedProbabilities), outcomes: outcomes)
        )
        #expect(isClose(tied, 0.2335105294209721))
        #expect(abs((tied.interval?.lower ?? 0) - 0.198104483383474) < 1e-12)
        #expect(abs((tied.interval?.upper ?? 0) - 0.268916575458471) < 1e-12)
    }

    @Test("differences of the other outcome measures")
    func outcomes() throws {
        let people = try PairedOutcomes(
            try pair(Self.inputs.probabilities, Self.marginProbabilities),
            outcomes: Self.inputs.outcomes.map { Double($0) }
        )
        let bootstrap = PairedBootstrap(people, areProbabilities: true, seed: 1)
        let brier = bootstrap.difference(.brierScore, replicates: [])
        #expect(isClose(brier, -0.06915443016237653))
        let width = try #require(brier.interval.map { $0.upper - $0.lower })
        #expect(abs(width / (2 * 1.959963984540054) - 0.007088728050032609) < 1e-12)
        #expect(isClose(bootstrap.difference(.averagePrecision, replicates: []), 0.22533282882650701))
        // What reference-values.json holds of the first model alone, from scikit-learn, netcal and statsmodels.
        #expect(isClose(bootstrap.first[.uniformError], 0.07519663615682277))
        #expect(isClose(bootstrap.first[.slope], 0.6263813901059628, 1e-8))
        #expect(isClose(bootstrap.first[.miscalibration], 0.010767619708766052))
        #expect(isClose(bootstrap.first[.observedExpectedRatio], 0.9123621165747042))
    }
}
