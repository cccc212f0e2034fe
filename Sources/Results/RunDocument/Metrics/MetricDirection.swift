/// Which way a metric is better.
package enum MetricDirection: String, CaseIterable, Codable, Sendable {
    /// The lower the better.
    case lower
    /// The higher the better.
    case higher
    /// Neither way: a change is a change.
    case none
}
