/// What the gate says of a run against a baseline.
package struct GateReport: Equatable, Sendable {
    /// Which run is the baseline, by id.
    package let baseline: String
    /// Which run is judged, by id.
    package let current: String
    /// The verdicts, in the order of the new run; what is only in the baseline comes last.
    package let verdicts: [MetricVerdict]
    /// What holds for the comparison as a whole, as "the processors differ", a sentence each.
    package let notes: [String]

    /// A report.
    package init(baseline: String, current: String, verdicts: [MetricVerdict], notes: [String] = []) {
        self.baseline = baseline
        self.current = current
        self.verdicts = verdicts
        self.notes = notes
    }

    /// How many verdicts there are of each state.
    package var counts: [VerdictState: Int] {
        verdicts.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    }

    /// The verdicts, the gravest first; equal ones by the size of their change, then in their order.
    package var gravestFirst: [MetricVerdict] {
        let rank = Dictionary(uniqueKeysWithValues: VerdictState.allCases.enumerated().map { ($1, $0) })
        return verdicts.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.state != b.state { return rank[a.state, default: 0] < rank[b.state, default: 0] }
            let (sizeA, sizeB) = (abs(a.relativeChange ?? 0), abs(b.relativeChange ?? 0))
            return sizeA == sizeB ? left.offset < right.offset : sizeA > sizeB
        }.map(\.element)
    }
}
