import Populations
import Testing

/// Quantiles, cumulative probabilities and masses against SciPy 1.17.1 (`scipy.stats`: `ppf`, `cdf`, `pmf`).
@Suite struct NumericDistributionTests {
    struct Expectation: Sendable {
        let distribution: NumericDistribution
        /// Quantiles at 0.001, 0.3, 0.9999.
        let quantiles: [Double]
        /// Cumulative probabilities at 1.1 times these quantiles.
        let cumulative: [Double]
    }

    static let expectations = [
        Expectation(
            distribution: .uniform(low: -2, high: 6),
            quantiles: [-1.992, 0.3999999999999999, 5.9992],
            cumulative: [0, 0.305, 1]
        ),
        Expectation(
            distribution: .normal(mean: 3, deviation: 2),
            quantiles: [-3.1804646123356264, 1.9511989745839182, 10.438032970911419],
            cumulative: [0.0005785374227605846, 0.3347477294652299, 0.9999888696337668]
        ),
        Expectation(
            distribution: .logNormal(median: 1020, sigma: 0.45),
            quantiles: [253.90327020029113, 805.5922132331795, 5437.721035259364],
            cumulative: [0.0019982877516143503, 0.37729224607782524, 0.9999576711335846]
        ),
        Expectation(
            distribution: .exponential(mean: 150),
            quantiles: [0.15007505003753002, 53.50124159080987, 1381.551055796444],
            cumulative: [0.001099944983492158, 0.32452723341612777, 0.9999601892829446]
        ),
        Expectation(
            distribution: .weibull(shape: 0.78, scale: 540),
            quantiles: [0.07700491106773763, 144.00722270928253, 9303.462933137664],
            cumulative: [0.001077133493716708, 0.31900571056943555, 0.9999508753225501]
        ),
        Expectation(
            distribution: .gamma(mean: 60, shape: 1.5),
            quantiles: [0.48595171631385464, 28.473044860705595, 422.1502693232089],
            cumulative: [0.0011528503089446977, 0.3328805624171937, 0.9999636339428897]
        ),
        Expectation(
            distribution: .gamma(mean: 5, shape: 0.3),
            quantiles: [1.1621165161305574e-09, 0.2121109628324783, 111.57766325703153],
            cumulative: [0.0010290057594194383, 0.30861148207141026, 0.9999517654871609]
        ),
    ]

    @Test(arguments: expectations)
    func matchesSciPy(expectation: Expectation) {
        for (index, u) in [0.001, 0.3, 0.9999].enumerated() {
            let quantile = expectation.quantiles[index]
            #expect(abs(expectation.distribution.quantile(u) - quantile) <= 1e-11 * abs(quantile))
            let probability = expectation.cumulative[index]
            #expect(abs(expectation.distribution.cumulative(quantile * 1.1) - probability) <= 1e-12)
        }
    }

    @Test func discreteMassesMatchSciPy() {
        let poisson = NumericDistribution.poisson(mean: 7.5)
        let masses = poisson.probabilities(upTo: 20)
        for (n, mass) in [(0, 0.0005530843701478336), (7, 0.14648383216413594), (20, 7.209282379462168e-05)] {
            #expect(abs(masses[n] - mass) <= 1e-13)
        }
        #expect(abs(poisson.cumulative(9) - 0.7764076130197146) <= 1e-13)
        #expect(poisson.quantile(0.5) == 7)

        let binomial = NumericDistribution.negativeBinomial(mean: 12, dispersion: 0.6)
        let terms = binomial.probabilities(upTo: 100)
        for (n, mass) in [
            (0, 0.16094164024930607), (1, 0.0919666515710321), (12, 0.022051791486518733),
            (100, 0.00013009684709034363),
        ] {
            #expect(abs(terms[n] - mass) <= 1e-13)
        }
        #expect(abs(binomial.cumulative(30) - 0.8929375240593178) <= 1e-12)
        #expect(binomial.quantile(0.9) == 32)
    }

    @Test func wholeNumbersAreFloors() {
        let masses = NumericDistribution.exponential(mean: 150).probabilities(upTo: 149)
        #expect(abs(masses[0] - 0.006644493744965583) < 1e-14)
        #expect(abs(masses[149] - 0.0024607229037068024) < 1e-14)
    }

    @Test func faultsAreNamed() {
        let faulty: [(NumericDistribution, String)] = [
            (.normal(mean: 0, deviation: 0), "deviation"), (.exponential(mean: -1), "mean"),
            (.uniform(low: 2, high: 2), "low"), (.weibull(shape: .nan, scale: 1), "shape"),
            (.mixture([]), "component"),
            (.mixture([.init(weight: 0, distribution: .constant(1))]), "weight"),
            (.mixture([.init(weight: 1, distribution: .gamma(mean: 1, shape: 0))]), "shape"),
            (.constant(.infinity), "value"), (.logNormal(median: 0, sigma: 1), "median"),
            (.negativeBinomial(mean: 1, dispersion: 0), "dispersion"),
        ]
        for (distribution, word) in faulty {
            #expect(distribution.fault?.contains(word) == true, "\(distribution)")
        }
        for expectation in Self.expectations { #expect(expectation.distribution.fault == nil) }
    }
}
