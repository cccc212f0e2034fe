extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: key.path: what is wrong; what is allowed`.
    package var description: String {
        let path = keyPath.isEmpty ? "" : "\(keyPath): "
        return "\(file):\(position.line):\(position.column): \(path)\(problem.description)"
    }
}

extension DiagnosticProblem: CustomStringConvertible {
    /// What is wrong and what is allowed.
    package var description: String {
        switch self {
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .tooLarge(let largest): "larger than the \(largest) bytes that are read"
        case .emptyFile: "holds nothing"
        case .invalidEncoding: "not UTF-8 from here on; save the file in that encoding"
        case .syntax(let reason): reason
        case .tooDeep(let limit): "nested deeper than \(limit) levels"
        case .aliasRefused(let name): "aliases (*\(name)) are not read; write the value out"
        case .duplicateKey(let key): "the key '\(key)' stands twice"
        case .unknownKey(let key, let known):
            "unknown key '\(key)'\(Self.suggestion(key, known)); known: \(Self.list(known))"
        case .missingKey(let key): "the key '\(key)' is missing"
        case .oneKeyNeeded(let keys, let found):
            "exactly one of \(Self.list(keys)) is needed, "
                + (found.isEmpty ? "none is there" : "there are \(Self.list(found))")
        case .wrongType(let expected, let found): "\(expected) is needed, this is \(found)"
        case .notFinite(let text): "a finite number is needed, this is \(text)"
        case .outOfRange(let value, let allowed): "\(Self.text(of: value)) is not allowed; \(allowed)"
        case .unknownWord(let word, let what, let known):
            known.isEmpty
                ? "no \(what) '\(word)': there is none"
                : "no \(what) '\(word)'\(Self.suggestion(word, known)); known: \(Self.list(known))"
        case .duplicateName(let name, let what): "the name '\(name)' is taken by another \(what)"
        case .wrongCount(let what, let expected, let found):
            "\(expected) \(what) are needed, there are \(found)"
        case .notRising(let what): "the \(what) must rise: each higher than the one before"
        case .expression(let problem): "the expression cannot be read: \(problem)"
        case .invalid(let reason): reason
        }
    }

    /// Names in a sentence: at most 40, then how many more.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(40).joined(separator: ", ")
        return names.count > 40 ? "\(shown) and \(names.count - 40) more" : shown
    }

    private static func suggestion(_ word: String, _ known: [String]) -> String {
        NearestSpelling.of(word, among: known).map { " (meant: \($0)?)" } ?? ""
    }

    private static func text(of value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
