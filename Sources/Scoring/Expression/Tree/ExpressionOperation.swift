import Statistics

/// What the operators and functions of the expression language do to numbers: one definition, which the tree and the
/// column evaluator share.
enum ExpressionOperation {
    /// Whether a number counts as true: it is present and not 0.
    @inline(__always)
    static func isTrue(_ value: Double) -> Bool { value < 0 || value > 0 }

    /// Operations of one number.
    enum Unary: CaseIterable {
        case negate
        case not
        case truth
        case absolute
        case squareRoot
        case exponential
        case logarithm
        case logistic
        case floor
        case ceiling
        case round

        /// The result for `value`.
        @inline(__always)
        func apply(_ value: Double) -> Double {
            switch self {
            case .negate: -value
            case .not: isTrue(value) ? 0 : 1
            case .truth: isTrue(value) ? 1 : 0
            case .absolute: value.magnitude
            case .squareRoot: value.squareRoot()
            case .exponential: Double.exp(value)
            case .logarithm: Double.log(value)
            case .logistic: Double.logistic(value)
            case .floor: value.rounded(.down)
            case .ceiling: value.rounded(.up)
            case .round: value.rounded(.toNearestOrAwayFromZero)
            }
        }
    }

    /// Operations of two numbers.
    enum Binary: CaseIterable {
        case or
        case and
        case equal
        case notEqual
        case less
        case lessOrEqual
        case greater
        case greaterOrEqual
        case add
        case subtract
        case multiply
        case divide
        case minimum
        case maximum

        /// Whether it asks which of two values is greater.
        var needsOrder: Bool {
            switch self {
            case .less, .lessOrEqual, .greater, .greaterOrEqual: true
            case .or, .and, .equal, .notEqual, .add, .subtract, .multiply, .divide, .minimum, .maximum: false
            }
        }

        /// Whether the two numbers may change places: the same bits come out.
        var commutes: Bool {
            switch self {
            case .or, .and, .equal, .notEqual, .add, .multiply: true
            case .less, .lessOrEqual, .greater, .greaterOrEqual, .subtract, .divide, .minimum, .maximum: false
            }
        }

        /// The result for `left` and `right`.
        @inline(__always)
        func apply(_ left: Double, _ right: Double) -> Double {
            switch self {
            case .or: isTrue(left) || isTrue(right) ? 1 : 0
            case .and: isTrue(left) && isTrue(right) ? 1 : 0
            case .equal: left == right ? 1 : 0
            case .notEqual: left < right || left > right ? 1 : 0
            case .less: left < right ? 1 : 0
            case .lessOrEqual: left <= right ? 1 : 0
            case .greater: left > right ? 1 : 0
            case .greaterOrEqual: left >= right ? 1 : 0
            case .add: left + right
            case .subtract: left - right
            case .multiply: left * right
            case .divide: left / right
            case .minimum: left < right || left.isNaN ? left : right
            case .maximum: left > right || left.isNaN ? left : right
            }
        }
    }
}
