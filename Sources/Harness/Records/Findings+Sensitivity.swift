import Measures
import Results
import Scoring
import Statistics

extension Findings {
    /// The rows of a population's recourse.
    init(_ report: RecourseReport, of subject: MetricSubject) {
        self.init()
        add(report.overall, of: subject)
        for quantile in report.costQuantiles {
            let percent = Int((quantile.probability * 100).rounded())
            add(
                "recourse_cost_q\(percent)",
                of: subject,
                Estimate(quantile.value, count: report.overall.meanCost.count)
            )
        }
        for group in report.groups {
            var part = subject
            part.group = "\(group.grouping) = \(group.label)"
            add(group.recourse, of: part)
        }
    }

    private mutating func add(_ share: RecourseShare, of subject: MetricSubject) {
        add("recourse_share", of: subject, share.possible)
        add("recourse_cost_mean", of: subject, share.meanCost)
        add("recourse_changes_mean", of: subject, share.meanChanges)
        let decided = Double(share.possible.count)
        let helpless = decided - (share.possible.value ?? 1) * decided
        for (name, count) in [
            ("people_without_recourse", helpless.rounded()), ("people_undecided", Double(share.undecided)),
        ] {
            metrics.append(
                Metric(
                    name,
                    of: subject,
                    value: .estimate(count),
                    unit: "people",
                    direction: .none,
                    classification: .exact,
                    count: share.possible.count
                )
            )
        }
    }

    /// The rows of a permitted set.
    mutating func add(_ report: SetReport, of subject: MetricSubject) {
        add(report.overall, of: subject)
        for group in report.groups where group.effect.people > 0 {
            var part = subject
            part.group = "\(group.grouping) = \(group.label)"
            if let dependent = group.effect.dependent { add("decision_depends_share", of: part, dependent) }
            if let interaction = group.effect.meanInteraction {
                add("interaction_mean", of: part, interaction)
            }
        }
    }

    private mutating func add(_ effect: SetEffect, of subject: MetricSubject) {
        add("score_range_mean", of: subject, effect.meanRange)
        if let dependent = effect.dependent { add("decision_depends_share", of: subject, dependent) }
        if let spanning = effect.spanningTwo { add("decision_spans_two_share", of: subject, spanning) }
        if let interaction = effect.meanInteraction { add("interaction_mean", of: subject, interaction) }
    }

    /// The rows of one feature's response curve: the partial dependence, who falls and rises and on whom it shows most.
    ///
    /// Where the curve is exact, `curve_cells` says over how many cells; each is then drawn from its first to its last value.
    mutating func add(_ curve: ResponseCurve, of subject: MetricSubject, feature: Feature) {
        add("curve_range_mean", of: subject, curve.meanRange)
        func note(_ name: String, _ value: Double, unit: String) {
            metrics.append(
                Metric(
                    name,
                    of: subject,
                    value: .estimate(value),
                    unit: unit,
                    direction: .none,
                    classification: .exact,
                    count: curve.people
                )
            )
        }
        if curve.grid.isExact { note("curve_cells", Double(curve.grid.values.count), unit: "cells") }
        for (name, steps) in [("falling", curve.falling), ("rising", curve.rising)] {
            note("curve_people_\(name)", Double(steps.people), unit: "people")
            guard let witness = steps.largest else { continue }
            // Persons count from 1, as in etalon explain.
            note("curve_\(name)_witness", Double(witness.person + 1), unit: "person")
            note("curve_\(name)_witness_from", witness.from, unit: feature.unit ?? "1")
            note("curve_\(name)_witness_to", witness.to, unit: feature.unit ?? "1")
            note("curve_\(name)_witness_size", witness.size, unit: "1")
        }
        var points: [CurveRecord.Point] = []
        for (index, mean) in curve.means.enumerated() {
            guard let value = mean.value else { continue }
            func append(_ x: Double) {
                points.append(
                    CurveRecord.Point(
                        x: x,
                        y: value,
                        lower: mean.interval?.lower,
                        upper: mean.interval?.upper
                    )
                )
            }
            append(curve.grid.values[index])
            if let end = curve.grid.ends?[index], end > curve.grid.values[index] { append(end) }
        }
        curves.append(
            CurveRecord(
                "partial_dependence",
                of: subject,
                xLabel: feature.name,
                xUnit: feature.unit ?? "1",
                yLabel: subject.output ?? "score",
                points: points
            )
        )
    }

    /// The row of one feature's accumulated effects.
    mutating func add(_ effects: AccumulatedEffects, of subject: MetricSubject, feature: Feature) {
        curves.append(
            CurveRecord(
                "accumulated_local_effects",
                of: subject,
                xLabel: feature.name,
                xUnit: feature.unit ?? "1",
                yLabel: subject.output ?? "score",
                points: zip(effects.edges, effects.effects).map { CurveRecord.Point(x: $0, y: $1) }
            )
        )
    }

    /// The rows of a change that spreads along declared equations.
    mutating func add(_ report: CausalReport, of subject: MetricSubject) {
        add(report.overall, of: subject)
        for group in report.groups where group.effect.counts.changed > 0 {
            var part = subject
            part.group = "\(group.grouping) = \(group.label)"
            add(group.effect, of: part)
        }
    }

    private mutating func add(_ effect: CausalReport.Effect, of subject: MetricSubject) {
        let parts = [("total", effect.total), ("direct", effect.direct), ("indirect", effect.indirect)]
        for (name, part) in parts {
            add("causal_\(name)_score_change_mean", of: subject, part.effect.mean)
            if let decisions = part.decisions {
                add("causal_\(name)_flip_rate", of: subject, decisions.changed)
            }
        }
    }

    /// One number.
    mutating func add(_ name: String, of subject: MetricSubject, _ estimate: Estimate) {
        metrics.append(
            Metric(
                name,
                of: subject,
                estimate: estimate,
                unit: "1",
                direction: .none,
                classification: .sampled
            )
        )
    }

    /// A number that could not be had, and why.
    mutating func addUndefined(_ name: String, of subject: MetricSubject, because reason: String) {
        metrics.append(
            Metric(
                name,
                of: subject,
                value: .undefined(because: reason),
                unit: "1",
                direction: .none,
                classification: .sampled
            )
        )
    }
}
