/// Reads an expression by recursive descent, one function for each strength of binding.
struct ExpressionParser {
    /// The deepest nesting that is read; a hostile text must not exhaust the stack.
    static let maximumDepth = 32

    private static let keywords: Set<String> = ["or", "and", "not", "in"]

    private let text: String
    private let tokens: [ExpressionToken]
    private var position = 0
    private var depth = 0

    init(text: String) throws(ScoringError) {
        var lexer = ExpressionLexer(text: text)
        self.text = text
        tokens = try lexer.tokens()
    }

    /// The whole text as one expression.
    mutating func parseWhole() throws(ScoringError) -> ExpressionSyntax {
        if current.kind == .end { throw failure(current, "the expression is empty") }
        let syntax = try disjunction()
        guard current.kind == .end else {
            throw failure(current, "an operator or the end is expected before \(current.description)")
        }
        return syntax
    }

    private var current: ExpressionToken { tokens[position] }

    private func failure(_ token: ExpressionToken, _ problem: String) -> ScoringError {
        .expression(text: text, offset: token.offset, problem: problem)
    }

    private mutating func accept(_ kind: ExpressionToken.Kind) -> ExpressionToken? {
        guard current.kind == kind else { return nil }
        defer { position += 1 }
        return current
    }

    private mutating func expect(_ symbol: String, _ purpose: String) throws(ScoringError) {
        guard accept(.symbol(symbol)) != nil else {
            throw failure(current, "'\(symbol)' is expected \(purpose), not \(current.description)")
        }
    }

    private mutating func enter(_ token: ExpressionToken) throws(ScoringError) {
        depth += 1
        if depth > Self.maximumDepth {
            throw failure(token, "nested deeper than \(Self.maximumDepth); split it into derived features")
        }
    }

    private mutating func disjunction() throws(ScoringError) -> ExpressionSyntax {
        try enter(current)
        defer { depth -= 1 }
        let first = try conjunction()
        var links: [ExpressionSyntax.Link] = []
        while let token = accept(.word("or")) {
            links.append(.init(operation: .or, operand: try conjunction(), offset: token.offset))
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    private mutating func conjunction() throws(ScoringError) -> ExpressionSyntax {
        let first = try negation()
        var links: [ExpressionSyntax.Link] = []
        while let token = accept(.word("and")) {
            links.append(.init(operation: .and, operand: try negation(), offset: token.offset))
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    private mutating func negation() throws(ScoringError) -> ExpressionSyntax {
        guard let token = accept(.word("not")) else { return try comparison() }
        try enter(token)
        defer { depth -= 1 }
        return .prefix(.not, try negation(), offset: token.offset)
    }

    private mutating func comparison() throws(ScoringError) -> ExpressionSyntax {
        let left = try sum()
        let token = current
        let isNegated = token.kind == .word("not") && tokens[position + 1].kind == .word("in")
        if isNegated { position += 1 }
        if accept(.word("in")) != nil {
            return .membership(left, options: try options(), isNegated: isNegated, offset: token.offset)
        }
        guard case .symbol(let symbol) = token.kind, let operation = Self.comparisons[symbol] else {
            return left
        }
        position += 1
        let right = try sum()
        if case .symbol(let next) = current.kind, Self.comparisons[next] != nil {
            throw failure(current, "two comparisons in a row; join them by 'and', as in 'a < b and b < c'")
        }
        return .comparison(operation, left, right, offset: token.offset)
    }

    private static let comparisons: [String: ExpressionOperation.Binary] = [
        "=": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
    ]

    private mutating func options() throws(ScoringError) -> [ExpressionSyntax] {
        try expect("(", "after 'in'")
        var options: [ExpressionSyntax] = []
        repeat {
            options.append(try sum())
        } while accept(.symbol(",")) != nil
        try expect(")", "at the end of the list")
        return options
    }

    private mutating func sum() throws(ScoringError) -> ExpressionSyntax {
        let first = try product()
        var links: [ExpressionSyntax.Link] = []
        while let token = accept(.symbol("+")) ?? accept(.symbol("-")) {
            let operation: ExpressionOperation.Binary = token.kind == .symbol("+") ? .add : .subtract
            links.append(.init(operation: operation, operand: try product(), offset: token.offset))
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    private mutating func product() throws(ScoringError) -> ExpressionSyntax {
        let first = try signed()
        var links: [ExpressionSyntax.Link] = []
        while let token = accept(.symbol("*")) ?? accept(.symbol("/")) {
            let operation: ExpressionOperation.Binary = token.kind == .symbol("*") ? .multiply : .divide
            links.append(.init(operation: operation, operand: try signed(), offset: token.offset))
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    private mutating func signed() throws(ScoringError) -> ExpressionSyntax {
        guard let token = accept(.symbol("-")) else { return try primary() }
        try enter(token)
        defer { depth -= 1 }
        return .prefix(.negate, try signed(), offset: token.offset)
    }

    private mutating func primary() throws(ScoringError) -> ExpressionSyntax {
        let token = current
        switch token.kind {
        case .number(let value, let word):
            position += 1
            return .number(value, word: word, offset: token.offset)
        case .quoted(let level):
            position += 1
            return .quoted(level, offset: token.offset)
        case .word(let word) where !Self.keywords.contains(word):
            position += 1
            guard current.kind == .symbol("(") else { return .word(word, offset: token.offset) }
            return try call(word, at: token)
        case .symbol("("):
            position += 1
            let inner = try disjunction()
            try expect(")", "to close the parenthesis")
            return inner
        case .word, .symbol, .end:
            throw failure(token, "a feature, a level, a number or '(' is expected, not \(token.description)")
        }
    }

    private mutating func call(_ name: String, at token: ExpressionToken) throws(ScoringError)
        -> ExpressionSyntax
    {
        guard let function = ExpressionFunction(rawValue: name) else {
            let known = ExpressionFunction.allCases.map(\.rawValue).joined(separator: ", ")
            throw failure(token, "there is no function '\(name)'; there are \(known)")
        }
        try expect("(", "after a function")
        var arguments: [ExpressionSyntax] = []
        if current.kind != .symbol(")") {
            repeat {
                arguments.append(try disjunction())
            } while accept(.symbol(",")) != nil
        }
        try expect(")", "at the end of the arguments")
        let allowed = function.argumentCounts
        guard allowed.contains(arguments.count) else {
            let wanted = allowed.count == 1 ? "\(allowed.lowerBound)" : "\(allowed.lowerBound) or more"
            throw failure(token, "'\(name)' takes \(wanted) arguments, not \(arguments.count)")
        }
        return .call(function, arguments: arguments, offset: token.offset)
    }
}
