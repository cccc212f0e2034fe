/// How many people stand at each level before and after: an intervention, or two models in the place of one.
package struct TransitionMatrixRecord: Codable, Equatable, Sendable {
    /// What it is of; the subject names the intervention, or the model of the columns as its reference.
    package var subject: MetricSubject
    /// Which table, where a subject has several.
    package var name: String?
    /// The levels, the lowest first.
    package var levels: [String]
    /// The levels of the columns, where they are others.
    package var columnLevels: [String]?
    /// People by level before (row) and after (column).
    package var counts: [[Int]]

    /// A matrix; `counts` has a row for each of the levels and a column for each of those of the columns.
    package init(
        _ name: String? = nil,
        subject: MetricSubject,
        levels: [String],
        columnLevels: [String]? = nil,
        counts: [[Int]]
    ) {
        self.subject = subject
        self.name = name
        self.levels = levels
        self.columnLevels = columnLevels
        self.counts = counts
    }
}
