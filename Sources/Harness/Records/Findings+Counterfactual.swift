import Measures
import Results
import Scoring
import Statistics

extension Findings {
    /// The rows of counterfactual sensitivity: one subject a contrast.
    init(_ reports: [ContrastReport], of subject: MetricSubject, model: ModelDescriptor) {
        self.init()
        for report in reports {
            var contrast = subject
            contrast.intervention = report.contrast.name
            contrast.feature = Self.feature(of: report.contrast, in: model.schema)
            appendCounts(report, of: contrast)
            appendEffect(report.effect, of: contrast)
            if let decisions = report.decisions {
                appendDecisions(decisions, of: contrast, names: model.decision.names)
            }
            if let capacity = report.capacity { appendCapacity(capacity, of: contrast) }
            // From people as they are: the thresholds are theirs.
            if report.contrast.from == nil {
                for selection in report.selections {
                    let percent = Int((selection.asked * 100).rounded())
                    add("flip_rate_top\(percent)", of: contrast, selection.rate)
                }
            }
            // By group only from people as they are: the same people are in both ends of a pair of values.
            if report.contrast.from == nil { appendGroups(report, of: contrast) }
        }
    }

    private mutating func appendGroups(_ report: ContrastReport, of subject: MetricSubject) {
        for group in report.groups where group.effect.mean.count > 0 {
            var part = subject
            part.group = "\(group.grouping) = \(group.label)"
            add(MetricName.meanScoreChange, of: part, group.effect.mean)
            if let decisions = group.decisions { add(MetricName.flipRate, of: part, decisions.changed) }
        }
        for group in report.capacity?.groups ?? [] where group.flips.count > 0 {
            var part = subject
            part.group = "\(group.grouping) = \(group.label)"
            add(MetricName.capacityFlipRate, of: part, group.flips)
        }
    }

    /// The one feature that a contrast changes; nil for a bundle, named or of several.
    private static func feature(of contrast: Contrast, in schema: Schema) -> String? {
        let changed = Set(contrast.to.changes.map(\.feature))
        let isNamed = contrast.to.name != Intervention(contrast.to.changes, in: schema).name
        return changed.count == 1 && !isNamed ? changed.first.map { schema.features[$0].name } : nil
    }

    private mutating func appendCounts(_ report: ContrastReport, of subject: MetricSubject) {
        let counts: [(String, Int)] = [
            ("people_changed", report.counts.changed), ("people_unchanged", report.counts.unchanged),
            ("people_missing", report.counts.missing), ("people_illegal", report.counts.illegal),
            ("people_unscored", report.unscored),
        ]
        for (name, count) in counts where count > 0 || name == "people_changed" {
            metrics.append(
                Metric(
                    name,
                    of: subject,
                    value: .estimate(Double(count)),
                    unit: "people",
                    direction: .none,
                    classification: .exact,
                    count: report.counts.total
                )
            )
        }
    }

    private mutating func appendEffect(_ effect: ScoreEffect, of subject: MetricSubject) {
        add(MetricName.meanScoreChange, of: subject, effect.mean)
        add("score_change_mean_abs", of: subject, effect.meanMagnitude)
        add("score_change_rms", of: subject, effect.rootMeanSquare)
        if effect.minimum <= effect.maximum {
            let largest = max(abs(effect.minimum), abs(effect.maximum))
            add(MetricName.largestScoreChange, of: subject, Estimate(largest, count: effect.mean.count))
        }
        add("score_change_share_up", of: subject, effect.shareUp)
        add("score_change_share_zero", of: subject, effect.shareZero)
        add("score_change_share_down", of: subject, effect.shareDown)
        if let logOdds = effect.meanLogOdds { add("score_change_mean_logit", of: subject, logOdds) }
        for quantile in effect.quantiles {
            let percent = quantile.probability * 100
            let label = percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
            add("score_change_q\(label)", of: subject, Estimate(quantile.value, count: effect.mean.count))
        }
    }

    private mutating func appendDecisions(
        _ change: DecisionChange,
        of subject: MetricSubject,
        names: [String]
    ) {
        add(MetricName.flipRate, of: subject, change.changed)
        add(MetricName.flipRateUp, of: subject, change.up)
        add(MetricName.flipRateDown, of: subject, change.down)
        if names.count > 2 { add("flip_rate_two_steps", of: subject, change.twoSteps) }
        // It counts people, not weights.
        if change.near > 0, change.weightedTransitions == nil {
            add("flip_rate_near_cut", of: subject, change.nearRate)
        }
        for pair in change.pairs {
            var decision = subject
            decision.level = names[pair.decision]
            if let difference = change.weightedDifference(reaching: pair.decision) {
                // The test and its interval count people: with weights there is neither.
                add("decision_rate_change", of: decision, difference)
                continue
            }
            add("decision_rate_change", of: decision, pair.difference)
            metrics.append(
                Metric(
                    "mcnemar_exact_p",
                    of: decision,
                    value: .estimate(pair.mcNemarExactP),
                    unit: "1",
                    direction: .none,
                    classification: .sampled,
                    count: pair.both + pair.beforeOnly + pair.afterOnly + pair.neither
                )
            )
        }
        transitions.append(
            TransitionMatrixRecord(subject: subject, levels: names, counts: change.transitions)
        )
    }

    private mutating func appendCapacity(_ change: CapacityChange, of subject: MetricSubject) {
        add("capacity_flip_rate", of: subject, change.flips)
        add("capacity_turnover", of: subject, change.turnover)
        add("capacity_jaccard", of: subject, change.jaccard)
        let counts = [
            ("capacity", change.capacity), ("capacity_kept", change.kept),
            ("capacity_losing", change.losing), ("capacity_gaining", change.gaining),
        ]
        for (name, count) in counts {
            metrics.append(
                Metric(
                    name,
                    of: subject,
                    value: .estimate(Double(count)),
                    unit: "people",
                    direction: .none,
                    classification: .exact,
                    count: change.people
                )
            )
        }
    }
}
