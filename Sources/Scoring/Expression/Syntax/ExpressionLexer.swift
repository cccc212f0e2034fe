/// Cuts the text of an expression into tokens.
struct ExpressionLexer {
    /// The longest formula that is read.
    static let maximumTokens = 2000

    private let text: String
    private let characters: [Character]
    private var position = 0

    init(text: String) {
        self.text = text
        characters = Array(text)
    }

    /// All tokens; the last is the end of the text.
    mutating func tokens() throws(ScoringError) -> [ExpressionToken] {
        var tokens: [ExpressionToken] = []
        while true {
            let token = try next()
            tokens.append(token)
            if token.kind == .end { return tokens }
            if tokens.count > Self.maximumTokens {
                throw failure(
                    token.offset,
                    "more than \(Self.maximumTokens) tokens; split it into derived features"
                )
            }
        }
    }

    private mutating func next() throws(ScoringError) -> ExpressionToken {
        while let character = peek(), character.isWhitespace { position += 1 }
        let start = position
        guard let character = peek() else { return ExpressionToken(kind: .end, offset: start) }
        let kind: ExpressionToken.Kind
        if Self.isWordCharacter(character) {
            kind = try wordOrNumber()
        } else if character == "." {
            throw failure(start, "a number starts with a digit, as in 0.5")
        } else if character == "'" || character == "\"" {
            kind = .quoted(try quoted(by: character))
        } else {
            kind = .symbol(try symbol(startingWith: character))
        }
        return ExpressionToken(kind: kind, offset: start)
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber) || character == "_"
    }

    private static func isDigit(_ character: Character?) -> Bool {
        character.map { $0 >= "0" && $0 <= "9" && $0.isASCII } ?? false
    }

    private func peek(_ distance: Int = 0) -> Character? {
        position + distance < characters.count ? characters[position + distance] : nil
    }

    /// A run of letters, digits and underscores; a number where it begins with a digit and reads as one, with a
    /// fraction and an exponent (`50_plus` and `30_49` are words).
    private mutating func wordOrNumber() throws(ScoringError) -> ExpressionToken.Kind {
        let start = position
        while let character = peek(), Self.isWordCharacter(character) { position += 1 }
        let word = String(characters[start..<position])
        guard Self.isDigit(word.first) else { return .word(word) }
        let isWhole = word.allSatisfy { Self.isDigit($0) }
        if isWhole, peek() == ".", Self.isDigit(peek(1)) {
            position += 1
            while let character = peek(), Self.isWordCharacter(character) { position += 1 }
        } else if isWhole, peek() == "." {
            throw failure(position, "digits must follow the decimal point")
        }
        if Self.endsInExponentMark(characters[start..<position]), peek() == "-" || peek() == "+",
            Self.isDigit(peek(1))
        {
            position += 1
            while Self.isDigit(peek()) { position += 1 }
        }
        let written = String(characters[start..<position])
        guard let number = Self.number(written) else {
            if written.allSatisfy(Self.isWordCharacter) { return .word(written) }
            throw failure(start, "'\(written)' is no number")
        }
        guard number.isFinite else { throw failure(start, "'\(written)' is too large a number") }
        return .number(number, word: written)
    }

    /// Whether `run` is digits and a fraction followed by `e`.
    private static func endsInExponentMark(_ run: ArraySlice<Character>) -> Bool {
        guard let last = run.last, last == "e" || last == "E" else { return false }
        return run.dropLast().allSatisfy { isDigit($0) || $0 == "." } && run.count > 1
    }

    /// The decimal number that `text` writes; nil for anything else (hexadecimal, "inf", "nan").
    private static func number(_ text: String) -> Double? {
        guard text.allSatisfy({ isDigit($0) || ".eE+-".contains($0) }) else { return nil }
        return Double(text)
    }

    private mutating func quoted(by quote: Character) throws(ScoringError) -> String {
        let start = position
        position += 1
        while let character = peek(), character != quote { position += 1 }
        guard peek() == quote else { throw failure(start, "the closing quote is missing") }
        position += 1
        return String(characters[(start + 1)..<(position - 1)])
    }

    private mutating func symbol(startingWith character: Character) throws(ScoringError) -> String {
        let start = position
        position += 1
        switch character {
        case "(", ")", ",", "+", "-", "*", "/":
            return String(character)
        case "=":
            if peek() == "=" { throw failure(start, "equality is written '='") }
            return "="
        case "<", ">":
            if character == "<", peek() == ">" { throw failure(start, "inequality is written '!='") }
            guard peek() == "=" else { return String(character) }
            position += 1
            return "\(character)="
        case "!":
            guard peek() == "=" else { throw failure(start, "negation is written 'not', inequality '!='") }
            position += 1
            return "!="
        case "&", "|":
            throw failure(start, "conditions are joined by 'and' and 'or'")
        case "%", "^":
            throw failure(start, "there is no operator '\(character)'; there are + - * /")
        default:
            throw failure(
                start,
                "the character '\(character)' has no meaning here; levels that hold it stand in quotes"
            )
        }
    }

    private func failure(_ offset: Int, _ problem: String) -> ScoringError {
        .expression(text: text, offset: offset, problem: problem)
    }
}
