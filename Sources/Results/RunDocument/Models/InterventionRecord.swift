/// A bundle of changes that a model names.
package struct InterventionRecord: Codable, Equatable, Sendable {
    /// What subjects call it.
    package var id: String
    /// What people read.
    package var label: TextRecord
    /// The changes, as in "sex = woman, lone_parent = yes".
    package var changes: String

    /// A bundle.
    package init(id: String, label: TextRecord, changes: String) {
        self.id = id
        self.label = label
        self.changes = changes
    }
}
