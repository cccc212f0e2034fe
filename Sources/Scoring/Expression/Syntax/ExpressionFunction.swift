/// The functions of the expression language, by the names that files call them.
enum ExpressionFunction: String, CaseIterable {
    case min
    case max
    case clamp
    case abs
    case sqrt
    case exp
    case log
    case logistic
    case floor
    case ceil
    case round
    case `if`
    case count
    case missing

    /// How many arguments it takes.
    var argumentCounts: ClosedRange<Int> {
        switch self {
        case .min, .max, .count: 1...ExpressionLexer.maximumTokens
        case .clamp, .if: 3...3
        case .abs, .sqrt, .exp, .log, .logistic, .floor, .ceil, .round, .missing: 1...1
        }
    }

    /// The operation of a function of one number; nil for the others.
    var unary: ExpressionOperation.Unary? {
        switch self {
        case .abs: .absolute
        case .sqrt: .squareRoot
        case .exp: .exponential
        case .log: .logarithm
        case .logistic: .logistic
        case .floor: .floor
        case .ceil: .ceiling
        case .round: .round
        case .min, .max, .clamp, .if, .count, .missing: nil
        }
    }
}
