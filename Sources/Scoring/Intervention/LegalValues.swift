/// The legal values of a feature as two bounds, for loops over people.
struct LegalValues {
    private let lower: Double
    private let upper: Double
    private let isWhole: Bool

    init(_ kind: FeatureKind) {
        if let range = kind.range {
            (lower, upper) = (range.lowerBound, range.upperBound)
        } else {
            (lower, upper) = (0, Double((kind.levels?.count ?? 0) - 1))
        }
        if case .continuous = kind { isWhole = false } else { isWhole = true }
    }

    /// Whether a number is whole; without a call where that can be.
    @inline(__always)
    private static func isWhole(_ value: Double) -> Bool {
        value.magnitude < 0x1p51 ? (value + 0x1.8p52) - 0x1.8p52 == value : value == value.rounded()
    }

    /// Whether a value is one of them; NaN is none.
    @inline(__always)
    func contain(_ value: Double) -> Bool {
        value >= lower && value <= upper && (!isWhole || Self.isWhole(value))
    }
}
