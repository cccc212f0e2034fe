import Measures
import Results
import Scoring
import Statistics

/// What a pair of models comes to, as rows of the run document: `model` is the first, `reference` the second, and every
/// difference is first less second.
struct AgreementRows {
    private(set) var findings = Findings()
    private let pair: ComparedPair
    private let subject: MetricSubject
    private let first: MetricSubject
    private let second: MetricSubject

    /// Groups of fewer people are counted and not shown, lest somebody be recognised.
    static let smallestGroup = 20

    /// No row yet.
    init(_ pair: ComparedPair) {
        self.pair = pair
        let population = pair.first.population?.id
        let names = (pair.first.record?.id ?? "", pair.second.record?.id ?? "")
        subject = MetricSubject(model: names.0, population: population, reference: names.1)
        first = MetricSubject(model: names.0, population: population)
        second = MetricSubject(model: names.1, population: population)
    }

    /// How the scores, the ranks and the highest compare.
    mutating func appendAgreement() {
        let agreement = pair.agreement
        add("spearman_correlation", agreement.spearman, direction: .higher)
        add("kendall_tau_b", agreement.kendall, direction: .higher)
        add("pearson_correlation", agreement.pearson, direction: .higher)
        count("people_unscored", agreement.pair.unscoredCount)
        let displacement = agreement.displacement
        add("rank_displacement_mean", displacement.mean, direction: .lower)
        for (probability, quantile) in zip(RankDisplacement.probabilities, displacement.quantiles) {
            add("rank_displacement_p\(Int(100 * probability))", quantile, direction: .lower)
        }
        add("rank_displacement_max", displacement.maximum, direction: .lower)
        appendDifferences()
        for overlap in agreement.overlaps {
            var part = subject
            part.level = "top \(overlap.size)"
            add("top_overlap", overlap.overlap(), of: part, direction: .higher)
            add("top_overlap_ties_by_lot", overlap.expectedOverlap, of: part, direction: .higher)
            add("top_turnover", overlap.turnover(), of: part, direction: .lower)
            add("top_jaccard", overlap.jaccard(), of: part, direction: .higher)
        }
        findings.curves.append(
            CurveRecord(
                "top_overlap",
                of: subject,
                xLabel: "share of the people that each selects",
                yLabel: "share of a selection that the other selects too",
                points: agreement.overlapCurve.compactMap { overlap in
                    let estimate = overlap.overlap()
                    return estimate.value.map {
                        CurveRecord.Point(
                            x: Double(overlap.size) / Double(overlap.people),
                            y: $0,
                            lower: estimate.interval?.lower,
                            upper: estimate.interval?.upper
                        )
                    }
                }
            )
        )
        findings.transitions.append(
            TransitionMatrixRecord(
                "rank_tenths",
                subject: subject,
                levels: (1...10).map { "tenth \($0)" },
                counts: displacement.tenths
            )
        )
    }

    private mutating func appendDifferences() {
        let agreement = pair.agreement
        switch agreement.scales {
        case .different(let one, let other):
            undefined(
                "score_difference_mean",
                because: "different scales: a \(one) and a \(other); only ranks and decisions are compared"
            )
        case .probabilities, .scores:
            if let differences = agreement.differences { add(differences, prefix: "score") }
        }
        if let differences = agreement.logOddsDifferences { add(differences, prefix: "log_odds") }
    }

    private mutating func add(_ differences: ScoreDifferences, prefix: String) {
        add("\(prefix)_difference_mean", differences.mean)
        add("\(prefix)_difference_magnitude", differences.meanMagnitude, direction: .lower)
        add("\(prefix)_difference_sd", differences.standardDeviation, direction: .lower)
        for (probability, quantile) in zip(ScoreDifferences.probabilities, differences.quantiles) {
            add("\(prefix)_difference_p\(Int((100 * probability).rounded()))", quantile)
        }
        add("\(prefix)_limit_of_agreement_lower", differences.lowerLimit)
        add("\(prefix)_limit_of_agreement_upper", differences.upperLimit)
    }

    /// How the decisions compare, and who changes side.
    mutating func appendDecisions() {
        let agreement = pair.agreement
        let (names, others) = (pair.firstSubject.decisionNames, pair.secondSubject.decisionNames)
        findings.transitions.append(
            TransitionMatrixRecord(
                "decisions",
                subject: subject,
                levels: names,
                columnLevels: names == others ? nil : others,
                counts: agreement.decisions.counts
            )
        )
        if agreement.decisions.isSquare {
            add("decision_agreement", agreement.decisions.agreement(), direction: .higher)
            add("cohen_kappa", agreement.decisions.kappa(), direction: .higher)
            if names.count > 2 {
                add("cohen_kappa_linear", agreement.decisions.kappa(.linear), direction: .higher)
                add("cohen_kappa_quadratic", agreement.decisions.kappa(.quadratic), direction: .higher)
            }
        } else {
            undefined(
                "cohen_kappa",
                because: "the decisions differ: \(names.count) levels against \(others.count)"
            )
        }
        let sides = agreement.sides
        count("selected_by_both", sides.both)
        count("selected_by_first_only", sides.firstOnly)
        count("selected_by_second_only", sides.secondOnly)
        append(sides, group: nil)
        for group in agreement.groups {
            let name = "\(group.grouping) = \(group.label)"
            guard group.sides.count >= Self.smallestGroup else {
                var part = subject
                part.group = name
                add(
                    "decision_change_rate",
                    .undefined(
                        because: .suppressed(minimum: Self.smallestGroup),
                        count: group.sides.count
                    ),
                    of: part
                )
                continue
            }
            append(group.sides, group: name)
            var part = subject
            part.group = name
            add(
                "decision_change_excess",
                group.sides.excessChange(over: sides.without(group.sides)),
                of: part
            )
        }
    }

    private mutating func append(_ sides: SideChanges, group: String?) {
        var (both, one, other) = (subject, first, second)
        (both.group, one.group, other.group) = (group, group, group)
        add("decision_change_rate", sides.changeRate(), of: both, direction: .lower)
        // The rates of each model belong to the pair, whose rule may not be the model's own.
        (one.reference, other.reference) = (second.model, first.model)
        add("selection_rate", sides.firstRate(), of: one)
        add("selection_rate", sides.secondRate(), of: other)
        add("selection_rate_difference", sides.selectionDifference(), of: both)
    }

    /// What each model's scores are worth against the outcomes, and the differences.
    mutating func append(_ bootstrap: PairedBootstrap, replicates: [[Double?]]) {
        for measure in OutcomeMeasure.allCases {
            let definition = measure.definition
            for (owner, values) in [(first, bootstrap.first), (second, bootstrap.second)] {
                var part = owner
                part.reference = owner.model == first.model ? second.model : first.model
                add(
                    definition.name,
                    values[measure],
                    of: part,
                    direction: MetricDirection(definition.direction)
                )
            }
            add("\(definition.name)_difference", bootstrap.difference(measure, replicates: replicates))
        }
    }

    /// Differences that there are not, with the reason.
    mutating func appendUndefined(_ definitions: [MeasureDefinition], because reason: String) {
        for definition in definitions { undefined("\(definition.name)_difference", because: reason) }
    }

    private mutating func add(
        _ name: String,
        _ estimate: Estimate,
        of part: MetricSubject? = nil,
        direction: MetricDirection = .none
    ) {
        findings.metrics.append(
            Metric(
                name,
                of: part ?? subject,
                estimate: estimate,
                unit: "1",
                direction: direction,
                classification: .sampled
            )
        )
    }

    private mutating func count(_ name: String, _ number: Int) {
        findings.metrics.append(
            Metric(
                name,
                of: subject,
                value: .estimate(Double(number)),
                unit: "people",
                direction: .none,
                classification: .exact
            )
        )
    }

    private mutating func undefined(_ name: String, because reason: String) {
        findings.metrics.append(
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
