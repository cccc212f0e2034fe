/// One token of an expression and where it starts.
struct ExpressionToken: Equatable {
    /// What the token is.
    enum Kind: Equatable {
        /// A number and the word it was written as.
        case number(Double, word: String)
        /// A name of a feature or level, a function or a keyword.
        case word(String)
        /// A level in quotes.
        case quoted(String)
        /// An operator, a parenthesis or a comma.
        case symbol(String)
        /// The end of the text.
        case end
    }

    let kind: Kind
    /// Characters before it.
    let offset: Int

    /// The token as a message names it.
    var description: String {
        switch kind {
        case .number(_, let word): "'\(word)'"
        case .word(let word): "'\(word)'"
        case .quoted(let level): "the level '\(level)'"
        case .symbol(let symbol): "'\(symbol)'"
        case .end: "the end"
        }
    }
}
