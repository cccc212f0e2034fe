import DenseMatrix
import Measures
import Results
import Scoring
import Statistics

/// Gathers what a run says about the scores themselves: calibration of probabilities, what levels mean, how scores are
/// distributed.
struct ScoreState: Sendable {
    private let descriptor: ModelDescriptor
    private var calibration: CalibrationState?
    private var levels: LevelCalibration
    private var histogram: ScoreHistogram?

    /// A state that has seen nobody.
    init(descriptor: ModelDescriptor) {
        self.descriptor = descriptor
        levels = LevelCalibration(levels: descriptor.decision.names.count)
        if case .probability = descriptor.outputs[descriptor.decision.output].kind {
            calibration = CalibrationState()
            histogram = ScoreHistogram(lower: 0, upper: 1, bins: 50)
        }
    }

    /// Adds the scores of some people, n x outputs, and their outcomes where there are some.
    ///
    /// - Throws: `MeasuresError` for what claims to be a probability and is none.
    mutating func add(_ scores: DenseMatrix<Double>, outcomes: [Double]?) throws {
        let column = scores.column(descriptor.decision.output)
        let values = (0..<column.count).map { column[$0] }
        if let outcomes { try calibration?.add(scores: values, outcomes: outcomes) }
        if let cuts = descriptor.decision.cuts {
            for (person, value) in values.enumerated() {
                levels.add(
                    level: DecisionRule.level(of: value, cuts: cuts),
                    outcome: outcomes?[person] ?? .nan
                )
            }
        }
        histogram?.add(values)
    }

    /// Adds what another thread gathered.
    mutating func merge(_ other: ScoreState) {
        if let others = other.calibration { calibration?.merge(others) }
        if let others = other.histogram { histogram?.merge(others) }
        levels.merge(other.levels)
    }

    /// The rows of the run document.
    func findings(of subject: MetricSubject, hasOutcomes: Bool) throws -> Findings {
        var findings = Findings()
        if let calibration {
            appendCalibration(
                CalibrationReport(calibration),
                of: subject,
                hasOutcomes: hasOutcomes,
                to: &findings
            )
        } else {
            appendUndefinedCalibration(of: subject, to: &findings)
        }
        if descriptor.decision.cuts != nil {
            appendLevels(of: subject, hasOutcomes: hasOutcomes, to: &findings)
        }
        if let histogram {
            findings.scoreHistograms.append(
                ScoreHistogramRecord(subject: subject, edges: histogram.edges, counts: histogram.counts)
            )
        }
        return findings
    }

    private func appendCalibration(
        _ report: CalibrationReport,
        of subject: MetricSubject,
        hasOutcomes: Bool,
        to findings: inout Findings
    ) {
        guard hasOutcomes else {
            let reason =
                descriptor.target.map { "the population has no outcome '\($0)'" }
                ?? "the model names no outcome it predicts"
            for estimate in report.estimates {
                findings.metrics.append(Self.undefined(estimate.definition, of: subject, because: reason))
            }
            return
        }
        for estimate in report.estimates {
            findings.metrics.append(Metric(estimate, of: subject))
        }
        findings.reliabilityDiagrams.append(
            ReliabilityDiagramRecord(
                subject: subject,
                binning: "uniform",
                level: 0.95,
                method: "wilson",
                bins: report.diagram.map { bin in
                    ReliabilityDiagramRecord.Bin(
                        lower: bin.lower,
                        upper: bin.upper,
                        count: bin.count,
                        meanScore: bin.meanScore,
                        observedRate: bin.rate.value,
                        rateLower: bin.rate.interval?.lower,
                        rateUpper: bin.rate.interval?.upper
                    )
                }
            )
        )
        for (name, count) in [
            ("people_unscored", report.unscoredCount), ("people_unknown_outcome", report.unknownCount),
        ]
        where count > 0 {
            findings.metrics.append(
                Metric(
                    name,
                    of: subject,
                    value: .estimate(Double(count)),
                    unit: "people",
                    direction: .none,
                    classification: .exact
                )
            )
        }
    }

    private func appendUndefinedCalibration(of subject: MetricSubject, to findings: inout Findings) {
        let kind = descriptor.outputs[descriptor.decision.output].kind.word
        for definition in [
            MeasureDefinition.brierScore, .logLoss, .expectedCalibrationError(bins: 10), .calibrationSlope,
            .calibrationIntercept,
        ] {
            findings.metrics.append(
                Self.undefined(
                    definition,
                    of: subject,
                    because: "the output is a \(kind) and claims no probability"
                )
            )
        }
    }

    private func appendLevels(of subject: MetricSubject, hasOutcomes: Bool, to findings: inout Findings) {
        for (level, name) in descriptor.decision.names.enumerated() {
            var part = subject
            part.level = name
            add("level_share", of: part, levels.share(of: level), to: &findings)
            guard hasOutcomes else { continue }
            add("level_outcome_rate", of: part, levels.outcomeRate(in: level), to: &findings)
            if level > 0 { add("level_rate_step", of: part, levels.rateStep(to: level), to: &findings) }
        }
    }

    private func add(
        _ name: String,
        of subject: MetricSubject,
        _ estimate: Estimate,
        to findings: inout Findings
    ) {
        findings.metrics.append(
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

    private static func undefined(
        _ definition: MeasureDefinition,
        of subject: MetricSubject,
        because reason: String
    ) -> Metric {
        Metric(
            definition.name,
            of: subject,
            value: .undefined(because: reason),
            unit: definition.unit,
            direction: MetricDirection(definition.direction),
            classification: .sampled,
            version: definition.version
        )
    }
}

extension Metric {
    /// The metric of a named estimate.
    init(_ named: NamedEstimate, of subject: MetricSubject) {
        self.init(
            named.name,
            of: subject,
            estimate: named.estimate,
            unit: named.definition.unit,
            direction: MetricDirection(named.definition.direction),
            classification: .sampled,
            version: named.definition.version
        )
    }
}

extension MetricDirection {
    /// The direction of a measure's definition.
    init(_ direction: MeasureDefinition.Direction) {
        switch direction {
        case .lower: self = .lower
        case .higher: self = .higher
        case .none: self = .none
        }
    }
}
