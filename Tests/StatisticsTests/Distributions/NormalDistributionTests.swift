import Statistics
import Testing

@Suite("Normal distribution")
struct NormalDistributionTests {
    /// Expected values: mpmath at 200 bits; 1e-300 and 1e-20: scipy 1.17.1 `norm.ppf`.
    @Test(
        "quantiles",
        arguments: [
            (1e-300, -37.0470962993612), (1e-20, -9.262340089798409), (1e-6, -4.753424308822899),
            (0.02, -2.053748910631823), (0.3, -0.5244005127080408), (0.5, 0),
            (0.925, 1.4395314709384561), (0.975, 1.9599639845400538), (0.999999, 4.753424308817087),
        ]
    )
    func quantile(probability: Double, expected: Double) {
        #expect(abs(NormalDistribution.quantile(probability) - expected) <= 4 * expected.magnitude.ulp)
    }

    @Test("quantiles at and beyond the ends")
    func quantileLimits() {
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(1) == .infinity)
        #expect(NormalDistribution.quantile(-0.1).isNaN)
        #expect(NormalDistribution.quantile(1.1).isNaN)
        #expect(NormalDistribution.quantile(.nan).isNaN)
    }
}
