extension DocumentValue {
    /// The text; plain numbers and truth values are texts too.
    ///
    /// - Returns: nil, with a diagnostic, for a list, a mapping, nothing, or an empty text.
    package func text() -> String? {
        guard let scalar, !scalar.isNull else { return wrongType(expected: "a text") }
        guard !scalar.text.isEmpty else {
            report(.invalid(reason: "a text is needed, this one is empty"))
            return nil
        }
        return scalar.text
    }

    /// The number.
    ///
    /// - Returns: nil, with a diagnostic, where it is none, not finite, or outside `range`.
    package func number(in range: ClosedRange<Double>? = nil) -> Double? {
        guard let scalar else { return wrongType(expected: "a number") }
        if scalar.isNonFiniteNumber {
            report(.notFinite(text: scalar.text))
            return nil
        }
        guard let number = scalar.number else { return wrongType(expected: "a number") }
        if let range, !range.contains(number) {
            report(.outOfRange(value: number, allowed: Self.text(of: range)))
            return nil
        }
        return number
    }

    /// The whole number.
    ///
    /// - Returns: nil, with a diagnostic, where it is none or outside `range`.
    package func integer(in range: ClosedRange<Int> = .min ... .max) -> Int? {
        guard let number = number() else { return nil }
        guard let integer = scalar.flatMap({ Int($0.text) }) ?? Int(exactly: number) else {
            return wrongType(expected: "a whole number")
        }
        guard range.contains(integer) else {
            report(.outOfRange(value: number, allowed: "from \(range.lowerBound) to \(range.upperBound)"))
            return nil
        }
        return integer
    }

    /// The truth value, `true` or `false`.
    package func boolean() -> Bool? {
        guard let boolean = scalar?.boolean else { return wrongType(expected: "true or false") }
        return boolean
    }

    /// The value that a word stands for.
    ///
    /// - Parameters:
    ///   - words: the words, each with its value.
    ///   - what: what the word names ("kind", "link"), for the diagnostic.
    /// - Returns: nil, with a diagnostic, for any other word.
    package func choice<Value>(_ words: KeyValuePairs<String, Value>, what: String) -> Value? {
        guard let scalar, !scalar.isNull else { return wrongType(expected: "a word") }
        if let match = words.first(where: { $0.key == scalar.text }) { return match.value }
        report(.unknownWord(scalar.text, what: what, known: words.map(\.key)))
        return nil
    }

    /// The case whose raw value the word is.
    package func choice<Value>(of type: Value.Type, what: String) -> Value?
    where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        guard let scalar, !scalar.isNull else { return wrongType(expected: "a word") }
        if let value = Value(rawValue: scalar.text) { return value }
        report(.unknownWord(scalar.text, what: what, known: Value.allCases.map(\.rawValue)))
        return nil
    }

    /// The index of the word in `names`.
    package func index(among names: [String], what: String) -> Int? {
        guard let scalar, !scalar.isNull else { return wrongType(expected: "a name") }
        if let index = names.firstIndex(of: scalar.text) { return index }
        report(.unknownWord(scalar.text, what: what, known: names))
        return nil
    }

    /// A name for files, populations and expressions: lower-case letters, digits and underscores, a letter first.
    package func identifier() -> String? {
        guard let text = text() else { return nil }
        let isIdentifier =
            text.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            } && text.first?.isLetter == true
        guard isIdentifier else {
            report(
                .invalid(
                    reason: "'\(text)' is no name: lower-case letters, digits and underscores, a letter first"
                )
            )
            return nil
        }
        return text
    }

    static func text(of range: ClosedRange<Double>) -> String {
        switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
        case (true, true): "from \(range.lowerBound) to \(range.upperBound)"
        case (true, false): "\(range.lowerBound) or more"
        case (false, true): "at most \(range.upperBound)"
        case (false, false): "any number"
        }
    }
}
