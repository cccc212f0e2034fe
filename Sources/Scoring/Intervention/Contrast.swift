/// A comparison of the same people twice: as one intervention leaves them, and as another does.
///
/// People count only where both interventions are legal for them.
public struct Contrast: Hashable, Sendable {
    /// What reports call it.
    public let name: String
    /// How people are first; nil as they are.
    public let from: Intervention?
    /// How they are then.
    public let to: Intervention

    /// A contrast from people as they are.
    public init(to intervention: Intervention) {
        self.init(name: intervention.name, from: nil, to: intervention)
    }

    /// A contrast between two interventions, where people's own values of the feature do not matter.
    public init(from first: Intervention, to second: Intervention) {
        self.init(name: "\(first.name) -> \(second.name)", from: first, to: second)
    }

    /// A contrast with a name of its own.
    public init(name: String, from first: Intervention?, to second: Intervention) {
        self.name = name
        from = first
        to = second
    }

    /// Every contrast of one feature: people as they are against each single change, and everybody with the first
    /// level against everybody with each other level.
    public static func singleChanges(of schema: Schema) -> [Contrast] {
        schema.features.indices.flatMap { singleChanges(ofFeature: $0, in: schema) }
    }

    /// Every contrast of one feature of `schema`.
    ///
    /// - Precondition: the feature is one of the schema.
    public static func singleChanges(ofFeature index: Int, in schema: Schema) -> [Contrast] {
        let interventions = Intervention.singleChanges(ofFeature: index, in: schema)
        let levels = interventions.filter {
            if case .set = $0.changes[0] { true } else { false }
        }
        let between = levels.first.map { first in
            levels.dropFirst().map { Contrast(from: first, to: $0) }
        }
        return interventions.map { Contrast(to: $0) } + (between ?? [])
    }
}
