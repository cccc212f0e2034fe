import Statistics
import Testing

@testable import Results

/// Numbers over other people than the baseline's.
@Suite struct TwoSampleChangeTests {
    private func wilson(_ successes: Int, of trials: Int) throws -> (
        estimate: Double, interval: MetricInterval?
    ) {
        let interval = try #require(
            Proportion(successes: successes, trials: trials).wilsonInterval(level: 0.95)
        )
        return (
            Double(successes) / Double(trials),
            MetricInterval(lower: interval.lower, upper: interval.upper, level: 0.95, method: "wilson")
        )
    }

    /// Newcombe (1998), table II, method 10: 56/70 less 48/80, 9/10 less 3/10, 10/10 less 0/10, 0/10 less 0/10.
    @Test(arguments: [
        (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (10, 10, 0, 10, 0.6075, 1.0000),
        (6, 7, 2, 7, 0.0582, 0.8062), (0, 10, 0, 10, -0.2775, 0.2775),
    ])
    func newcombeIsFoundAgain(_ a: Int, _ m: Int, _ b: Int, _ n: Int, _ lower: Double, _ upper: Double) throws
    {
        let change = try #require(TwoSampleChange(from: wilson(b, of: n), to: wilson(a, of: m)))
        let interval = change.interval(level: 0.95)
        #expect(abs(interval.lower - lower) < 5.1e-5)
        #expect(abs(min(interval.upper, 1) - upper) < 5.1e-5)
    }

    /// Standard errors 3 and 4 make 5; 90 % of the difference lie within 1.6449 of them.
    @Test func normalIntervalsAddTheirVariances() throws {
        let old = MetricInterval(
            lower: 100 - 1.96 * 3,
            upper: 100 + 1.96 * 3,
            level: 0.9500042,
            method: "normal"
        )
        let new = MetricInterval(
            lower: 120 - 1.6449 * 4,
            upper: 120 + 1.6449 * 4,
            level: 0.9000096,
            method: "normal"
        )
        let change = try #require(TwoSampleChange(from: (100, old), to: (120, new)))
        #expect(change.change == 20)
        let interval = change.interval(level: 0.9)
        #expect(abs(interval.lower - (20 - 1.6449 * 5)) < 1e-3)
        #expect(abs(interval.upper - (20 + 1.6449 * 5)) < 1e-3)
        // Tables of the normal distribution: beyond 3.0 lies 0.00134990, beyond 5.0 lies 2.867e-7.
        #expect(abs(change.pValue(allowed: 5) - (0.00134990 + 2.867e-7)) < 1e-6)
        // Nothing allowed: the usual two-sided test, beyond 4 on both sides 6.334e-5.
        #expect(abs(change.pValue(allowed: 0) - 6.334e-5) < 1e-7)
        #expect(change.pValue(allowed: 1000) == 1)
    }

    @Test func whatSaysNothingOfSamplingIsNoInterval() {
        func interval(_ lower: Double, _ upper: Double, level: Double = 0.95, method: String = "normal")
            -> MetricInterval
        {
            MetricInterval(lower: lower, upper: upper, level: level, method: method)
        }
        let sure = interval(0.1, 0.3)
        #expect(TwoSampleChange(from: (0.2, sure), to: (0.2, nil)) == nil)
        #expect(TwoSampleChange(from: (0.2, sure), to: (0.2, interval(0.1, 0.3, level: 1))) == nil)
        for method in ["family", "consistency"] {
            #expect(TwoSampleChange(from: (0.2, interval(0.1, 0.3, method: method)), to: (0.2, sure)) == nil)
        }
        #expect(TwoSampleChange(from: (0, interval(0, 0)), to: (0, interval(0, 0))) == nil)
        #expect(TwoSampleChange(from: (0, interval(0, 0)), to: (0.2, sure)) != nil)
    }

    private static func document(seed: UInt64, _ estimates: [(Double, Double)]) -> RunDocument {
        RunDocument(
            run: RunIdentity(
                id: "r",
                started: Timestamp(milliseconds: 0),
                elapsedSeconds: 1,
                command: [],
                etalonVersion: "0"
            ),
            configuration: RunConfiguration(seed: seed, people: 1000, threads: 1, measures: []),
            environment: EnvironmentFingerprint(),
            metrics: estimates.enumerated().map { index, estimate in
                Metric(
                    "number_\(index)",
                    of: MetricSubject(model: "m", population: "p"),
                    value: .estimate(estimate.0),
                    unit: "1",
                    direction: .lower,
                    classification: .sampled,
                    interval: MetricInterval(
                        lower: estimate.0 - 1.959964 * estimate.1,
                        upper: estimate.0 + 1.959964 * estimate.1,
                        level: 0.95,
                        method: "normal"
                    ),
                    count: 1000
                )
            }
        )
    }

    /// One number three standard errors worse is a change where it is alone (p 0.0027), and chance among a thousand others:
    /// Holm then asks for 0.05 / 1000, which six standard errors reach.
    @Test func oneOfManyNumbersDiffersByChance() throws {
        let exact = GateThresholds(
            classes: [:],
            metrics: [:],
            otherPeople: Tolerance(),
            unpairedTiming: 1,
            environment: .init(pressure: 1, stolen: 1)
        )
        func states(_ changed: Double, others: Int) -> [VerdictState] {
            let error = 0.1 / 2.0.squareRoot()
            let same = Array(repeating: (10.0, error), count: others)
            return GateComparison(
                baseline: Self.document(seed: 1, [(10, error)] + same),
                current: Self.document(seed: 2, [(10 + changed, error)] + same),
                thresholds: exact
            ).report().verdicts.map(\.state)
        }
        #expect(states(0.3, others: 0) == [.regressed])
        #expect(states(-0.3, others: 0) == [.improved])
        #expect(states(0.3, others: 999).first == .inconclusive)
        #expect(states(0.6, others: 999).first == .regressed)
        #expect(states(0.6, others: 999).dropFirst().allSatisfy { $0 == .inconclusive })
    }
}
