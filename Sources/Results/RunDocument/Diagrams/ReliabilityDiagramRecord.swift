/// Predicted against observed rates, bin by bin.
package struct ReliabilityDiagramRecord: Codable, Equatable, Sendable {
    /// One bin of scores.
    package struct Bin: Codable, Equatable, Sendable {
        /// The lower edge.
        package var lower: Double
        /// The upper edge.
        package var upper: Double
        /// How many people are in it.
        package var count: Int
        /// The mean of their scores; nil for an empty bin.
        package var meanScore: Double?
        /// The share of them with outcome 1; nil for an empty bin.
        package var observedRate: Double?
        /// The lower end of the interval of that share.
        package var rateLower: Double?
        /// The upper end of the interval of that share.
        package var rateUpper: Double?

        /// A bin.
        package init(
            lower: Double,
            upper: Double,
            count: Int,
            meanScore: Double? = nil,
            observedRate: Double? = nil,
            rateLower: Double? = nil,
            rateUpper: Double? = nil
        ) {
            self.lower = lower
            self.upper = upper
            self.count = count
            self.meanScore = meanScore
            self.observedRate = observedRate
            self.rateLower = rateLower
            self.rateUpper = rateUpper
        }

        private enum CodingKeys: String, CodingKey {
            case lower
            case upper
            case count = "n"
            case meanScore
            case observedRate
            case rateLower
            case rateUpper
        }
    }

    /// What it is of.
    package var subject: MetricSubject
    /// How bins were cut: "uniform" or "quantile".
    package var binning: String
    /// The level of the intervals.
    package var level: Double
    /// How the intervals were made.
    package var method: String
    /// The bins, in rising order; empty ones too.
    package var bins: [Bin]

    /// A diagram.
    package init(subject: MetricSubject, binning: String, level: Double, method: String, bins: [Bin]) {
        self.subject = subject
        self.binning = binning
        self.level = level
        self.method = method
        self.bins = bins
    }
}
