import Results

/// A model as `etalon describe` prints it.
struct ModelDescription {
    private let model: ModelRecord

    /// The description of `model`.
    init(_ model: ModelRecord) {
        self.model = model
    }

    /// The whole text.
    var text: String {
        [head, provenance, features, outputs, parameters, sources].filter { !$0.isEmpty }.joined(
            separator: "\n\n"
        )
    }

    private var head: String {
        """
        \(model.name.english) (\(model.id) \(model.version))
        system: \(model.system.english)
        family: \(model.family), \(model.plugin.kind) plugin, files \(model.sha256.prefix(12))
        """
    }

    private var provenance: String {
        let counts = ["published", "recalled", "inferred", "assumed"].compactMap { word in
            model.provenance.counts[word].map { "\($0) \(word)" }
        }
        return """
            provenance: \(model.provenance.classification)
            \(model.provenance.summary.english)
            numbers: \(counts.isEmpty ? "none" : counts.joined(separator: ", "))
            """
    }

    private var features: String {
        let rows = model.features.map { feature in
            [feature.name, feature.kind, Self.values(of: feature), feature.roles.joined(separator: ", ")]
        }
        return "takes\n" + Self.indented(TextColumns.aligned(rows))
    }

    private static func values(of feature: FeatureRecord) -> String {
        if let levels = feature.levels { return levels.joined(separator: " | ") }
        guard let lower = feature.lower, let upper = feature.upper else { return "" }
        return "\(number(lower)) to \(number(upper))" + (feature.unit.map { " " + $0 } ?? "")
    }

    private var outputs: String {
        var lines = model.outputs.map { output in
            "\(output.name): \(output.kind)"
                + (output.levels.map { " (" + $0.joined(separator: " < ") + ")" } ?? "")
        }
        if let decision = model.decision { lines.append("decision: " + Self.text(of: decision)) }
        if let target = model.target { lines.append("claims to predict: \(target)") }
        return "gives\n" + Self.indented(lines.joined(separator: "\n"))
    }

    private static func text(of decision: DecisionRecord) -> String {
        switch decision.kind {
        case "threshold":
            return "selected where \(decision.output) is at least \(decision.cuts.map(number).joined())"
        case "ordered-levels":
            return
                "\(decision.names.joined(separator: " < ")), cut at \(decision.cuts.map(number).joined(separator: ", "))"
        default:
            let size =
                decision.capacity.map { "\($0) people" }
                ?? decision.share.map { "\(number($0 * 100)) % of the people" }
            return "the \(size ?? "people") with the highest \(decision.output)"
        }
    }

    private var parameters: String {
        let rows = model.provenance.parameters.map { parameter in
            [
                parameter.name, parameter.value.map(Self.number) ?? "\(parameter.count) numbers",
                parameter.provenance,
                Self.origin(of: parameter),
            ]
        }
        return rows.isEmpty ? "" : "numbers\n" + Self.indented(TextColumns.aligned(rows))
    }

    private static func origin(of parameter: ParameterRecord) -> String {
        var text = parameter.source ?? parameter.reason ?? ""
        if let lower = parameter.lower, let upper = parameter.upper {
            text = "\(number(lower)) to \(number(upper))" + (text.isEmpty ? "" : ": " + text)
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
