/// One input of a model: a column of people.
public struct Feature: Equatable, Sendable {
    /// The name by which files, populations and expressions call it: lower-case letters, digits and underscores.
    public let name: String
    /// What people read.
    public let label: LocalizedText
    /// What its values mean.
    public let kind: FeatureKind
    /// The unit of a number ("days", "EUR a month"), where it has one.
    public let unit: String?
    /// What happens to people whose value is missing (NaN).
    public let missing: MissingPolicy
    /// Who can change it, and whether it is protected from unequal treatment.
    public let roles: FeatureRoles
    /// The changes of a number that counterfactual sensitivity asks about, in its unit; empty for levels.
    public let shifts: [Double]

    /// A feature; numbers without `shifts` get the default ones of their range.
    ///
    /// The default asks about one unit less and one more for a count, a tenth of the range less and more for a
    /// continuous feature.
    public init(
        name: String,
        label: LocalizedText? = nil,
        kind: FeatureKind,
        unit: String? = nil,
        missing: MissingPolicy = .refused,
        roles: FeatureRoles = [],
        shifts: [Double]? = nil
    ) {
        self.name = name
        self.label = label ?? LocalizedText(name)
        self.kind = kind
        self.unit = unit
        self.missing = missing
        self.roles = roles
        self.shifts = shifts ?? Self.defaultShifts(of: kind)
    }

    private static func defaultShifts(of kind: FeatureKind) -> [Double] {
        switch kind {
        case .binary, .ordinal, .categorical: return []
        case .count: return [-1, 1]
        case .continuous(let range):
            let tenth = (range.upperBound - range.lowerBound) / 10
            return tenth.isFinite && tenth > 0 ? [-tenth, tenth] : []
        }
    }

    /// The level or number that `value` stands for, as people read it; "missing" for NaN.
    public func text(of value: Double) -> String {
        if value.isNaN { return "missing" }
        if let levels = kind.levels, kind.contains(value) { return levels[Int(value)] }
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    /// The code of the level called `name`; nil where there is none or the feature is a number.
    public func code(ofLevel name: String) -> Double? {
        kind.levels?.firstIndex(of: name).map(Double.init)
    }
}
