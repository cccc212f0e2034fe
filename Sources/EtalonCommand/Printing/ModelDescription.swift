import Results
import Scoring

/// A model as `etalon describe` prints it.
struct ModelDescription {
    private let model: ModelRecord
    private let language: Language

    /// The description of `model`.
    init(_ model: ModelRecord, language: Language = .english) {
        self.model = model
        self.language = language
    }

    private func word(_ english: String, _ french: String) -> String {
        language == .english ? english : french
    }

    /// The whole text.
    var text: String {
        [head, provenance, features, outputs, bundles, equations, parameters, sources].filter { !$0.isEmpty }
            .joined(
                separator: "\n\n"
            )
    }

    private var head: String {
        """
        \(model.name.text(in: language)) (\(model.id) \(model.version))
        \(word("system:", "système :")) \(model.system.text(in: language))
        \(word("family:", "famille :")) \(model.family), \(model.plugin.kind) plugin, \(word("files", "fichiers")) \(model.sha256.prefix(12))
        """
    }

    private var provenance: String {
        let counts = ProvenanceWords.all.compactMap { name in
            model.provenance.counts[name].map { "\($0) \(ProvenanceWords.plural(name, in: language))" }
        }
        let classification = ProvenanceWords.classification(model.provenance.classification, in: language)
        return """
            \(word("provenance:", "provenance :")) \(classification)
            \(model.provenance.summary.text(in: language))
            \(word("numbers:", "nombres :")) \(counts.isEmpty ? word("none", "aucun") : counts.joined(separator: ", "))
            """
    }

    private var features: String {
        let rows = model.features.map { feature in
            [
                feature.name, feature.kind, values(of: feature), feature.roles.joined(separator: ", "),
                feature.label.text(in: language),
            ]
        }
        return word("takes", "lit") + "\n" + Self.indented(TextColumns.aligned(rows))
    }

    private func values(of feature: FeatureRecord) -> String {
        if let levels = feature.levels { return levels.joined(separator: " | ") }
        guard let lower = feature.lower, let upper = feature.upper else { return "" }
        let number = Self.number
        return "\(number(lower)) … \(number(upper))" + (feature.unit.map { " " + $0 } ?? "")
    }

    private var outputs: String {
        var lines = model.outputs.map { output in
            "\(output.name): \(output.kind)"
                + (output.levels.map { " (" + $0.joined(separator: " < ") + ")" } ?? "")
                + (output.label.text(in: language) == output.name
                    ? "" : ", \(output.label.text(in: language))")
        }
        if let decision = model.decision {
            lines.append(word("decision: ", "décision : ") + text(of: decision))
        }
        if let target = model.target {
            lines.append(word("claims to predict: ", "prétend prédire : ") + target)
        }
        let levels = Set(
            (model.decision?.names ?? []) + model.features.flatMap { $0.levels ?? [] }
                + model.outputs.flatMap { $0.levels ?? [] }
        )
        let labels = levels.sorted().compactMap { level -> String? in
            model.levelLabels?[level].map { "\(level): \($0.text(in: language))" }
        }
        if !labels.isEmpty {
            lines.append(word("where ", "où ") + labels.joined(separator: ", "))
        }
        return word("gives", "donne") + "\n" + Self.indented(lines.joined(separator: "\n"))
    }

    private func text(of decision: DecisionRecord) -> String {
        let cuts = decision.cuts.map(Self.number).joined(separator: ", ")
        switch decision.kind {
        case "threshold":
            return word(
                "selected where \(decision.output) is at least \(cuts)",
                "sélection si \(decision.output) atteint \(cuts)"
            )
        case "ordered-levels":
            return decision.names.joined(separator: " < ") + word(", cut at ", ", seuils à ") + cuts
        default:
            let size =
                decision.capacity.map { word("\($0) people", "\($0) personnes") }
                ?? decision.share.map {
                    let percent = Self.number($0 * 100)
                    return word("\(percent) % of the people", "\(percent) % des personnes")
                }
            return word(
                "the \(size ?? "people") with the highest \(decision.output)",
                "les \(size ?? "personnes") dont \(decision.output) est le plus haut"
            )
        }
    }

    private var bundles: String {
        let rows = (model.interventions ?? []).map { [$0.id, $0.changes, $0.label.text(in: language)] }
        return rows.isEmpty
            ? ""
            : word("changes measured together", "changements mesurés ensemble") + "\n"
                + Self.indented(TextColumns.aligned(rows))
    }

    private var equations: String {
        let lines = (model.equations ?? []).map { "\($0.feature) = \($0.formula) (\($0.reason))" }
        return lines.isEmpty
            ? ""
            : word("follows, by assumption", "découle, par hypothèse") + "\n"
                + Self.indented(lines.joined(separator: "\n"))
    }

    private var parameters: String {
        let rows = model.provenance.parameters.map { parameter in
            [
                parameter.name,
                parameter.value.map(Self.number) ?? "\(parameter.count) \(word("numbers", "nombres"))",
                ProvenanceWords.singular(parameter.provenance, in: language),
                Self.origin(of: parameter),
            ]
        }
        return rows.isEmpty
            ? "" : word("numbers", "nombres") + "\n" + Self.indented(TextColumns.aligned(rows))
    }

    private static func origin(of parameter: ParameterRecord) -> String {
        var text = parameter.source ?? parameter.reason ?? ""
        if let lower = parameter.lower, let upper = parameter.upper {
            text = "\(number(lower)) … \(number(upper))" + (text.isEmpty ? "" : ": " + text)
        }
        return text
    }

    private var sources: String {
        let lines = model.provenance.sources.map { source in
            "[\(source.id)] \(source.title)" + (source.address.map { " <\($0)>" } ?? "")
        }
        return lines.isEmpty ? "" : "sources\n" + Self.indented(lines.joined(separator: "\n"))
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(
            separator: "\n"
        )
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
