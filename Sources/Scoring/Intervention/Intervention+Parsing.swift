extension Intervention {
    /// An intervention from its text: changes separated by commas.
    ///
    /// | form | change |
    /// | --- | --- |
    /// | `feature = level` or `feature = number` | set; quotes around a level that holds a comma or quote |
    /// | `feature flip` | the other value of a binary feature |
    /// | `feature + number`, `feature - number` | shift of a number |
    /// | `feature up`, `feature down 2` | steps over the levels of an ordinal feature, one unless said |
    ///
    /// - Parameters:
    ///   - text: as in `sex = woman, lone_parent = yes, age - 10`.
    ///   - name: what reports call it; the text unless given.
    ///   - schema: the features it may name.
    /// - Throws: `ScoringError.unknownFeature` and `.unknownLevel` with the names there are; `.illegalChange` for what
    ///   cannot be read; what `check(against:)` throws.
    public init(parsing text: String, name: String? = nil, schema: Schema) throws(ScoringError) {
        var changes: [FeatureChange] = []
        for part in Self.split(text) {
            changes.append(try Self.change(part, schema: schema))
        }
        let intervention = Intervention(
            name: name ?? changes.map { $0.text(in: schema) }.joined(separator: ", "),
            changes: changes
        )
        try intervention.check(against: schema)
        self = intervention
    }

    /// The parts between commas outside quotes, without the spaces around them.
    private static func split(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var isQuoted = false
        for index in text.indices {
            if text[index] == "'" { isQuoted.toggle() }
            if text[index] == ",", !isQuoted {
                parts.append(trimmed(text[start..<index]))
                start = text.index(after: index)
            }
        }
        parts.append(trimmed(text[start...]))
        return parts == [""] ? [] : parts
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }

    private static func change(_ part: Substring, schema: Schema) throws(ScoringError) -> FeatureChange {
        let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let feature = try schema.requireIndex(of: String(name))
        let rest = trimmed(part[name.endIndex...])
        let operation = rest.prefix { $0.isLetter }
        if operation.isEmpty, let sign = rest.first {
            let operand = trimmed(rest.dropFirst())
            switch sign {
            case "=":
                let value = try value(operand, of: schema.features[feature], change: part)
                return .set(feature: feature, value: value)
            case "+", "-":
                if let amount = Double(operand) {
                    return .shift(feature: feature, by: sign == "-" ? -amount : amount)
                }
            default: break
            }
        } else {
            let operand = trimmed(rest[operation.endIndex...])
            let levels = operand.isEmpty ? 1 : Int(operand)
            switch (operation, levels) {
            case ("flip", 1) where operand.isEmpty: return .flip(feature: feature)
            case ("up", let levels?): return .step(feature: feature, levels: levels)
            case ("down", let levels?): return .step(feature: feature, levels: -levels)
            default: break
            }
        }
        throw .illegalChange(
            feature: String(name),
            change: String(part),
            reason:
                "write \"feature = value\", \"feature flip\", \"feature + number\", \"feature up\" or \"down\""
        )
    }

    private static func value(
        _ operand: Substring,
        of feature: Feature,
        change: Substring
    ) throws(ScoringError) -> Double {
        var text = operand
        if text.count >= 2, text.first == "'", text.last == "'" { text = text.dropFirst().dropLast() }
        let level = text.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
        if let code = feature.code(ofLevel: level) { return code }
        if let levels = feature.kind.levels {
            throw .unknownLevel(feature: feature.name, level: level, known: levels)
        }
        guard let value = Double(text) else {
            throw .illegalChange(
                feature: feature.name,
                change: String(change),
                reason: "\"\(text)\" is no number; allowed are \(feature.kind.allowedText)"
            )
        }
        return value
    }
}
