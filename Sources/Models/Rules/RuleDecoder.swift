import Documents
import Scoring

/// Decodes rules.
///
/// ```yaml
/// output: {name: level, label: {...}, levels: [closure, potential_closure, potential_control]}
/// flags:
///   - {name: no_application, label: {...}, when: applications_90d = 0}
/// rules:                                # the first one that holds decides
///   - {level: closure, when: in_training}
/// otherwise: potential_closure
/// ```
struct RuleDecoder {
    let context: DecodingContext

    /// The part; nil, with every fault reported, where there is none.
    func part(_ reader: MappingReader) -> RulePart? {
        let output = reader.required("output")?.mapping(output)
        var names: [String]?
        if case .level(let levels)? = output?.kind { names = levels }
        let flags = flags(reader)
        let rules = reader.required("rules")?.list { value in
            value.mapping { rule(($0), levels: names, flags.context) }
        }
        let otherwise = reader.required("otherwise")
            .flatMap { value in names.flatMap { value.index(among: $0, what: "level") } }
        guard let output, let list = flags.list, let rules, let otherwise else { return nil }
        return RulePart(output: output, flags: list, rules: rules, otherwise: otherwise)
    }

    private func output(_ reader: MappingReader) -> Output? {
        let name = reader.required("name")?.identifier()
        let label = reader.optional("label")?.localizedText()
        let value = reader.required("levels")
        guard let levels = value?.distinctTexts("level") else { return nil }
        guard levels.count >= 2 else {
            value?.report(.invalid(reason: "at least two levels are needed, the lowest first"))
            return nil
        }
        return name.map { Output(name: $0, label: label, kind: .level(names: levels)) }
    }

    private func rule(_ reader: MappingReader, levels: [String]?, _ context: DecodingContext) -> RulePart
        .Rule?
    {
        let value = reader.required("level")
        let level = value.flatMap { value in levels.flatMap { value.index(among: $0, what: "level") } }
        let condition = context.expression(reader.required("when"))
        guard let level, let condition else { return nil }
        return RulePart.Rule(condition: condition, level: level)
    }

    /// The flags, and the context in which rules may name them.
    private func flags(_ reader: MappingReader) -> (list: [RulePart.Flag]?, context: DecodingContext) {
        var context = context
        guard let values = reader.optional("flags") else { return ([], context) }
        guard let elements = values.list() else { return (nil, context) }
        var flags: [RulePart.Flag?] = []
        for element in elements {
            let flag = element.mapping { reader -> RulePart.Flag? in
                let name = reader.required("name")?.identifier()
                let label = reader.optional("label")?.localizedText()
                let condition = context.expression(reader.required("when"))
                guard let name else { return nil }
                let feature = Feature(name: name, kind: .binary(no: "no", yes: "yes"))
                guard let next = context.adding(feature) else {
                    reader.report(.duplicateName(name, what: "feature, parameter or flag"), key: "name")
                    return nil
                }
                context = next
                return condition.map {
                    RulePart.Flag(name: name, label: label ?? LocalizedText(name), condition: $0)
                }
            }
            flags.append(flag)
        }
        let whole = flags.compactMap(\.self)
        return (whole.count == flags.count ? whole : nil, context)
    }
}
