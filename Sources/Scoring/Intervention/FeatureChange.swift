/// One change of one feature.
public enum FeatureChange: Hashable, Sendable {
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

    /// The new value of a person whose value is `value`; NaN stays NaN unless the change sets a value.
    @inline(__always)
    func newValue(from value: Double) -> Double {
        switch self {
        case .set(_, let newValue): newValue
        case .flip: 1 - value
        case .shift(_, let by): value + by
        case .step(_, let levels): value + Double(levels)
        }
    }

    /// The new value of a person whose value is `value`; NaN stays NaN unless the change sets a value.
    package func value(from value: Double) -> Double { newValue(from: value) }

    /// The change as `Intervention(parsing:schema:)` reads it: `sex = woman`, `lone_parent flip`, `age + 5`,
    /// `education down 1`.
    ///
    /// - Precondition: the feature is one of the schema.
    public func text(in schema: Schema) -> String {
        let name = schema.features[feature].name
        switch self {
        case .set(let feature, let value):
            return "\(name) = \(Self.quoted(schema.features[feature].text(of: value)))"
        case .flip: return "\(name) flip"
        case .shift(_, let by): return "\(name) \(by < 0 ? "-" : "+") \(by.magnitude.shortText)"
        case .step(_, let levels): return "\(name) \(levels < 0 ? "down" : "up") \(levels.magnitude)"
        }
    }

    /// The text in quotes where it would not be read back without them.
    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "'" }) else { return text }
        return "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    }
}
