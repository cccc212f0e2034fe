/// What tells one metric of a document from all others: of what, and which number.
package struct MetricKey: Hashable, Sendable {
    /// What it is a number of.
    package let subject: MetricSubject
    /// Which number it is.
    package let name: String

    /// A key.
    package init(subject: MetricSubject, name: String) {
        self.subject = subject
        self.name = name
    }
}

extension Metric {
    /// The key of the metric.
    package var key: MetricKey {
        MetricKey(subject: subject, name: name)
    }
}

extension MetricKey: CustomStringConvertible {
    /// The key as text, as in `ams-austria-2018/job-seekers-2024/short-term/flip_rate[intervention=sex=woman]`.
    ///
    /// Different keys of one document have different texts; history and trackers call series by it.
    package var description: String {
        let path = [subject.model, subject.population, subject.output, name].compactMap(\.self)
        let coordinates = subject.coordinates.map { "\($0.name)=\($0.value)" }
        return path.joined(separator: "/")
            + (coordinates.isEmpty ? "" : "[" + coordinates.joined(separator: ",") + "]")
    }
}

extension MetricSubject {
    /// The coordinates besides model, population and output that are given, in a fixed order.
    package var coordinates: [(name: String, value: String)] {
        let all: [(name: String, value: String?)] = [
            ("group", group), ("feature", feature), ("intervention", intervention), ("level", level),
            ("batch", batch.map(String.init)), ("reference", reference),
        ]
        return all.compactMap { coordinate in coordinate.value.map { (coordinate.name, $0) } }
    }
}
