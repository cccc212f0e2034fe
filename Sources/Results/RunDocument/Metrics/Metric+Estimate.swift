package import Statistics

extension Metric {
    /// A metric whose value, interval and count are those of `estimate`.
    package init(
        _ name: String,
        of subject: MetricSubject,
        estimate: Estimate,
        unit: String,
        direction: MetricDirection,
        classification: MetricClass,
        samples: [Double]? = nil,
        version: Int = 1
    ) {
        let value: MetricValue =
            if let number = estimate.value {
                .estimate(number)
            } else {
                .undefined(because: estimate.undefinedReason?.description ?? "no number was found")
            }
        self.init(
            name,
            of: subject,
            value: value,
            unit: unit,
            direction: direction,
            classification: classification,
            interval: estimate.interval.map(MetricInterval.init),
            count: estimate.count,
            samples: samples,
            version: version
        )
    }
}

extension MetricInterval {
    /// The interval, with the word for its method.
    package init(_ interval: ConfidenceInterval) {
        self.init(
            lower: interval.lower,
            upper: interval.upper,
            level: interval.level,
            method: interval.method.rawValue
        )
    }
}
