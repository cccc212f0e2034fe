import Results

/// The part of a report that a metric belongs to, read from what it is a number of.
enum MetricFamily: CaseIterable, Sendable {
    /// How fast, how much memory.
    case throughput
    /// Whether probabilities are right.
    case calibration
    /// What a change of one person does.
    case counterfactual
    /// What people would have to change, and whether they can.
    case recourse
    /// How much each feature matters.
    case features
    /// How groups differ.
    case disparity
    /// How two models differ.
    case agreement
    /// What becomes of scores when the population becomes another one.
    case shift
    /// What says nothing by itself: digests.
    case evidence

    private static let ofRecourse: Set = ["people_without_recourse", "people_undecided"]

    /// The family of a metric.
    init(of metric: Metric) {
        let subject = metric.subject
        if case .digest = metric.value {
            self = .evidence
        } else if metric.name.hasPrefix("shift_") {
            self = .shift
        } else if metric.classification == .timing || metric.classification == .count || subject.batch != nil
        {
            self = .throughput
        } else if metric.name.hasPrefix("recourse") || Self.ofRecourse.contains(metric.name) {
            self = .recourse
        } else if subject.intervention != nil {
            self = .counterfactual
        } else if subject.reference != nil {
            self = .agreement
        } else if subject.group != nil {
            self = .disparity
        } else if subject.feature != nil {
            self = .features
        } else {
            self = .calibration
        }
    }
}

extension RunDocument {
    /// The metrics of one model that belong to `family`, in the order of the document.
    func metrics(of model: String, _ family: MetricFamily) -> [Metric] {
        metrics.filter { $0.subject.model == model && MetricFamily(of: $0) == family }
    }
}
