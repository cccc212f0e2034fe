import Documents
import Scoring

/// Decodes the descriptor of a process plugin: the members of a `model.yaml`, with the values themselves in place of
/// their provenance.
///
/// ```json
/// {
///   "model": "my-model", "version": "1.0.0", "name": {"en": "...", "fr": "..."}, "system": "...",
///   "precision": "float64", "target": null,
///   "features": [{"name": "age", "kind": "count", "range": [16, 70], "missing": "refused", "roles": ["protected"]}],
///   "consistency": [{"required": "age >= 16"}],
///   "outputs": [{"name": "risk", "kind": "probability"}],
///   "decision": {"threshold": {"output": "risk", "at": 0.5}},
///   "provenance": {"class": "conceptual", "summary": "...", "sources": []},
///   "parameters": [{"name": "offset", "value": 1, "provenance": {"assumed": [0, 2], "because": "..."}}]
/// }
/// ```
enum ProcessDescriptorReader {
    /// The descriptor; nil, with every fault reported, where it cannot be used.
    static func descriptor(_ value: DocumentValue) -> ModelDescriptor? {
        value.mapping { reader in
            let id = reader.required("model")?.text()
            let version = reader.required("version")?.text()
            let name = reader.required("name")?.localizedText()
            let system = reader.required("system")?.localizedText()
            let precision = reader.optional("precision").map {
                $0.choice(of: Precision.self, what: "precision")
            }
            let target = reader.optional("target")?.text()
            let schema = reader.schema()
            let outputs = reader.required("outputs")?.list { output($0) }
            let decision = reader.required("decision")
            let rule = outputs.flatMap { outputs in decision?.mapping { decisionRule($0, outputs) } }
            let provenance = reader.required("provenance")?.modelProvenance()
            let scope = ProvenanceScope(sources: provenance?.sources ?? [])
            let parameters =
                reader.optional("parameters").map { $0.list { parameter($0, scope) } } ?? .some([])
            guard let id, let version, let name, let system, let precision = precision ?? .float64,
                let schema,
                let outputs, let rule, let provenance, let parameters
            else { return nil }
            return ModelDescriptor(
                id: id,
                version: version,
                name: name,
                system: system,
                family: "process",
                schema: schema,
                precision: precision,
                outputs: outputs,
                decision: rule,
                target: target,
                provenance: provenance,
                parameters: parameters
            )
        }
    }

    private static func output(_ value: DocumentValue) -> Output? {
        value.mapping { reader in
            let name = reader.required("name")?.identifier()
            let label = reader.optional("label")?.localizedText()
            let kind = reader.required("kind")?.choice(
                ["probability": "probability", "score": "score", "level": "level"],
                what: "kind"
            )
            guard let name, let kind else { return nil }
            switch kind {
            case "probability": return Output(name: name, label: label, kind: .probability)
            case "score": return Output(name: name, label: label, kind: .score)
            default:
                guard let levels = reader.required("levels")?.distinctTexts("level") else { return nil }
                return Output(name: name, label: label, kind: .level(names: levels))
            }
        }
    }

    private static func decisionRule(_ reader: MappingReader, _ outputs: [Output]) -> DecisionRule? {
        guard let (key, value) = reader.one(of: ["threshold", "levels", "capacity"]) else { return nil }
        return value.mapping { reader in
            let index =
                outputs.count == 1 && !reader.has("output")
                ? 0 : reader.required("output")?.index(among: outputs.map(\.name), what: "output")
            switch key {
            case "threshold":
                guard let cut = reader.required("at")?.number(), let index else { return nil }
                return .threshold(output: index, cut: cut)
            case "levels":
                let list = reader.required("cuts")
                guard let cuts = list?.numbers(),
                    let names = reader.required("names")?.distinctTexts("level"),
                    let index
                else { return nil }
                guard zip(cuts, cuts.dropFirst()).allSatisfy({ $0 < $1 }) else {
                    list?.report(.notRising(what: "cuts"))
                    return nil
                }
                guard names.count == cuts.count + 1 else {
                    list?.report(.wrongCount(what: "cuts", expected: names.count - 1, found: cuts.count))
                    return nil
                }
                return .orderedLevels(output: index, cuts: cuts, names: names)
            default:
                guard let (word, size) = reader.one(of: ["share", "count"]), let index else { return nil }
                return word == "share"
                    ? size.number(in: 0...1).map { .capacity(output: index, size: .share($0)) }
                    : size.integer(in: 0...Int.max).map { .capacity(output: index, size: .count($0)) }
            }
        }
    }

    private static func parameter(_ value: DocumentValue, _ scope: ProvenanceScope) -> Parameter? {
        value.mapping { reader in
            let name = reader.required("name")?.text()
            let number = reader.optional("value")?.number()
            let count = reader.optional("count").map { $0.integer(in: 1...Int.max) } ?? .some(1)
            let provenance = reader.required("provenance")?.parameterProvenance(scope)
            guard let name, let count, let provenance else { return nil }
            return number.map { Parameter(name: name, value: $0, provenance: provenance) }
                ?? Parameter(name: name, count: count, provenance: provenance)
        }
    }
}
