import Documents
import Scoring

/// Decodes `facts.yaml`.
///
/// ```yaml
/// sample: {people: 100000, seed: 1}
/// reference: {sex: man, age_group: under_30}              # a person, of whom checks say what is different
/// facts:
///   - id: reference-woman
///     statement: {en: ..., fr: ...}
///     source: standard-numbers
///     person: {sex: woman}
///     value: short_term_chance
///     equals: 0.49
///     tolerance: 0.005                                    # or at_least, at_most instead of equals
///   - {id: ..., statement: ..., source: ..., population: ft-2024, share: decision = selected, among: rsa, at_most: 0.2}
///   - {id: ..., population: ft-2024, mean: score, ...}
///   - {id: ..., population: ft-2024, change: sex = woman, of: score, effect: lowers}   # or equals ... of the mean difference
///   - {id: ..., unchecked: the long-term function is not published}
/// ```
struct FactDecoder {
    let descriptor: ModelDescriptor

    private var schema: Schema { descriptor.schema }

    /// What expressions may name.
    private var names: Schema? {
        let outputs = descriptor.outputs.map(\.asFeature)
        let decision = Feature(name: "decision", kind: .ordinal(levels: descriptor.decision.names))
        return (try? Schema(features: schema.features + outputs + [decision]))
            ?? (try? Schema(features: schema.features + outputs))
    }

    /// The sheet; nil, with every fault reported, where there is none.
    func sheet(_ root: DocumentValue) -> FactSheet? {
        root.mapping { reader in
            let sample = reader.optional("sample")?.mapping { reader in
                let people = reader.required("people")?.integer(in: 1...10_000_000)
                let seed = reader.required("seed")?.integer(in: 0 ... .max)
                return people.flatMap { people in seed.map { (people: people, seed: UInt64($0)) } }
            }
            let reference = reader.optional("reference").map { row($0, from: nil) } ?? nil
            var ids: Set<String> = []
            let facts = reader.required("facts")?.list { value -> Fact? in
                guard let fact = value.mapping({ fact($0, reference: reference) }) else { return nil }
                if !ids.insert(fact.id).inserted { value.report(.duplicateName(fact.id, what: "fact")) }
                return fact
            }
            guard let facts else { return nil }
            return FactSheet(people: sample?.people ?? 100_000, seed: sample?.seed ?? 1, facts: facts)
        }
    }

    /// A person: what `value` says, over `base`.
    private func row(_ value: DocumentValue, from base: [Double]?) -> [Double]? {
        value.mapping { reader in
            var row = base ?? Array(repeating: .nan, count: schema.count)
            for (index, feature) in schema.features.enumerated() {
                if let value = reader.optional(feature.name)?.featureValue(of: feature.kind) {
                    row[index] = value
                }
            }
            return row
        }
    }

    private func fact(_ reader: MappingReader, reference: [Double]?) -> Fact? {
        let id = reader.required("id")?.text()
        let statement = reader.required("statement")?.localizedText()
        let source = reader.optional("source")
        if let source { _ = source.index(among: descriptor.provenance.sources.map(\.id), what: "source") }
        let check: FactCheck? =
            switch reader.one(of: ["person", "share", "mean", "change", "unchecked"]) {
            case ("person", let value)?: person(value, reader, reference: reference)
            case ("share", let value)?: mean(value, reader, unit: 0...1)
            case ("mean", let value)?: mean(value, reader, unit: nil)
            case ("change", let value)?: change(value, reader)
            case (_, let value)?: value.localizedText().map { .unchecked(reason: $0) }
            case nil: nil
            }
        guard let id, let statement, let check else { return nil }
        return Fact(id: id, statement: statement, source: source?.scalar?.text, check: check)
    }

    private func person(_ value: DocumentValue, _ reader: MappingReader, reference: [Double]?) -> FactCheck? {
        let row = self.row(value, from: reference)
        let expression = self.expression(reader.required("value"))
        let expected = self.expectation(reader)
        guard let row, let expression, let expected else { return nil }
        for (feature, value) in zip(schema.features, row) where value.isNaN && feature.missing == .refused {
            reader.value.report(.invalid(reason: "the person needs a value of '\(feature.name)'"))
        }
        return .person(row: row, value: expression, expected: expected)
    }

    private func mean(_ value: DocumentValue, _ reader: MappingReader, unit: ClosedRange<Double>?)
        -> FactCheck?
    {
        let population = reader.required("population")?.text()
        let expression = self.expression(value)
        let among = self.expression(reader.optional("among"))
        let expected = self.expectation(reader, in: unit)
        guard let population, let expression, let expected else { return nil }
        return .mean(population: population, value: expression, among: among, expected: expected)
    }

    private func change(_ value: DocumentValue, _ reader: MappingReader) -> FactCheck? {
        let population = reader.required("population")?.text()
        let among = self.expression(reader.optional("among"))
        let output = self.output(reader)
        let intervention = self.intervention(value)
        if reader.has("effect") {
            let effect = reader.required("effect")?.choice(of: FactCheck.Direction.self, what: "effect")
            guard let population, let output, let intervention, let effect else { return nil }
            return .direction(population: population, intervention, output: output, among: among, effect)
        }
        let expected = self.expectation(reader)
        guard let population, let output, let intervention, let expected else { return nil }
        return .change(population: population, intervention, output: output, among: among, expected: expected)
    }

    private func output(_ reader: MappingReader) -> Int? {
        if descriptor.outputs.count == 1, !reader.has("of") { return 0 }
        return reader.required("of")?.index(among: descriptor.outputs.map(\.name), what: "output")
    }

    private func intervention(_ value: DocumentValue) -> Intervention? {
        guard let text = value.text() else { return nil }
        do {
            return try Intervention(parsing: text, schema: schema)
        } catch {
            value.report(Self.problem(error))
            return nil
        }
    }

    private static func problem(_ error: ScoringError) -> DiagnosticProblem {
        switch error {
        case .unknownFeature(let name, let known):
            .unknownWord(name, what: "feature", known: known)
        case .unknownLevel(let feature, let level, let known):
            .unknownWord(level, what: "level of '\(feature)'", known: known)
        case .illegalChange(_, let change, let reason):
            .invalid(reason: "the change '\(change)' cannot be made: \(reason)")
        case .illegalValue(_, let value, let allowed):
            .outOfRange(value: value, allowed: allowed)
        default:
            .invalid(reason: "the change cannot be read: \(error)")
        }
    }

    private func expression(_ value: DocumentValue?) -> Expression? {
        guard let value, let names else { return nil }
        return value.expression(schema: names)
    }

    private func expectation(_ reader: MappingReader, in range: ClosedRange<Double>? = nil) -> Expectation? {
        let equals = reader.optional("equals")
        let tolerance = reader.optional("tolerance")?.number(in: 0...(.infinity))
        let lowest = reader.optional("at_least")?.number(in: range)
        let highest = reader.optional("at_most")?.number(in: range)
        if let equals {
            if tolerance == nil { reader.value.report(.missingKey("tolerance")) }
            guard let value = equals.number(in: range), let tolerance else { return nil }
            return Expectation(range: (value - tolerance)...(value + tolerance))
        }
        guard lowest != nil || highest != nil else {
            reader.value.report(.oneKeyNeeded(of: ["equals", "at_least", "at_most"], found: []))
            return nil
        }
        guard lowest ?? -.infinity <= highest ?? .infinity else {
            reader.value.report(.notRising(what: "bounds"))
            return nil
        }
        return Expectation(range: (lowest ?? -.infinity)...(highest ?? .infinity))
    }
}
