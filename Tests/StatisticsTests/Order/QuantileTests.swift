import Statistics
import Testing

@Suite("Quantiles of type 7")
struct QuantileTests {
    /// Expected values: numpy 2.4.6 `quantile`.
    @Test(
        "agree with numpy",
        arguments: [(0.0, 1.0), (0.05, 1.45), (0.25, 3.25), (0.5, 6.0), (0.9, 18.39999999999999), (1, 40)]
    )
    func agreesWithNumpy(probability: Double, expected: Double) throws {
        let values: [Double] = [9, 1, 2, 4, 7, 13, 3, 16, 5, 40]
        let quantile = try #require(Quantile.type7(probability, of: values))
        #expect(abs(quantile - expected) <= 2 * expected.ulp)
    }

    @Test("no value, one value, NaN")
    func edges() {
        #expect(Quantile.type7(0.5, of: []) == nil)
        #expect(Quantile.type7(0.5, of: [.nan]) == nil)
        #expect(Quantile.type7(0.99, of: [3]) == 3)
        #expect(Quantile.type7(0.5, of: [.nan, 3, 1]) == 2)
    }
}
