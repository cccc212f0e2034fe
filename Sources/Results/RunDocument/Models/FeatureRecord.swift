/// One feature that a model takes.
package struct FeatureRecord: Codable, Equatable, Sendable {
    /// Its name.
    package var name: String
    /// What people read.
    package var label: TextRecord
    /// Its kind: "binary", "ordinal", "categorical", "count" or "continuous".
    package var kind: String
    /// Its unit, where it has one.
    package var unit: String?
    /// Its levels, where it has some.
    package var levels: [String]?
    /// The smallest legal value of a number.
    package var lower: Double?
    /// The largest legal value of a number.
    package var upper: Double?
    /// What it is to a person: "protected", "actionable", "immutable".
    package var roles: [String]

    /// A feature.
    package init(
        name: String,
        label: TextRecord,
        kind: String,
        unit: String? = nil,
        levels: [String]? = nil,
        lower: Double? = nil,
        upper: Double? = nil,
        roles: [String] = []
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.unit = unit
        self.levels = levels
        self.lower = lower
        self.upper = upper
        self.roles = roles
    }
}
