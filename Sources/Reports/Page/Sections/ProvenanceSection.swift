import Results

/// How much of a model is known: on top of everything that is said of it.
struct ProvenanceSection {
    let context: PageContext
    let model: ModelRecord
    /// The place of the model in the document.
    let place: Int

    private var language: ReportLanguage { context.language }

    /// The section.
    var markup: Markup {
        .tag(
            "div",
            ["class": "provenance"],
            .tag(
                "p",
                [:],
                .tag(
                    "span",
                    ["class": "badge"],
                    .text(ProvenanceWord.name(ofClass: model.provenance.classification, language))
                ),
                " ",
                .text(language(model.provenance.summary))
            ),
            ProvenanceBar(context: context, model: model, place: place).markup,
            .details(
                language("Where each number comes from", fr: "D'où vient chaque nombre"),
                parameters
            ),
            .details(language("Sources", fr: "Sources"), sources)
        )
    }

    private var parameters: Markup {
        .table(
            language("Numbers of the model", fr: "Nombres du modèle"),
            [
                .text(language("number", fr: "nombre")), .number(language("value", fr: "valeur")),
                .text(language("provenance", fr: "provenance")),
                .text(language("source, reason or range", fr: "source, raison ou intervalle")),
            ],
            model.provenance.parameters.enumerated().map { index, parameter in
                let path = "models/\(place)/provenance/parameters/\(index)"
                return [
                    .text(parameter.name), value(of: parameter, path),
                    .text(
                        ProvenanceWord(rawValue: parameter.provenance)?.text(language) ?? parameter.provenance
                    ),
                    origin(of: parameter, path),
                ]
            }
        )
    }

    private func number(_ value: Double, at path: String) -> Markup {
        .tag(
            "data",
            ["value": "\(value)", "data-at": path],
            .text(context.format.significant(value, digits: 5))
        )
    }

    private func value(of parameter: ParameterRecord, _ path: String) -> Markup {
        if let value = parameter.value { return number(value, at: "\(path)/value") }
        return .group([
            context.count(parameter.count, at: "\(path)/count"), .text(language(" numbers", fr: " nombres")),
        ])
    }

    private func origin(of parameter: ParameterRecord, _ path: String) -> Markup {
        var parts: [Markup] = []
        if let lower = parameter.lower, let upper = parameter.upper {
            parts += [number(lower, at: "\(path)/lower"), " … ", number(upper, at: "\(path)/upper")]
        }
        let words = [parameter.source, parameter.reason].compactMap(\.self).joined(separator: ": ")
        if !words.isEmpty { parts += [parts.isEmpty ? "" : ", ", .text(words)] }
        return .group(parts)
    }

    private var sources: Markup {
        guard !model.provenance.sources.isEmpty else { return .nothing }
        return .tag(
            "ul",
            [:],
            model.provenance.sources.map { source in
                .tag(
                    "li",
                    [:],
                    .tag("code", [:], .text(source.id)),
                    " ",
                    .link(source.title, to: source.address)
                )
            }
        )
    }
}
