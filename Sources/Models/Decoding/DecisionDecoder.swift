import Documents
import Scoring

/// Decodes how scores become decisions.
///
/// ```yaml
/// decision:
///   threshold: {output: risk, at: {value: 0.63, published: api}}
///   # or
///   levels: {output: risk, cuts: [{...}, {...}], names: [low, middle, high]}
///   # or
///   capacity: {output: risk, share: {...}}        # or count: {...}
///   # or
///   by_level: alert                               # an output that is a level decides as it is
/// ```
///
/// `output` may be left out where there is one.
struct DecisionDecoder {
    let context: DecodingContext
    let outputs: [Output]

    /// The rule; nil, with every fault reported, where there is none.
    func rule(_ value: DocumentValue) -> DecisionRule? {
        value.mapping { reader in
            guard let (key, part) = reader.one(of: ["threshold", "levels", "capacity", "by_level"]) else {
                return nil
            }
            switch key {
            case "threshold": return part.mapping(threshold)
            case "levels": return part.mapping(levels)
            case "capacity": return part.mapping(capacity)
            default: return byLevel(part)
            }
        }
    }

    private func output(_ reader: MappingReader) -> Int? {
        if outputs.count == 1, !reader.has("output") { return 0 }
        return reader.required("output")?.index(among: outputs.map(\.name), what: "output")
    }

    private func threshold(_ reader: MappingReader) -> DecisionRule? {
        let output = output(reader)
        let cut = context.number(reader.required("at"), "decision.threshold")
        guard let output, let cut else { return nil }
        return .threshold(output: output, cut: cut)
    }

    private func levels(_ reader: MappingReader) -> DecisionRule? {
        let output = output(reader)
        let list = reader.required("cuts")
        let numbers = list?.list()?.enumerated().map { context.number($1, "decision.cuts[\($0)]") }
        let names = reader.required("names")
        let texts = names?.distinctTexts("level")
        guard let output, let list, let numbers, let names, let texts else { return nil }
        let cuts = numbers.compactMap(\.self)
        guard cuts.count == numbers.count else { return nil }
        guard zip(cuts, cuts.dropFirst()).allSatisfy({ $0 < $1 }) else {
            list.report(.notRising(what: "cuts"))
            return nil
        }
        guard texts.count == cuts.count + 1 else {
            names.report(
                .wrongCount(
                    what: "names (one more than there are cuts)",
                    expected: cuts.count + 1,
                    found: texts.count
                )
            )
            return nil
        }
        return .orderedLevels(output: output, cuts: cuts, names: texts)
    }

    private func capacity(_ reader: MappingReader) -> DecisionRule? {
        let output = output(reader)
        guard let (key, value) = reader.one(of: ["share", "count"]) else { return nil }
        if key == "share" {
            guard let share = context.number(value, "decision.share", in: 0...1), let output else {
                return nil
            }
            return .capacity(output: output, size: .share(share))
        }
        guard let number = context.number(value, "decision.count", in: 0...1e15), let output else {
            return nil
        }
        guard let count = Int(exactly: number) else {
            value.report(.outOfRange(value: number, allowed: "people are counted in whole numbers"))
            return nil
        }
        return .capacity(output: output, size: .count(count))
    }

    private func byLevel(_ value: DocumentValue) -> DecisionRule? {
        guard let index = value.index(among: outputs.map(\.name), what: "output") else { return nil }
        guard case .level(let names) = outputs[index].kind else {
            value.report(
                .invalid(reason: "'\(outputs[index].name)' is no level; use threshold, levels or capacity")
            )
            return nil
        }
        let cuts = names.indices.dropFirst().map { Double($0) - 0.5 }
        return .orderedLevels(output: index, cuts: cuts, names: names)
    }
}
