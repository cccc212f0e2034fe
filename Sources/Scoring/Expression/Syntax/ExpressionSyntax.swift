/// An expression as written, before its names are looked up.
indirect enum ExpressionSyntax {
    /// A number, and the word it was written as: next to a feature with levels it is a level's name.
    case number(Double, word: String, offset: Int)
    /// The name of a feature or of a level.
    case word(String, offset: Int)
    /// The name of a level, in quotes.
    case quoted(String, offset: Int)
    /// An operator before its operand.
    case prefix(ExpressionOperation.Unary, ExpressionSyntax, offset: Int)
    /// Two numbers compared.
    case comparison(ExpressionOperation.Binary, ExpressionSyntax, ExpressionSyntax, offset: Int)
    /// Operators of one strength in a row, from the left; flat, so that a long sum is no deep tree.
    case chain(ExpressionSyntax, [Link])
    /// `subject in (options)`.
    case membership(ExpressionSyntax, options: [ExpressionSyntax], isNegated: Bool, offset: Int)
    /// A function with its arguments.
    case call(ExpressionFunction, arguments: [ExpressionSyntax], offset: Int)

    /// One operator of a chain with its right operand.
    struct Link {
        let operation: ExpressionOperation.Binary
        let operand: ExpressionSyntax
        let offset: Int
    }

    /// Where it stands in the text.
    var offset: Int {
        switch self {
        case .number(_, _, let offset), .word(_, let offset), .quoted(_, let offset),
            .prefix(_, _, let offset),
            .comparison(_, _, _, let offset), .membership(_, _, _, let offset), .call(_, _, let offset):
            offset
        case .chain(let first, _):
            first.offset
        }
    }
}
