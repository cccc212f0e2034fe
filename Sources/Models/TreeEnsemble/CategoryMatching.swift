/// When a value is a category, which is a whole number from zero.
package enum CategoryMatching: UInt8, Sendable, Hashable {
    /// Where it equals the category.
    case exact
    /// Where it becomes the category by dropping the fraction: -0.5 is category 0. LightGBM's rule.
    case truncating
    /// The same for values that are not negative; the others are no category. XGBoost's rule.
    case truncatingNonNegative

    /// The values that are `category`: at least the lower, less than the upper bound.
    package func values(of category: Int) -> (lower: Double, upper: Double) {
        let code = Double(category)
        return switch self {
        case .exact: (code, code.nextUp)
        case .truncating: (category == 0 ? (-1.0).nextUp : code, code + 1)
        case .truncatingNonNegative: (code, code + 1)
        }
    }

    /// The category `value` is, nil where it is none.
    package func category(of value: Double) -> Int? {
        switch self {
        case .exact: Int(exactly: value).flatMap { $0 >= 0 ? $0 : nil }
        case .truncating: value > -1 && value < 0x1p62 ? Int(value) : nil
        case .truncatingNonNegative: value >= 0 && value < 0x1p62 ? Int(value) : nil
        }
    }
}
