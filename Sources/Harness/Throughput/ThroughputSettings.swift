/// How long throughput is measured, and on which batches.
package struct ThroughputSettings: Codable, Equatable, Sendable {
    /// People a call scores, one sweep for each; larger ones than the population are left out.
    package var batches: [Int]
    /// Samples of each batch size; their median is the estimate.
    package var samples: Int
    /// Least processor time of one sample, in nanoseconds.
    package var sampleNanoseconds: UInt64
    /// Least time before the first sample, in nanoseconds: caches, branch predictors and lazy bindings settle.
    package var warmUpNanoseconds: UInt64
    /// The most calls whose latency is recorded, at batch sizes up to `largestLatencyBatch`.
    package var latencyCalls: Int
    /// The longest that single calls are timed, in nanoseconds; slow models are timed over fewer calls.
    package var latencyNanoseconds: UInt64
    /// The largest batch whose single calls are timed.
    package var largestLatencyBatch: Int

    /// Settings.
    package init(
        batches: [Int],
        samples: Int,
        sampleNanoseconds: UInt64,
        warmUpNanoseconds: UInt64,
        latencyCalls: Int,
        latencyNanoseconds: UInt64,
        largestLatencyBatch: Int
    ) {
        self.batches = batches
        self.samples = samples
        self.sampleNanoseconds = sampleNanoseconds
        self.warmUpNanoseconds = warmUpNanoseconds
        self.latencyCalls = latencyCalls
        self.latencyNanoseconds = latencyNanoseconds
        self.largestLatencyBatch = largestLatencyBatch
    }

    /// The settings of `etalon run`.
    package static let standard = ThroughputSettings(
        batches: [1, 64, 1024, 65536],
        samples: 5,
        sampleNanoseconds: 20_000_000,
        warmUpNanoseconds: 20_000_000,
        latencyCalls: 5000,
        latencyNanoseconds: 100_000_000,
        largestLatencyBatch: 1024
    )
}
