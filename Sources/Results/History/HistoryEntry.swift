/// One number of one run, as it is kept over time: one line of the history.
package struct HistoryEntry: Codable, Equatable, Sendable {
    /// Which number, as the text of its key.
    package var series: String
    /// The version of the measure's definition.
    package var version: Int
    /// Twelve digits for what must be the same along a series: the machine for timings and counts, the people else.
    package var conditions: String
    /// The run.
    package var run: String
    /// When it began.
    package var started: Timestamp
    /// The commit it measured.
    package var commit: String?
    /// By which rule the number is compared.
    package var classification: MetricClass
    /// Which way is better.
    package var direction: MetricDirection
    /// Its unit.
    package var unit: String
    /// The number.
    package var estimate: Double
    /// The lower end of its interval.
    package var lower: Double?
    /// The upper end of its interval.
    package var upper: Double?

    private enum CodingKeys: String, CodingKey {
        case series
        case version
        case conditions
        case run
        case started
        case commit
        case classification = "class"
        case direction
        case unit
        case estimate
        case lower
        case upper
    }
}

extension RunDocument {
    /// The lines that the run adds to the history: every number that there is.
    package var historyEntries: [HistoryEntry] {
        let machine = comparabilityKey.digest
        return metrics.compactMap { metric in
            guard let estimate = metric.estimate else { return nil }
            let isMachineWork = metric.classification == .timing || metric.classification == .count
            return HistoryEntry(
                series: metric.key.description,
                version: metric.version,
                conditions: isMachineWork ? machine : inputDigest(of: metric),
                run: run.id,
                started: run.started,
                commit: run.commit,
                classification: metric.classification,
                direction: metric.direction,
                unit: metric.unit,
                estimate: estimate,
                lower: metric.interval?.lower,
                upper: metric.interval?.upper
            )
        }
    }

    /// Twelve digits for the people a number is of.
    private func inputDigest(of metric: Metric) -> String {
        let population = populations.first { $0.id == metric.subject.population }
        let weight = population?.weight.map { " \($0)" } ?? ""
        let text = "\(configuration.seed) \(configuration.people) \(population?.sha256 ?? "")\(weight)"
        return String(SHA256.hexadecimalDigest(of: text).prefix(12))
    }
}
