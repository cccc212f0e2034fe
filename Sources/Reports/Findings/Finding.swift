/// One thing in a run that a reader should not miss: what it is, and what to do next.
package struct Finding: Equatable, Sendable {
    /// How much it matters.
    package enum Severity: Int, Comparable, Sendable {
        /// Something could not be measured.
        case error
        /// A number cannot be taken at its face value, or is one to look into.
        case warning
        /// Worth knowing.
        case notice

        /// Whether `left` matters more than `right`.
        package static func < (left: Severity, right: Severity) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// How much it matters.
    package let severity: Severity
    /// The model concerned; nil for the run as a whole.
    package let model: String?
    /// What it is, as a sentence.
    package let statement: String
    /// What to do next: a sentence or a command; nil where there is nothing to do.
    package let advice: String?
}
