import Statistics
import Testing

@Suite("Signed-rank test and Hodges-Lehmann estimate")
struct RankTests {
    /// Hamilton depression scale factor of nine patients before and after (Hollander and Wolfe 1973), the example
    /// of R `wilcox.test`.
    static let depression = zip(
        [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30],
        [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    ).map { $0 - $1 }

    @Test("the depression example: V = 40, p = 0.0390625")
    func depressionTest() {
        let test = WilcoxonSignedRankTest(differences: Self.depression)
        #expect(test.positiveRankSum == 40)
        #expect(test.twoSidedP == 0.0390625)
        #expect(test.method == .exact)
    }

    @Test("the depression example: centre 0.46, interval 0.010 to 0.786")
    func depressionEstimate() throws {
        let estimate = HodgesLehmannEstimate.estimate(Self.depression)
        let interval = try #require(estimate.interval)
        #expect(abs(try #require(estimate.value) - 0.46) < 1e-12)
        #expect(abs(interval.lower - 0.010) < 1e-12)
        #expect(abs(interval.upper - 0.786) < 1e-12)
        // The exact coverage of ranks 6 and 40 of 45: 1 - 2 P(V <= 5) = 1 - 20/512.
        #expect(interval.level == 1 - 20.0 / 512)
    }

    @Test("ties and zeros: all 256 sign patterns, enumerated with scipy's ranks, give 0.140625")
    func tiesAndZeros() {
        let test = WilcoxonSignedRankTest(differences: [1, 1, 2, -1, 3, 3, -2, 4, 0])
        #expect(test.count == 8)
        #expect(test.positiveRankSum == 29.5)
        #expect(test.twoSidedP == 0.140625)
    }

    @Test("many differences: the normal approximation of scipy")
    func normalApproximation() {
        let differences = (1...300).map { index -> Double in
            let product = Double(index) * 0.6180339887498949
            return product - product.rounded(.down) - 0.45
        }
        let test = WilcoxonSignedRankTest(differences: differences)
        #expect(test.method == .normalApproximation)
        #expect(abs(test.twoSidedP - 0.0036136030979100515) < 1e-13)
    }

    @Test("nothing to test")
    func empty() {
        #expect(WilcoxonSignedRankTest(differences: [0, 0]).twoSidedP == 1)
        #expect(HodgesLehmannEstimate.estimate([]) == .undefined(because: .noPeople, count: 0))
        #expect(HodgesLehmannEstimate.estimate([3]).value == 3)
    }
}
