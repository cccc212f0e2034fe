/// One measured number, with all that is needed to read and compare it.
package struct Metric: Equatable, Sendable {
    /// What it is a number of.
    package var subject: MetricSubject
    /// Which number it is, as in `brier_score`.
    package var name: String
    /// The version of the measure's definition: numbers of different versions are not compared.
    package var version: Int
    /// Its unit, as in `rows/s`, `s`, `people`; `1` for a pure number.
    package var unit: String
    /// Which way is better.
    package var direction: MetricDirection
    /// By which rule it is compared.
    package var classification: MetricClass
    /// What was found.
    package let value: MetricValue
    /// How sure it is.
    package let interval: MetricInterval?
    /// How many people or repetitions it rests on.
    package var count: Int?
    /// The single measurements behind it, in the order they were made.
    package let samples: [Double]?

    /// A metric.
    ///
    /// A number that is not finite becomes an undefined value that says so, an interval or samples that are not
    /// finite are left out: no document holds NaN or an infinity.
    package init(
        _ name: String,
        of subject: MetricSubject,
        value: MetricValue,
        unit: String,
        direction: MetricDirection,
        classification: MetricClass,
        interval: MetricInterval? = nil,
        count: Int? = nil,
        samples: [Double]? = nil,
        version: Int = 1
    ) {
        self.subject = subject
        self.name = name
        self.version = version
        self.unit = unit
        self.direction = direction
        self.classification = classification
        self.value = value.finite
        self.interval = interval.flatMap { $0.isFinite ? $0 : nil }
        self.count = count
        self.samples = samples.flatMap { $0.allSatisfy(\.isFinite) ? $0 : nil }
    }

    /// The number, where there is one.
    package var estimate: Double? {
        if case .estimate(let estimate) = value { estimate } else { nil }
    }
}

extension Metric: Codable {
    private enum CodingKeys: String, CodingKey {
        case subject
        case name
        case version
        case unit
        case direction
        case classification = "class"
        case estimate
        case digest
        case undefined
        case interval
        case count = "n"
        case samples
    }

    /// Decodes a metric: exactly one of `estimate`, `digest` and `undefined` holds its value.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let values: [MetricValue] = [
            try container.decodeIfPresent(Double.self, forKey: .estimate).map { .estimate($0) },
            try container.decodeIfPresent(String.self, forKey: .digest).map { .digest($0) },
            try container.decodeIfPresent(String.self, forKey: .undefined).map { .undefined(because: $0) },
        ].compactMap(\.self)
        guard let value = values.first, values.count == 1 else {
            throw DecodingError.dataCorruptedError(
                forKey: .estimate,
                in: container,
                debugDescription: "a metric holds exactly one of 'estimate', 'digest' and 'undefined', "
                    + "this one \(values.count)"
            )
        }
        self.init(
            try container.decode(String.self, forKey: .name),
            of: try container.decode(MetricSubject.self, forKey: .subject),
            value: value,
            unit: try container.decode(String.self, forKey: .unit),
            direction: try container.decode(MetricDirection.self, forKey: .direction),
            classification: try container.decode(MetricClass.self, forKey: .classification),
            interval: try container.decodeIfPresent(MetricInterval.self, forKey: .interval),
            count: try container.decodeIfPresent(Int.self, forKey: .count),
            samples: try container.decodeIfPresent([Double].self, forKey: .samples),
            version: try container.decode(Int.self, forKey: .version)
        )
    }

    /// Encodes the metric.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(subject, forKey: .subject)
        try container.encode(name, forKey: .name)
        try container.encode(version, forKey: .version)
        try container.encode(unit, forKey: .unit)
        try container.encode(direction, forKey: .direction)
        try container.encode(classification, forKey: .classification)
        switch value {
        case .estimate(let estimate): try container.encode(estimate, forKey: .estimate)
        case .digest(let digest): try container.encode(digest, forKey: .digest)
        case .undefined(let reason): try container.encode(reason, forKey: .undefined)
        }
        try container.encodeIfPresent(interval, forKey: .interval)
        try container.encodeIfPresent(count, forKey: .count)
        try container.encodeIfPresent(samples, forKey: .samples)
    }
}
