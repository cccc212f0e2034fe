/// What the gate says of one metric, and on what grounds.
package struct MetricVerdict: Equatable, Sendable {
    /// Which metric.
    package let key: MetricKey
    /// By which rule it was judged.
    package let classification: MetricClass
    /// Its unit.
    package let unit: String
    /// Which way is better.
    package let direction: MetricDirection
    /// What the baseline says; nil where it is not in there.
    package let baseline: MetricValue?
    /// What the new run says; nil where it is not in there.
    package let current: MetricValue?
    /// The relative change that was found, as 0.02 for 2 % more; nil where there is none to state.
    package let relativeChange: Double?
    /// How sure that change is.
    package let interval: MetricInterval?
    /// What is tolerated, as people read it, as in "2 %".
    package let tolerance: String
    /// The verdict.
    package let state: VerdictState
    /// Why, as a clause without its full stop.
    package let reason: String

    /// A verdict.
    package init(
        key: MetricKey,
        classification: MetricClass,
        unit: String,
        direction: MetricDirection,
        baseline: MetricValue? = nil,
        current: MetricValue? = nil,
        relativeChange: Double? = nil,
        interval: MetricInterval? = nil,
        tolerance: String = "",
        state: VerdictState,
        reason: String
    ) {
        self.key = key
        self.classification = classification
        self.unit = unit
        self.direction = direction
        self.baseline = baseline
        self.current = current
        self.relativeChange = relativeChange
        self.interval = interval
        self.tolerance = tolerance
        self.state = state
        self.reason = reason
    }
}
