import Statistics
import Testing

/// Expected values: mpmath at 150 bits or more, or scipy 1.17.1 where named.
@Suite("Distributions")
struct DistributionTests {
    static func agrees(_ got: Double, _ expected: Double, within relative: Double) -> Bool {
        abs(got - expected) <= relative * expected.magnitude
    }

    @Test(
        "log gamma",
        arguments: [
            (0.1, 2.252712651734206), (0.5, 0.5723649429247001), (3.5, 1.2009736023470743),
            (10, 12.801827480081469), (100.25, 360.28455963776423), (1e6, 12815504.569147611),
        ]
    )
    func logGamma(x: Double, expected: Double) {
        #expect(Self.agrees(GammaFunction.logGamma(x), expected, within: 4e-15))
    }

    @Test(
        "incomplete gamma",
        arguments: [
            (0.5, 0.1, 0.345279153981423, 0.654720846018577),
            (4, 55.41181193850795, 1, 2.5782723925084992e-20),
            (4, 2, 0.14287653950145296, 0.857123460498547),
            (100, 80, 0.017108313035133115, 0.9828916869648668),
            (1000.5, 1100, 0.998884096567606, 0.001115903432394033),
        ]
    )
    func incompleteGamma(a: Double, x: Double, lower: Double, upper: Double) {
        let parts = GammaFunction.regularisedIncomplete(a, x)
        #expect(Self.agrees(parts.lower, lower, within: 2e-14))
        #expect(Self.agrees(parts.upper, upper, within: 2e-14))
    }

    @Test(
        "incomplete beta",
        arguments: [
            (2, 3, 0.4, 0.5248, 0.4752), (0.5, 0.5, 0.3, 0.36901011956554536, 0.6309898804344546),
            (289, 378, 0.4, 0.04065557480447595, 0.9593444251955241),
            (20, 1, 0.5, 9.5367431640625e-07, 0.9999990463256836),
            (5000, 7000, 0.42, 0.7706878535437867, 0.22931214645621337),
            (3, 100_000, 1e-5, 0.0803041561955605, 0.9196958438044395),
        ]
    )
    func incompleteBeta(a: Double, b: Double, x: Double, lower: Double, upper: Double) {
        let parts = BetaFunction.regularisedIncomplete(a, b, at: x)
        #expect(Self.agrees(parts.lower, lower, within: 5e-13))
        #expect(Self.agrees(parts.upper, upper, within: 5e-13))
    }

    @Test(
        "normal tails",
        arguments: [
            (-8, 0.9999999999999993), (-1.5, 0.9331927987311419), (0, 0.5), (0.3, 0.3820885778110474),
            (2, 0.02275013194817921), (9.38951663002161, 3.01381184969957e-21), (30, 4.906713927148187e-198),
        ]
    )
    func normalTail(x: Double, expected: Double) {
        #expect(Self.agrees(NormalDistribution.upperTail(x), expected, within: 2e-13))
        #expect(Self.agrees(NormalDistribution.cumulative(-x), expected, within: 2e-13))
    }

    @Test("normal quantile undoes the cumulative probability", arguments: [-30.0, -5, -1, 0.1, 2])
    func normalRoundTrip(x: Double) {
        #expect(abs(NormalDistribution.quantile(NormalDistribution.cumulative(x)) - x) < 1e-12)
    }

    @Test("chi-squared tail of the Hosmer-Lemeshow reference")
    func chiSquared() {
        let distribution = ChiSquaredDistribution(degreesOfFreedom: 8)
        #expect(Self.agrees(distribution.upperTail(110.8236238770159), 2.5782723925084992e-20, within: 1e-13))
        #expect(distribution.upperTail(0) == 1)
        #expect(distribution.cumulative(-1) == 0)
    }

    @Test("Student's t against scipy")
    func studentT() {
        #expect(
            Self.agrees(
                StudentTDistribution(degreesOfFreedom: 664).twoSidedTail(2.418580),
                0.015849151408810207,
                within: 1e-12
            )
        )
        #expect(
            Self.agrees(
                StudentTDistribution(degreesOfFreedom: 3).twoSidedTail(0.1),
                0.9266523488008059,
                within: 1e-13
            )
        )
        #expect(
            Self.agrees(
                StudentTDistribution(degreesOfFreedom: 10).twoSidedTail(40),
                2.2808577430857535e-12,
                within: 1e-12
            )
        )
        #expect(
            Self.agrees(
                StudentTDistribution(degreesOfFreedom: 5).criticalValue(level: 0.95),
                2.5705818356363146,
                within: 1e-12
            )
        )
        #expect(
            Self.agrees(
                StudentTDistribution(degreesOfFreedom: 664).criticalValue(level: 0.95),
                1.963543092647891,
                within: 1e-12
            )
        )
    }

    @Test("binomial tails as sums of the probabilities")
    func binomial() {
        #expect(
            Self.agrees(
                BinomialDistribution(trials: 263, probability: 0.5).cumulative(71),
                2.4201166067816093e-14,
                within: 1e-12
            )
        )
        #expect(
            Self.agrees(
                BinomialDistribution(trials: 10_000, probability: 0.5).cumulative(4800),
                3.296757799336221e-05,
                within: 1e-11
            )
        )
        let small = BinomialDistribution(trials: 20, probability: 0.3)
        #expect(Self.agrees(small.cumulative(7), 0.7722717974181605, within: 1e-14))
        #expect(Self.agrees(small.upperTail(from: 8), 0.2277282025818395, within: 1e-14))
        #expect(small.cumulative(-1) == 0)
        #expect(small.cumulative(20) == 1)
    }

    @Test("beta quantiles against scipy")
    func betaQuantile() {
        #expect(abs(BetaDistribution(a: 288, b: 378).quantile(0.025) - 0.3950399226983737) < 1e-14)
        #expect(abs(BetaDistribution(a: 289, b: 377).upperQuantile(0.025) - 0.4717219447046267) < 1e-14)
        #expect(
            Self.agrees(BetaDistribution(a: 2, b: 3).quantile(1e-10), 4.082494015808333e-06, within: 1e-12)
        )
        #expect(abs(BetaDistribution(a: 0.5, b: 0.5).quantile(0.3) - 0.2061073738537634) < 1e-14)
    }
}
