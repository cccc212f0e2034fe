/// One change of one feature.
public enum FeatureChange: Equatable, Sendable {
    /// The feature gets this value (a level's code, or a number).
    case set(feature: Int, value: Double)
    /// A binary feature gets its other value.
    case flip(feature: Int)
    /// A number moves by this much, in its unit.
    case shift(feature: Int, by: Double)
    /// An ordinal feature moves by this many levels.
    case step(feature: Int, levels: Int)

    /// The feature that changes.
    public var feature: Int {
        switch self {
        case .set(let feature, _), .flip(let feature), .shift(let feature, _), .step(let feature, _): feature
        }
    }
}

/// A change of a person whose effect on scores, ranks and decisions is asked for.
public struct Intervention: Equatable, Sendable {
    /// What reports call it, as in "sex = woman".
    public let name: String
    /// The changes, made in this order.
    public let changes: [FeatureChange]

    /// An intervention.
    public init(name: String, changes: [FeatureChange]) {
        self.name = name
        self.changes = changes
    }
}
