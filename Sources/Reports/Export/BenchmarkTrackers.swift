package import Foundation
package import Results

/// A run in the formats of trackers of benchmarks.
package enum BenchmarkTrackers {
    /// Bencher Metric Format: each subject a benchmark, each number a measure with its bounds.
    ///
    /// - Returns: The JSON text.
    /// - Throws: ``ResultsError/notFinite(path:)``.
    ///
    /// **Source**: bencher.dev, reference of the Bencher Metric Format.
    package static func bencher(_ document: RunDocument) throws(ResultsError) -> Data {
        var benchmarks: [String: JSONValue] = [:]
        for (name, metrics) in Dictionary(grouping: document.metrics, by: { name(of: $0.subject) }) {
            let measures = metrics.reduce(into: [String: JSONValue]()) { measures, metric in
                guard let estimate = metric.estimate else { return }
                var measure: [String: JSONValue] = ["value": .number(estimate)]
                measure["lower_value"] = metric.interval.map { .number($0.lower) }
                measure["upper_value"] = metric.interval.map { .number($0.upper) }
                measures[metric.name] = .record(measure)
            }
            benchmarks[name] = measures.isEmpty ? nil : .record(measures)
        }
        return try CanonicalJSON.encode(JSONValue.record(benchmarks))
    }

    /// The custom format of github-action-benchmark; it takes one direction a file.
    ///
    /// - Parameters:
    ///   - document: The run.
    ///   - direction: `.lower` for `customSmallerIsBetter`, `.higher` for `customBiggerIsBetter`.
    /// - Returns: The JSON text: the metrics of that direction.
    /// - Throws: ``ResultsError/notFinite(path:)``.
    ///
    /// **Source**: github.com/benchmark-action/github-action-benchmark, section "Tool specific setup".
    package static func githubActionBenchmark(
        _ document: RunDocument,
        direction: MetricDirection
    ) throws(ResultsError) -> Data {
        let entries = document.metrics.compactMap { metric -> JSONValue? in
            guard metric.direction == direction, let estimate = metric.estimate else { return nil }
            var entry: [String: JSONValue] = [
                "name": .text(metric.key.description), "unit": .text(metric.unit), "value": .number(estimate),
            ]
            if let interval = metric.interval {
                entry["range"] = .text("\(interval.lower) - \(interval.upper)")
            }
            entry["extra"] = metric.count.map { .text("n=\($0)") }
            return .record(entry)
        }
        return try CanonicalJSON.encode(JSONValue.list(entries))
    }

    private static func name(of subject: MetricSubject) -> String {
        let path = [subject.model, subject.population, subject.output].compactMap(\.self).joined(
            separator: "/"
        )
        let coordinates = subject.coordinates.map { "\($0.name)=\($0.value)" }
        return path + (coordinates.isEmpty ? "" : "[" + coordinates.joined(separator: ",") + "]")
    }
}
