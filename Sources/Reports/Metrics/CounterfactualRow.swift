import Results

/// What one intervention does to the people of one population: the metrics of one subject, side by side.
struct CounterfactualRow: Sendable {
    /// What was changed, for which output.
    let subject: MetricSubject
    /// The share of decisions that change; for a capacity, of people who change sides while all others stay as they are.
    let flips: Metric?
    /// The share that moves to a higher decision.
    let up: Metric?
    /// The share that moves to a lower decision.
    let down: Metric?
    /// The mean change of the score.
    let scoreChange: Metric?
    /// The largest change of the score.
    let largestChange: Metric?

    /// What the row is of besides its intervention.
    fileprivate var coordinates: MetricSubject {
        var subject = subject
        subject.intervention = nil
        return subject
    }

    /// How much the intervention matters: decisions first, then scores.
    var size: (flips: Double, change: Double) {
        (flips?.estimate ?? -1, abs(largestChange?.estimate ?? scoreChange?.estimate ?? 0))
    }
}

extension RunDocument {
    /// The interventions on everybody in one model, the largest first; equal ones in the order of the document.
    ///
    /// A flip of a feature is left out where the change from one of its two values to the other is there: it tells the same.
    func counterfactualRows(of model: String) -> [CounterfactualRow] {
        let metrics = metrics(of: model, .counterfactual).filter {
            $0.subject.group == nil && $0.subject.level == nil
        }
        var bySubject: [MetricSubject: [String: Metric]] = [:]
        var order: [MetricSubject] = []
        for metric in metrics {
            if bySubject[metric.subject] == nil { order.append(metric.subject) }
            bySubject[metric.subject, default: [:]][metric.name] = metric
        }
        let rows = order.map { subject in
            let named = bySubject[subject] ?? [:]
            return CounterfactualRow(
                subject: subject,
                flips: named[MetricName.flipRate] ?? named[MetricName.capacityFlipRate],
                up: named[MetricName.flipRateUp],
                down: named[MetricName.flipRateDown],
                scoreChange: named[MetricName.meanScoreChange],
                largestChange: named[MetricName.largestScoreChange]
            )
        }
        // What speaks of several changes at once, as sets do, is no row.
        .filter { $0.flips != nil || $0.scoreChange != nil }
        let pairwise = Set(rows.filter { Change(of: $0.subject).isPairwise }.map(\.coordinates))
        let telling = rows.filter { row in
            !(Change(of: row.subject).isFlip && pairwise.contains(row.coordinates))
        }
        return telling.enumerated().sorted { left, right in
            let (a, b) = (left.element.size, right.element.size)
            if a.flips != b.flips { return a.flips > b.flips }
            return a.change == b.change ? left.offset < right.offset : a.change > b.change
        }.map(\.element)
    }

    /// Whether a feature of a model is marked protected.
    func isProtected(_ feature: String?, in model: String) -> Bool {
        models.first { $0.id == model }?.features
            .contains { $0.name == feature && $0.roles.contains("protected") } ?? false
    }
}
