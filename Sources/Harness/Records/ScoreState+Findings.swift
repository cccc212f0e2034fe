import Measures
import Populations
import Results
import Scoring
import Statistics

extension ScoreState {
    /// The rows of the run document.
    func findings(of subject: MetricSubject) -> Findings {
        var findings = Findings()
        let main = report(0)
        if hasOutcomes {
            findings.metrics += main.map { Metric($0, of: subject) }
            appendOtherSources(main, of: subject, to: &findings)
            if let calibration = bySource[0].calibration {
                appendDiagram(CalibrationReport(calibration), of: subject, to: &findings)
            }
        } else {
            let reason =
                descriptor.target.map { "the population has no outcome '\($0)'" }
                ?? "the model names no outcome it predicts"
            findings.metrics += main.map { Self.undefined($0.definition, of: subject, because: reason) }
        }
        appendMode(of: subject, to: &findings)
        if descriptor.decision.cuts != nil { appendLevels(of: subject, to: &findings) }
        if let histogram {
            findings.scoreHistograms.append(
                ScoreHistogramRecord(subject: subject, edges: histogram.edges, counts: histogram.counts)
            )
        }
        appendGroups(of: subject, to: &findings)
        appendIntersections(of: subject, to: &findings)
        return findings
    }

    /// The numbers of everybody with the outcomes of one source: one-pass sums where they say the same, pooled ones else.
    private func report(_ index: Int) -> [NamedEstimate] {
        let gathered = bySource[index]
        let sums = gathered.calibration.map { CalibrationReport($0).estimates } ?? []
        let names = Set(sums.map(\.name))
        // A score that is no probability is told once why, not for every number there would have been.
        let pooled = estimates(of: gathered.sample, extent: claimsProbability ? .full : .brief)
            .filter { claimsProbability || $0.estimate.isDefined || Self.headlines.contains($0.name) }
        return sums + pooled.filter { !names.contains($0.name) }
    }

    /// What is said to be undefined of scores that are no probabilities.
    private static let headlines: Set = [
        "brier_score", "log_loss", "ece_uniform_10", "calibration_slope", "calibration_intercept", "roc_auc",
        "average_precision", "outcome_rate",
    ]

    /// The numbers of a sample; undefined where it could not be kept.
    func estimates(of sample: PooledSample, extent: PooledReport.Extent) -> [NamedEstimate] {
        let report = PooledReport(sample.pools, claimsProbability: claimsProbability, extent: extent)
        guard let reason = sample.reasonForNothing else { return report.estimates }
        return report.estimates.map { named in
            named.estimate.undefinedReason == .noProbability
                ? named : NamedEstimate(named.definition, .undefined(because: reason, count: 0))
        }
    }

    /// The same numbers for outcomes as they were observed, and as they are known of the inspected alone; and how far these
    /// are from the first.
    private func appendOtherSources(
        _ main: [NamedEstimate],
        of subject: MetricSubject,
        to findings: inout Findings
    ) {
        let truth = Dictionary(main.map { ($0.name, $0.estimate) }) { $1 }
        for (index, source) in sources.enumerated().dropFirst() {
            let brief = Set(
                estimates(of: PooledSample(scale: bySource[index].sample.scale), extent: .brief).map(\.name)
            )
            for named in report(index)
            where brief.contains(named.name) && (claimsProbability || named.estimate.isDefined) {
                let definition = named.definition
                let name = "\(named.name)_\(source.rawValue)"
                append(name, definition, named.estimate, of: subject, to: &findings)
                guard let value = named.estimate.value, let other = truth[named.name]?.value else { continue }
                append(
                    "\(name)_less_\(sources[0].rawValue)",
                    definition,
                    Estimate(value - other, count: named.estimate.count),
                    of: subject,
                    direction: MetricDirection.none,
                    to: &findings
                )
            }
        }
    }

    private func appendDiagram(
        _ report: CalibrationReport,
        of subject: MetricSubject,
        to findings: inout Findings
    ) {
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

    /// How far a score may be from where pooled measures put it, where people were counted in cells.
    private func appendMode(of subject: MetricSubject, to findings: inout Findings) {
        let all = bySource.map(\.sample) + samples.flatMap { $0 }
        guard all.contains(where: { !$0.isExact }) else { return }
        findings.metrics.append(
            Metric(
                "score_resolution",
                of: subject,
                value: .estimate(PooledSample.cellResolution),
                unit: "1",
                direction: .none,
                classification: .exact
            )
        )
    }

    private func appendLevels(of subject: MetricSubject, to findings: inout Findings) {
        for (level, name) in descriptor.decision.names.enumerated() {
            var part = subject
            part.level = name
            add("level_share", of: part, levels.share(of: level), to: &findings)
            guard hasOutcomes else { continue }
            add("level_outcome_rate", of: part, levels.outcomeRate(in: level), to: &findings)
            if level > 0 { add("level_rate_step", of: part, levels.rateStep(to: level), to: &findings) }
        }
    }

    /// Adds a number without a direction.
    func add(_ name: String, of subject: MetricSubject, _ estimate: Estimate, to findings: inout Findings) {
        append(name, MeasureDefinition(name, direction: .none), estimate, of: subject, to: &findings)
    }

    private func append(
        _ name: String,
        _ definition: MeasureDefinition,
        _ estimate: Estimate,
        of subject: MetricSubject,
        direction: MetricDirection? = nil,
        to findings: inout Findings
    ) {
        findings.metrics.append(
            Metric(
                name,
                of: subject,
                estimate: estimate,
                unit: definition.unit,
                direction: direction ?? MetricDirection(definition.direction),
                classification: .sampled,
                version: definition.version
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
