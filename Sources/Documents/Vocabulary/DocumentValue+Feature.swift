package import Scoring

extension DocumentValue {
    /// One input of a model or of a population.
    ///
    /// ```yaml
    /// name: age
    /// label: {en: Age, fr: Âge}
    /// kind: count                 # binary, ordinal, categorical, count, continuous
    /// range: [16, 70]             # of a number; levels: [a, b] of the others
    /// unit: years
    /// missing: refused            # or passed, or {imputed: 40}
    /// roles: [protected, immutable]
    /// shifts: [-1, 1]
    /// ```
    ///
    /// - Returns: nil, with every fault reported, where it is none.
    package func feature() -> Feature? {
        mapping { reader in
            let name = reader.required("name")?.identifier()
            let label = reader.optional("label")?.localizedText()
            let kind = Self.kind(reader)
            let unit = reader.optional("unit")?.text()
            let missing = reader.optional("missing").map { $0.missingPolicy(of: kind) } ?? .some(.refused)
            let roles = Self.roles(reader)
            var shifts = reader.optional("shifts")?.numbers()
            if let kind, kind.range == nil, reader.has("shifts") {
                reader.report(.invalid(reason: "levels cannot be shifted; leave it out"), key: "shifts")
                shifts = nil
            }
            guard let name, let kind, let missing, let roles else { return nil }
            return Feature(
                name: name,
                label: label,
                kind: kind,
                unit: unit,
                missing: missing,
                roles: roles,
                shifts: shifts
            )
        }
    }

    private static func kind(_ reader: MappingReader) -> FeatureKind? {
        let words: KeyValuePairs = [
            "binary": "binary", "ordinal": "ordinal", "categorical": "categorical", "count": "count",
            "continuous": "continuous",
        ]
        guard let word = reader.required("kind")?.choice(words, what: "kind") else {
            _ = (reader.has("levels"), reader.has("range"))
            return nil
        }
        switch word {
        case "binary":
            guard let value = reader.optional("levels") else { return .binary(no: "no", yes: "yes") }
            guard let levels = value.distinctTexts("level") else { return nil }
            guard levels.count == 2 else {
                value.report(.wrongCount(what: "levels", expected: 2, found: levels.count))
                return nil
            }
            return .binary(no: levels[0], yes: levels[1])
        case "ordinal", "categorical":
            guard let value = reader.required("levels"), let levels = value.distinctTexts("level") else {
                return nil
            }
            guard !levels.isEmpty else {
                value.report(.invalid(reason: "at least one level is needed"))
                return nil
            }
            return word == "ordinal" ? .ordinal(levels: levels) : .categorical(levels: levels)
        case "count":
            guard let value = reader.required("range"), let range = value.interval() else { return nil }
            guard [range.lowerBound, range.upperBound].allSatisfy({ $0 == $0.rounded() }) else {
                value.report(.invalid(reason: "the bounds of a count are whole numbers"))
                return nil
            }
            return .count(range: range)
        default:
            return (reader.required("range")?.interval()).map { .continuous(range: $0) }
        }
    }

    private func missingPolicy(of kind: FeatureKind?) -> MissingPolicy? {
        guard isMapping else {
            return choice(["refused": .refused, "passed": .passed], what: "missing policy")
        }
        return mapping { reader in
            guard let kind else {
                _ = reader.required("imputed")
                return nil
            }
            return (reader.required("imputed")?.featureValue(of: kind)).map { .imputed($0) }
        }
    }

    /// A legal value of a feature: the name of a level, or a number.
    package func featureValue(of kind: FeatureKind) -> Double? {
        if let levels = kind.levels { return index(among: levels, what: "level").map(Double.init) }
        guard let value = number(in: kind.range) else { return nil }
        guard kind.contains(value) else {
            report(.outOfRange(value: value, allowed: "a \(kind.word) is a whole number"))
            return nil
        }
        return value
    }

    private static func roles(_ reader: MappingReader) -> FeatureRoles? {
        guard let value = reader.optional("roles") else { return [] }
        let names = FeatureRoles.words.map(\.word)
        let roles = value.list { element in
            element.index(among: names, what: "role").map { FeatureRoles.words[$0].role }
        }
        return roles?.reduce(into: FeatureRoles()) { $0.formUnion($1) }
    }
}
