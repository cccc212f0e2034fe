package import Results

extension GateReport {
    /// A report with a verdict of every state; its numbers are invented.
    package static var sample: GateReport {
        GateReport(
            baseline: "20261123T060213Z-1",
            current: "20261124T060213Z-1",
            verdicts: VerdictState.allCases.reversed().map(verdict),
            notes: ["the BLAS cores differ (Zen, Haswell): timings and counts are not compared"]
        )
    }

    private static func verdict(_ state: VerdictState) -> MetricVerdict {
        let change: Double? =
            switch state {
            case .regressed: 0.0731
            case .improved: -0.12
            case .equivalent, .inconclusive: 0.004
            default: nil
            }
        return MetricVerdict(
            key: MetricKey(
                subject: .sample(),
                name: state == .regressed ? "brier_score" : "metric_\(state.rawValue)"
            ),
            classification: .sampled,
            unit: "1",
            direction: .lower,
            baseline: state == .new ? nil : .estimate(0.2242),
            current: state == .removed ? nil : .estimate(0.2242 * (1 + (change ?? 0))),
            relativeChange: change,
            tolerance: "1 %",
            state: state,
            reason: state == .regressed ? "7.31 % more, 1 % is tolerated | <see> \"why\"" : "as an example"
        )
    }
}
