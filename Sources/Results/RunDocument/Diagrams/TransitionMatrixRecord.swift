/// How many people an intervention moves from each decision level to each other.
package struct TransitionMatrixRecord: Codable, Equatable, Sendable {
    /// What it is of; the subject names the intervention.
    package var subject: MetricSubject
    /// The levels, the lowest first.
    package var levels: [String]
    /// People by level before (row) and after (column).
    package var counts: [[Int]]

    /// A matrix; `counts` has as many rows and columns as there are levels.
    package init(subject: MetricSubject, levels: [String], counts: [[Int]]) {
        self.subject = subject
        self.levels = levels
        self.counts = counts
    }
}
