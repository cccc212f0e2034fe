import Statistics
import Testing

@Suite("Estimates")
struct EstimateTests {
    @Test("a NaN is never a value")
    func neverNaN() {
        let estimate = Estimate(.nan, count: 3)
        #expect(estimate.value == nil)
        #expect(estimate.undefinedReason == .noFiniteResult)
        #expect(estimate.count == 3)
    }

    @Test("undefined is a value with a reason")
    func undefined() {
        let estimate = Estimate.undefined(because: .oneClass(outcome: 1), count: 12)
        #expect(!estimate.isDefined)
        #expect(estimate.undefinedReason?.description == "every outcome is 1")
        #expect(estimate.mapped { $0 * 2 } == estimate)
    }

    @Test("normal intervals and their critical value")
    func normalInterval() throws {
        #expect(abs(ConfidenceInterval.criticalValue(level: 0.95) - 1.959963984540054) < 1e-15)
        let interval = try #require(ConfidenceInterval.normal(around: 1, standardError: 0.5, level: 0.95))
        #expect(abs(interval.lower - (1 - 0.5 * 1.959963984540054)) < 1e-15)
        #expect(ConfidenceInterval.normal(around: 1, standardError: .nan, level: 0.95) == nil)
        #expect(interval.contains(1.9) && !interval.contains(2.1))
    }
}
