import Results

/// What a document holds of one pair of models.
struct PairMetrics {
    /// The first model, its population, and the second as the reference.
    let pair: MetricSubject
    /// The metrics of the pair.
    let metrics: [Metric]
    /// What each of the two does or is worth by itself, in this pair.
    private let own: [Metric]
    /// The facts of both.
    private let facts: [Metric]
    /// The tables of the pair.
    let transitions: [TransitionMatrixRecord]

    /// Gathers what belongs to `pair`.
    init(_ pair: MetricSubject, in document: RunDocument) {
        self.pair = pair
        metrics = document.metrics.filter {
            $0.subject.model == pair.model && $0.subject.reference == pair.reference
        }
        own = document.metrics.filter {
            let models = [$0.subject.model, $0.subject.reference]
            return models == [pair.model, pair.reference] || models == [pair.reference, pair.model]
        }
        facts = document.metrics.filter { metric in
            metric.name.hasPrefix("fact_")
                && (metric.subject.model == pair.model || metric.subject.model == pair.reference)
        }
        transitions = document.transitions.filter {
            $0.subject.model == pair.model && $0.subject.reference == pair.reference
        }
    }

    /// The first metric of the pair with this name.
    func metric(_ name: String, group: String? = nil) -> Metric? {
        metrics.first { $0.name == name && $0.subject.group == group }
    }

    /// The number of that metric.
    func value(_ name: String, group: String? = nil) -> Double? { metric(name, group: group)?.estimate }

    /// The number of one of the two models: of the first, or of the second.
    func value(_ name: String, ofFirst: Bool, group: String? = nil) -> Double? {
        let model = ofFirst ? pair.model : pair.reference
        return own.first { $0.name == name && $0.subject.model == model && $0.subject.group == group }?
            .estimate
    }

    /// The groups whose people change side more, or less, often than everybody else beyond the interval, the furthest first.
    var groupsApart: [(group: String, excess: Metric)] {
        metrics.filter { $0.name == "decision_change_excess" }
            .compactMap { metric -> (String, Metric)? in
                guard let group = metric.subject.group, let interval = metric.interval,
                    interval.lower > 0 || interval.upper < 0
                else { return nil }
                return (group, metric)
            }
            .sorted { abs($0.1.estimate ?? 0) > abs($1.1.estimate ?? 0) }
    }

    /// How many facts the model meets, fails and cannot be checked for, and the names of those it fails.
    func facts(ofFirst: Bool) -> (met: Int, failed: [String], unchecked: Int) {
        let model = ofFirst ? pair.model : pair.reference
        let own = facts.filter { $0.subject.model == model }
        return (
            own.count { $0.estimate == 1 },
            own.filter { $0.estimate == 0 }.map { String($0.name.dropFirst(5)) },
            own.count { $0.estimate == nil }
        )
    }
}
