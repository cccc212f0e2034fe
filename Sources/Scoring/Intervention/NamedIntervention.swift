/// A bundle of changes that a model's folder names, as "lone mother" or "registered automatically".
public struct NamedIntervention: Equatable, Sendable {
    /// What documents and commands call it: lower-case letters, digits and underscores.
    public let id: String
    /// What people read.
    public let label: LocalizedText
    /// The changes, all made at once; called by the id.
    public let intervention: Intervention

    /// A bundle.
    ///
    /// What the schema does not allow is found by `Intervention.check(against:)`.
    public init(id: String, label: LocalizedText, changes: [FeatureChange]) {
        self.id = id
        self.label = label
        intervention = Intervention(name: id, changes: changes)
    }
}
