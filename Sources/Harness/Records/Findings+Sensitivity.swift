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

    /// The rows of one feature's response curve.
    mutating func add(_ curve: ResponseCurve, of subject: MetricSubject, feature: Feature) {
        add("curve_range_mean", of: subject, curve.meanRange)
        for (name, steps) in [("curve_people_falling", curve.falling), ("curve_people_rising", curve.rising)]
        {
            metrics.append(
                Metric(
                    name,
                    of: subject,
                    value: .estimate(Double(steps.people)),
                    unit: "people",
                    direction: .none,
                    classification: .exact,
                    count: curve.people
                )
            )
        }
        let points = zip(curve.grid.values, curve.means).compactMap { value, mean in
            mean.value.map {
                CurveRecord.Point(x: value, y: $0, lower: mean.interval?.lower, upper: mean.interval?.upper)
            }
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
