import Results
import Statistics
import Testing

@Suite("Metrics of estimates")
struct MetricEstimateTests {
    private func metric(_ estimate: Estimate) -> Metric {
        Metric(
            "flip_rate",
            of: MetricSubject(model: "m"),
            estimate: estimate,
            unit: "1",
            direction: .none,
            classification: .sampled
        )
    }

    @Test("number, interval and count are taken over")
    func defined() {
        let interval = ConfidenceInterval(lower: 0.1, upper: 0.3, level: 0.95, method: .clopperPearson)
        let metric = metric(Estimate(0.2, interval: interval, count: 50))
        #expect(metric.estimate == 0.2 && metric.count == 50)
        #expect(
            metric.interval == MetricInterval(lower: 0.1, upper: 0.3, level: 0.95, method: "clopper-pearson")
        )
    }

    @Test("the reason of an undefined one is told")
    func undefined() {
        let metric = metric(.undefined(because: .constantScore, count: 3))
        #expect(metric.value == .undefined(because: "every score is the same"))
        #expect(metric.count == 3)
    }

    @Test("an interval without end is left out")
    func unbounded() {
        let interval = ConfidenceInterval(lower: 0.1, upper: .infinity, level: 0.95, method: .katzLog)
        #expect(metric(Estimate(0.2, interval: interval, count: 50)).interval == nil)
    }
}
