/// By which rule two measurements of a metric are compared.
package enum MetricClass: String, CaseIterable, Codable, Sendable {
    /// Follows from the inputs alone: any difference is a change.
    case exact
    /// A count of machine work, as instructions or allocations: a small relative tolerance.
    case count
    /// A duration or a rate: noisy, compared in paired samples.
    case timing
    /// A statistic over people: deterministic for a seed, else compared by its sampling error.
    case sampled
}
