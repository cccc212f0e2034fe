/// What the values of a feature mean, and which are legal.
///
/// People hold numbers: a binary feature 0 or 1, an ordinal or categorical one the index of its level, a count or a
/// continuous one the value itself.
public enum FeatureKind: Equatable, Sendable {
    /// Two named levels, 0 and 1; "no" and "yes" unless named.
    case binary(no: String, yes: String)
    /// Levels with an order, the lowest first.
    case ordinal(levels: [String])
    /// Levels without an order.
    case categorical(levels: [String])
    /// Whole numbers in a range.
    case count(range: ClosedRange<Double>)
    /// Real numbers in a range.
    case continuous(range: ClosedRange<Double>)

    /// The names of the levels in the order of their codes; nil for numbers.
    public var levels: [String]? {
        switch self {
        case .binary(let no, let yes): [no, yes]
        case .ordinal(let levels), .categorical(let levels): levels
        case .count, .continuous: nil
        }
    }

    /// The legal values of a number; nil for levels.
    public var range: ClosedRange<Double>? {
        switch self {
        case .binary, .ordinal, .categorical: nil
        case .count(let range), .continuous(let range): range
        }
    }

    /// The word for this kind in files: "binary", "ordinal", "categorical", "count" or "continuous".
    public var word: String {
        switch self {
        case .binary: "binary"
        case .ordinal: "ordinal"
        case .categorical: "categorical"
        case .count: "count"
        case .continuous: "continuous"
        }
    }

    /// Whether `value` is legal; NaN is not.
    public func contains(_ value: Double) -> Bool {
        switch self {
        case .binary: value == 0 || value == 1
        case .ordinal(let levels), .categorical(let levels):
            value >= 0 && value < Double(levels.count) && value == value.rounded()
        case .count(let range): range.contains(value) && value == value.rounded()
        case .continuous(let range): range.contains(value)
        }
    }
}
