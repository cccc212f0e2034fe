import Documents
import Scoring

/// Decodes the steps of a specification in order.
///
/// ```yaml
/// - joint: core                         # drawn together, fitted to the margins
///   features: [sex, age_class, category]
///   given: [region]
/// - draw: age
///   cases:
///     - when: age_class = under_25
///       uniform: {low: 16, high: 25}
///     - uniform: {low: 25, high: 71}
///   provenance: {inferred: even within a class}
///   adjust: min(age, 70)
/// - derive: long_term
///   as: days_registered >= 365
/// ```
struct GenerationDecoder {
    static let stepKeys = ["joint", "draw", "derive"]

    let population: String
    /// All features, hidden ones included.
    let schema: Schema
    let ledger: NumberLedger
    let constants: [String: Double]
    private var builder: JointBuilder
    private var steps: [GeneratorStep] = []
    private var made: Set<Int> = []

    init(
        population: String,
        schema: Schema,
        ledger: NumberLedger,
        constants: [String: Double],
        margins: [Margin],
        parts: [SpecificationSections.Part]
    ) {
        self.population = population
        self.schema = schema
        self.ledger = ledger
        self.constants = constants
        builder = JointBuilder(
            population: population,
            features: schema.features,
            margins: margins,
            formulas: Self.formulas(parts, schema: schema, constants: constants)
        )
    }

    /// The formulas of derived features, for the cells of joint tables.
    ///
    /// Faults are left to the step itself.
    private static func formulas(
        _ parts: [SpecificationSections.Part],
        schema: Schema,
        constants: [String: Double]
    ) -> [(feature: Int, expression: Expression)] {
        parts.compactMap { part in
            guard
                case .mapping(let entries) = part.value.node.content,
                let name = entries.first(where: { $0.key == "derive" })?.value.text,
                let text = entries.first(where: { $0.key == "as" })?.value.text,
                let index = schema.index(of: name),
                let expression = try? Expression(
                    parsing: text,
                    schema: schema,
                    constants: constants,
                    resultingIn: schema.features[index]
                ),
                !expression.features.contains(index)
            else { return nil }
            return (index, expression)
        }
    }

    /// The steps of `parts`; faults are reported, and the rest is decoded all the same.
    mutating func decode(_ parts: [SpecificationSections.Part], root: DocumentValue) -> [GeneratorStep] {
        for part in parts {
            guard let reader = part.value.mapping(), let (key, target) = reader.one(of: Self.stepKeys) else {
                continue
            }
            _ = reader.optional("after")
            switch key {
            case "joint": decodeJoint(reader, named: target)
            case "draw": decodeDraw(reader, of: target)
            default: decodeDerived(reader, of: target)
            }
            reader.finish()
        }
        let missing = schema.features.indices.filter { !made.contains($0) }.map { schema.features[$0].name }
        if !missing.isEmpty {
            root.report(.invalid(reason: "no step makes \(missing.joined(separator: ", "))"))
        }
        return steps
    }

    private mutating func add(_ step: GeneratorStep, at value: DocumentValue) {
        let unmade = step.reads.subtracting(made).map { schema.features[$0].name }.sorted()
        if !unmade.isEmpty {
            value.report(.invalid(reason: "\(unmade.joined(separator: ", ")) is read before it is made"))
        }
        let again = step.writes.filter { made.contains($0) && !step.reads.contains($0) }
        if !again.isEmpty {
            let names = again.map { schema.features[$0].name }.joined(separator: ", ")
            value.report(.invalid(reason: "\(names) is made twice"))
        }
        made.formUnion(step.writes)
        steps.append(step)
    }

    private mutating func decodeJoint(_ reader: MappingReader, named target: DocumentValue) {
        let drawn = reader.required("features")?.list { levelFeature($0) }
        let given = reader.optional("given").map { $0.list { levelFeature($0) } } ?? .some([])
        guard let name = target.text(), let drawn, let given, !drawn.isEmpty else { return }
        do {
            let table = try builder.table(name: name, drawn: drawn, given: given)
            add(.joint(table), at: target)
        } catch {
            target.report(.invalid(reason: error.description))
        }
    }

    private func levelFeature(_ value: DocumentValue) -> Int? {
        guard let index = value.featureIndex(in: schema) else { return nil }
        let feature = schema.features[index]
        guard feature.kind.levels != nil, feature.missing == .refused else {
            value.report(
                .invalid(
                    reason: "'\(feature.name)' needs levels and must not be missing to be in a joint table"
                )
            )
            return nil
        }
        return index
    }

    private mutating func decodeDraw(_ reader: MappingReader, of target: DocumentValue) {
        let adjust = reader.optional("adjust")
        guard let index = target.featureIndex(in: schema) else {
            for key in SamplerDecoder.keys + ["cases", "provenance", "round", "range"] { _ = reader.has(key) }
            return
        }
        let feature = schema.features[index]
        let decoder = SamplerDecoder(feature: feature, schema: schema, ledger: ledger, constants: constants)
        var cases: [DrawStep.Case]?
        if let list = reader.optional("cases") {
            let block = ledger.block(reader, inherited: nil)
            cases = decodeCases(list, decoder, block: block)
        } else {
            cases = decoder.sampler(reader, name: feature.name, inherited: nil)
                .map { [DrawStep.Case(condition: nil, sampler: $0)] }
        }
        guard let cases else {
            made.insert(index)
            return
        }
        let stream = UniformStream(name: "feature:\(feature.name)")
        add(.draw(DrawStep(feature: index, stream: stream, cases: cases)), at: target)
        if let adjust,
            let formula = adjust.expression(schema: schema, constants: constants, resultingIn: feature)
        {
            add(.derived(feature: index, formula), at: adjust)
        }
    }

    private func decodeCases(
        _ list: DocumentValue,
        _ decoder: SamplerDecoder,
        block: NumberLedger.BlockProvenance?
    ) -> [DrawStep.Case]? {
        guard let elements = list.list() else { return nil }
        var cases: [DrawStep.Case] = []
        for (position, element) in elements.enumerated() {
            let name = "\(decoder.feature.name).case\(position + 1)"
            let isLast = position == elements.count - 1
            let decoded: DrawStep.Case? = element.mapping { reader in
                let when = reader.optional("when")
                let condition = when?.expression(schema: schema, constants: constants)
                let sampler = decoder.sampler(reader, name: name, inherited: block)
                if isLast != (when == nil) {
                    element.report(
                        .invalid(reason: "every case but the last says when; the last is everybody else's")
                    )
                    return nil
                }
                guard let sampler, isLast || condition != nil else { return nil }
                return DrawStep.Case(condition: condition, sampler: sampler)
            }
            if let decoded { cases.append(decoded) }
        }
        return cases.count == elements.count && !cases.isEmpty ? cases : nil
    }

    private mutating func decodeDerived(_ reader: MappingReader, of target: DocumentValue) {
        let value = reader.required("as")
        guard let index = target.featureIndex(in: schema) else { return }
        guard
            let formula = value?.expression(
                schema: schema,
                constants: constants,
                resultingIn: schema.features[index]
            )
        else {
            made.insert(index)
            return
        }
        add(.derived(feature: index, formula), at: target)
    }
}

extension DocumentNode {
    /// The text of a scalar.
    fileprivate var text: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }
}
