import Documents
import Scoring

/// Decodes scores that are formulas.
///
/// ```yaml
/// formulas:
///   - {name: risk, label: {...}, kind: probability, value: "if(prefilled, after, before)"}
/// ```
struct FormulaDecoder {
    let context: DecodingContext

    /// The part; nil, with every fault reported, where there is none.
    func part(_ reader: MappingReader) -> FormulaPart? {
        guard let values = reader.required("formulas")?.list() else { return nil }
        var context = context
        var formulas: [FormulaPart.Formula?] = []
        for value in values {
            let formula = value.mapping { reader -> FormulaPart.Formula? in
                let name = reader.required("name")?.identifier()
                let label = reader.optional("label")?.localizedText()
                let kinds: KeyValuePairs<String, OutputKind> = [
                    "probability": .probability, "score": .score,
                ]
                let kind = reader.required("kind")?.choice(kinds, what: "kind of score")
                let expression = context.expression(reader.required("value"))
                guard let name, let kind, let expression else { return nil }
                return FormulaPart.Formula(
                    output: Output(name: name, label: label, kind: kind),
                    expression: expression
                )
            }
            formulas.append(formula)
            if let formula {
                if let next = context.adding(formula.output.asFeature) {
                    context = next
                } else {
                    value.report(.duplicateName(formula.output.name, what: "feature, parameter or output"))
                }
            }
        }
        let whole = formulas.compactMap(\.self)
        guard whole.count == formulas.count, !whole.isEmpty else { return nil }
        return FormulaPart(formulas: whole)
    }
}
