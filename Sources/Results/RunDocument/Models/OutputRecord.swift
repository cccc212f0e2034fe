/// One output of a model.
package struct OutputRecord: Codable, Equatable, Sendable {
    /// Its name.
    package var name: String
    /// What people read.
    package var label: TextRecord
    /// What its values mean: "probability", "score" or "level".
    package var kind: String
    /// The names of the levels of a level output.
    package var levels: [String]?

    /// An output.
    package init(name: String, label: TextRecord, kind: String, levels: [String]? = nil) {
        self.name = name
        self.label = label
        self.kind = kind
        self.levels = levels
    }
}
