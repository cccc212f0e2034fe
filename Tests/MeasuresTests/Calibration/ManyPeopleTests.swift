import Measures
import Statistics
import Testing

/// The quick ways that are taken for many people, against other programs on 20,000 people of the reference formula.
///
/// **Oracle**: statsmodels 0.15.0 `GLM(Binomial)` with `offset` and `freq_weights`, tolerance 1e-14; scikit-learn 1.9.1. The
/// smallest distance of a drawn number from its probability is 1.9e-5, so that no rounding can change an outcome.
@Suite struct ManyPeopleTests {
    private struct Person {
        let probability: Double
        let outcome: Double
        let weight: Double
    }

    private static let people: [Person] = (1...20_000).map { number in
        func part(_ factor: Double) -> Double {
            let value = Double(number) * factor
            return value - value.rounded(.down)
        }
        var logit = -1.5 + 3 * part(0.6180339887498949) - 2.25 * part(0.41421356237309515)
        logit += part(0.7320508075688772) < 0.3 ? 1.2 : 0
        logit += part(0.6457513110645906) < 0.5 ? 0.6 : 0
        logit += 1.5 * (4 * part(0.3166247903553998)).rounded(.down) / 4
        let truth = Double.logistic((logit - 0.3) / 1.5)
        return Person(
            probability: Double.logistic(logit),
            outcome: part(0.12310562561766059) < truth ? 1 : 0,
            weight: 0.5 + part(0.358898943540674)
        )
    }

    private func pools(weighted: Bool) throws -> PooledScores {
        var outcomes = ScoredOutcomes(scale: .probability)
        try outcomes.append(
            scores: Self.people.map(\.probability),
            outcomes: Self.people.map(\.outcome),
            weights: weighted ? Self.people.map(\.weight) : nil
        )
        return PooledScores(outcomes)
    }

    private func expect(_ got: Double?, _ expected: Double, within tolerance: Double) throws {
        let got = try #require(got)
        #expect(abs(got - expected) <= tolerance, "expected \(expected), got \(got)")
    }

    @Test func slopeAndInterceptOfStatsmodels() throws {
        let cox = CoxCalibration(try pools(weighted: false))
        try expect(cox.slope.value, 0.6727627154575142, within: 1e-9)
        try expect(cox.intercept.value, -0.19641673315366615, within: 1e-9)
        try expect(cox.inTheLarge.value, -0.24416898422523992, within: 1e-9)
        try expect(cox.unreliability.value, 761.7706234446268, within: 1e-6)
        let half = ConfidenceInterval.criticalValue(level: 0.95)
        try expect(
            cox.slope.interval.map { ($0.upper - $0.lower) / 2 / half },
            0.01328099578473342,
            within: 1e-8
        )
        try expect(
            cox.inTheLarge.interval.map { ($0.upper - $0.lower) / 2 / half },
            0.01644499598307647,
            within: 1e-8
        )
    }

    @Test func slopeAndInterceptOfStatsmodelsWithWeights() throws {
        let pools = try pools(weighted: true)
        let cox = CoxCalibration(pools)
        try expect(cox.slope.value, 0.6739742564826524, within: 1e-9)
        try expect(cox.intercept.value, -0.19823306092494075, within: 1e-9)
        try expect(cox.inTheLarge.value, -0.2461522322784249, within: 1e-9)
        let scale = pools.totals.weight / pools.totals.squaredWeight
        try expect(cox.unreliability.value, 761.4747843249061 * scale, within: 1e-6)
    }

    @Test func lossesAndAreaOfScikitLearn() throws {
        let pools = try pools(weighted: true)
        try expect(AreaUnderROC(pools).estimate.value, 0.721909743719744, within: 1e-12)
        try expect(ProperScore.logarithmic.mean(pools), 0.6313905230809566, within: 1e-12)
        try expect(ProperScore.squared.mean(pools), 0.2183384094653706, within: 1e-12)
        try expect(
            ProperScore.logarithmic.mean(try self.pools(weighted: false)),
            0.6317767679286818,
            within: 1e-12
        )
    }

    @Test func theGridOfTheSmoothErrorIsCloseToEveryScore() throws {
        let pools = try pools(weighted: false)
        let exact = SmoothCalibrationError(pools, exact: true)
        let grid = SmoothCalibrationError(pools, exact: false)
        #expect(grid.usesGrid && !exact.usesGrid)
        try expect(grid.estimate.value, try #require(exact.estimate.value), within: 1e-6)
        let width = try #require(exact.width)
        #expect(abs(try #require(exact.estimate.value) - width) < 1e-9, "the width equals its own error")
    }

    /// A reversed file is the same file.
    @Test func theOrderOfPeopleChangesNoBit() throws {
        var reversed = ScoredOutcomes(scale: .probability)
        let people = Self.people.reversed()
        try reversed.append(
            scores: people.map(\.probability),
            outcomes: people.map(\.outcome),
            weights: people.map(\.weight)
        )
        let back = PooledScores(reversed)
        let forth = try pools(weighted: true)
        #expect(CoxCalibration(forth) == CoxCalibration(back))
        #expect(forth.totals == back.totals)
    }
}
