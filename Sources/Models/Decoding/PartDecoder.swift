import Documents
import Scoring

/// Decodes what computes the scores: one part, or those of a composite model.
struct PartDecoder {
    let context: DecodingContext

    /// The parts of a model and which of their scores the model shows.
    struct Parts {
        let parts: [ModelPart]
        let exposedColumns: [Int]

        /// The scores that the model shows.
        var exposedOutputs: [Output] {
            let all = parts.flatMap(\.outputs)
            return exposedColumns.map { all[$0] }
        }
    }

    /// The parts of a model of `family` whose keys `reader` reads.
    func parts(_ reader: MappingReader, family: String) -> Parts? {
        if family == "composite" { return composite(reader) }
        guard let part = part(reader, family: family, context) else { return nil }
        return Parts(parts: [part], exposedColumns: Array(part.outputs.indices))
    }

    private func part(_ reader: MappingReader, family: String, _ context: DecodingContext) -> ModelPart? {
        switch family {
        case "linear", "logistic", "additive":
            AdditiveDecoder(context: context, family: family).part(reader).map { .additive($0) }
        case "trees":
            TreeDecoder(context: context).part(reader).map { .trees($0) }
        case "rules":
            RuleDecoder(context: context).part(reader).map { .rules($0) }
        default:
            FormulaDecoder(context: context).part(reader).map { .formulas($0) }
        }
    }

    /// ```yaml
    /// parts:
    ///   - {family: logistic, outputs: [...]}
    ///   - {family: rules, ...}          # its conditions may name the scores above, as formulas may
    /// outputs: [risk, alert]            # of all scores those that the model shows; all unless given
    /// ```
    private func composite(_ reader: MappingReader) -> Parts? {
        let shown = reader.optional("outputs")
        guard let values = reader.required("parts")?.list() else { return nil }
        var context = context
        var parts: [ModelPart] = []
        var isWhole = true
        for value in values {
            let families: KeyValuePairs = [
                "linear": "linear", "logistic": "logistic", "additive": "additive", "trees": "trees",
                "rules": "rules",
                "formulas": "formulas",
            ]
            let part = value.mapping { reader in
                reader.required("family")?.choice(families, what: "family").flatMap { family in
                    // Rules and formulas see the scores of the parts before them; sums and trees see people alone.
                    let seesScores = family == "rules" || family == "formulas"
                    return self.part(reader, family: family, seesScores ? context : self.context)
                }
            }
            guard let part else {
                isWhole = false
                continue
            }
            for output in part.outputs {
                guard let next = context.adding(output.asFeature) else {
                    value.report(.duplicateName(output.name, what: "feature, parameter or output"))
                    isWhole = false
                    continue
                }
                context = next
            }
            parts.append(part)
        }
        guard isWhole, !parts.isEmpty else {
            if values.isEmpty { reader.report(.invalid(reason: "at least one part is needed"), key: "parts") }
            return nil
        }
        let names = parts.flatMap(\.outputs).map(\.name)
        guard let shown else { return Parts(parts: parts, exposedColumns: Array(names.indices)) }
        guard shown.distinctTexts("output") != nil else { return nil }
        return (shown.list { $0.index(among: names, what: "output") })
            .map { Parts(parts: parts, exposedColumns: $0) }
    }
}

extension Output {
    /// The output as expressions of later parts see it.
    var asFeature: Feature {
        switch kind {
        case .probability: Feature(name: name, kind: .continuous(range: 0...1), missing: .passed)
        case .score:
            Feature(
                name: name,
                kind: .continuous(range: -.infinity ... .infinity),
                missing: .passed,
                shifts: []
            )
        case .level(let names): Feature(name: name, kind: .ordinal(levels: names), missing: .passed)
        }
    }
}
