/// How long calls took: the quantiles of a distribution of durations.
package struct LatencyRecord: Codable, Equatable, Sendable {
    /// One quantile.
    package struct Quantile: Codable, Equatable, Sendable {
        /// The share of calls that took at most this long, in [0, 1].
        package var probability: Double
        /// The duration, in seconds.
        package var seconds: Double

        /// A quantile.
        package init(probability: Double, seconds: Double) {
            self.probability = probability
            self.seconds = seconds
        }
    }

    /// What it is of; the subject names the batch.
    package var subject: MetricSubject
    /// How many calls were timed.
    package var count: Int
    /// The mean, in seconds.
    package var mean: Double
    /// The quantiles, in rising order; 0 is the fastest call, 1 the slowest.
    package var quantiles: [Quantile]

    /// A distribution of durations.
    package init(subject: MetricSubject, count: Int, mean: Double, quantiles: [Quantile]) {
        self.subject = subject
        self.count = count
        self.mean = mean
        self.quantiles = quantiles
    }

    private enum CodingKeys: String, CodingKey {
        case subject
        case count = "n"
        case mean
        case quantiles
    }
}
