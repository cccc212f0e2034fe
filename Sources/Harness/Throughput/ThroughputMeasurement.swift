/// What was measured of one batch size.
package struct ThroughputMeasurement: Equatable, Sendable {
    /// People a call scored.
    package let batch: Int
    /// People a second of processor time, one number a sample.
    package let rowsPerCPUSecond: [Double]
    /// People a second of wall time, one number a sample.
    package let rowsPerWallSecond: [Double]
    /// People a second of processor time whose columns were read and nothing else, one number a sample, each between two
    /// samples of scoring; none but for the largest batch.
    package let rowsReadPerCPUSecond: [Double]
    /// Wall time of single calls; nil for batches too large to time call by call.
    package let latency: LatencyQuantiles?
    /// People scored while measuring, warm-up not counted.
    package let rows: Int
    /// Bytes of people that one row takes.
    package let bytesPerRow: Int
}

/// Quantiles of the wall time of one call, in nanoseconds, from a histogram with three significant digits.
///
/// The next call starts when the last one has ended, so waiting in a queue is not part of them.
package struct LatencyQuantiles: Equatable, Sendable {
    /// Calls recorded.
    package let calls: Int
    /// The mean.
    package let mean: Double
    /// Half the calls took at most this long.
    package let p50: Double
    /// 99 % of the calls took at most this long.
    package let p99: Double
    /// 99.9 % of the calls took at most this long.
    package let p999: Double
    /// The longest call.
    package let longest: Double
}
