/// How scores are distributed.
package struct ScoreHistogramRecord: Codable, Equatable, Sendable {
    /// What it is of; the subject may name a group.
    package var subject: MetricSubject
    /// The edges of the bins, one more than there are bins; a bin holds its lower edge, the last one both.
    package var edges: [Double]
    /// People by bin.
    package var counts: [Int]

    /// A histogram.
    package init(subject: MetricSubject, edges: [Double], counts: [Int]) {
        self.subject = subject
        self.edges = edges
        self.counts = counts
    }
}
