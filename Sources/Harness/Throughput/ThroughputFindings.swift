import Results
import Statistics

extension Findings {
    /// The rows of a throughput measurement.
    ///
    /// The estimate is the median of the samples; the interval is their range, which says how steady the machine was
    /// and nothing about sampling. The limit is of no batch: it is what reading the columns of the largest one takes, of
    /// no direction, for it says what the machine can do and not what a model does.
    init(_ measurements: [ThroughputMeasurement], of subject: MetricSubject) {
        self.init()
        for measurement in measurements {
            var batch = subject
            batch.batch = measurement.batch
            metrics.append(
                Self.rate(
                    MetricName.rowsPerSecondCPU,
                    of: batch,
                    measurement.rowsPerCPUSecond,
                    measurement.rows
                )
            )
            metrics.append(
                Self.rate(
                    MetricName.rowsPerSecondWall,
                    of: batch,
                    measurement.rowsPerWallSecond,
                    measurement.rows
                )
            )
            metrics.append(
                Metric(
                    "bytes_per_row",
                    of: batch,
                    value: .estimate(Double(measurement.bytesPerRow)),
                    unit: "bytes",
                    direction: .none,
                    classification: .exact,
                    count: measurement.rows
                )
            )
            if !measurement.rowsReadPerCPUSecond.isEmpty {
                metrics.append(
                    Self.rate(
                        MetricName.rowsPerSecondLimit,
                        of: subject,
                        measurement.rowsReadPerCPUSecond,
                        measurement.batch,
                        direction: .none
                    )
                )
            }
            guard let latency = measurement.latency else { continue }
            latencies.append(
                LatencyRecord(
                    subject: batch,
                    count: latency.calls,
                    mean: latency.mean * 1e-9,
                    quantiles: [
                        (0.5, latency.p50), (0.99, latency.p99), (0.999, latency.p999), (1, latency.longest),
                    ].map {
                        LatencyRecord.Quantile(probability: $0.0, seconds: $0.1 * 1e-9)
                    }
                )
            )
            for (name, nanoseconds) in [
                ("latency_p50", latency.p50), ("latency_p99", latency.p99), ("latency_p999", latency.p999),
            ] {
                metrics.append(
                    Metric(
                        name,
                        of: batch,
                        value: .estimate(nanoseconds * 1e-9),
                        unit: "s",
                        direction: .lower,
                        classification: .timing,
                        count: latency.calls
                    )
                )
            }
        }
    }

    private static func rate(
        _ name: String,
        of subject: MetricSubject,
        _ samples: [Double],
        _ rows: Int,
        direction: MetricDirection = .higher
    ) -> Metric {
        let sorted = samples.sorted()
        let interval = sorted.first.flatMap { least in
            sorted.last.map {
                MetricInterval(lower: least, upper: $0, level: 1, method: "range of the samples")
            }
        }
        return Metric(
            name,
            of: subject,
            value: .estimate(Quantile.type7(0.5, ofSorted: sorted) ?? .nan),
            unit: "people/s",
            direction: direction,
            classification: .timing,
            interval: interval,
            count: rows,
            samples: samples
        )
    }
}
