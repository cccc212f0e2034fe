/// A change of a person whose effect on scores, ranks and decisions is asked for: one feature, or a named bundle.
public struct Intervention: Hashable, Sendable {
    /// What reports call it, as in "sex = woman" or "lone mother".
    public let name: String
    /// The changes, all made at once; no feature twice.
    public let changes: [FeatureChange]

    /// An intervention.
    ///
    /// What the schema does not allow is found when it is applied or checked (`check(against:)`).
    public init(name: String, changes: [FeatureChange]) {
        self.name = name
        self.changes = changes
    }

    /// An intervention that is called by what it does, as in "sex = woman, lone_parent = yes".
    ///
    /// - Precondition: the features are of the schema.
    public init(_ changes: [FeatureChange], in schema: Schema) {
        self.init(name: changes.map { $0.text(in: schema) }.joined(separator: ", "), changes: changes)
    }
}
