/// Who can change a feature, and whether the law protects it.
public struct FeatureRoles: OptionSet, Hashable, Sendable {
    /// The set as bits.
    public let rawValue: Int

    /// A set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A characteristic protected from unequal treatment, or one close to it (sex, age, nationality, place).
    public static let protected = FeatureRoles(rawValue: 1)
    /// The person can change it: recourse may propose to.
    public static let actionable = FeatureRoles(rawValue: 2)
    /// Nobody can change it.
    public static let immutable = FeatureRoles(rawValue: 4)

    /// The roles with the words that files use for them.
    public static let words: [(word: String, role: FeatureRoles)] = [
        ("protected", .protected), ("actionable", .actionable), ("immutable", .immutable),
    ]

    /// The words of the roles in this set.
    public var names: [String] { Self.words.filter { contains($0.role) }.map(\.word) }
}
