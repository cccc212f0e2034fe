import Results

/// The top of a page: what was run, what to be careful about, and all models side by side.
struct OverviewSection {
    let context: PageContext
    let findings: [Finding]

    private var language: ReportLanguage { context.language }
    private var document: RunDocument { context.document }

    /// The header of the page.
    var header: Markup {
        let people = context.count(document.configuration.people, at: "configuration/people")
        return .tag(
            "header",
            [:],
            .tag("h1", [:], .text(Self.title(document, language))),
            .tag(
                "p",
                ["class": "lead"],
                .text(
                    language(
                        "What reconstructions of profiling models do to ",
                        fr: "Ce que des reconstitutions de modèles de profilage font à "
                    )
                ),
                people,
                .text(
                    language(
                        " synthetic or lawfully held people each. A reconstruction is not the system: every section "
                            + "says how much of it is known.",
                        fr:
                            " personnes chacune, synthétiques ou légalement détenues. Une reconstitution n'est pas le "
                            + "système : chaque section dit ce qui en est connu."
                    )
                )
            ),
            .tag(
                "p",
                ["class": "system"],
                .text("\(document.run.started) · \(place.joined(separator: " · "))")
            )
        )
    }

    /// The title of the page.
    static func title(_ document: RunDocument, _ language: ReportLanguage) -> String {
        document.models.count == 1
            ? document.models.map { language($0.name) }.joined()
            : language(
                "\(document.models.count) models on the bench",
                fr: "\(document.models.count) modèles au banc"
            )
    }

    private var place: [String] {
        let environment = document.environment
        return [
            environment.processor.model,
            environment.blas.library.map { "\($0) \(environment.blas.core ?? "")" },
            environment.build.swiftVersion.map { "Swift \($0), \(environment.build.configuration ?? "")" },
            document.run.commit.map { "commit \($0.prefix(7))" },
            language("seed", fr: "graine") + " \(document.configuration.seed)",
        ].compactMap(\.self)
    }

    /// Warnings of the run as a whole, and what failed without a model.
    var warnings: Markup {
        let known = Set(document.models.map(\.id))
        let errors = document.errors.filter { !known.contains($0.model) }
        let general = findings.filter { $0.model == nil }
        return .group([
            general.isEmpty
                ? .nothing
                : .tag(
                    "div",
                    ["class": "warning", "role": "note"],
                    .tag(
                        "ul",
                        [:],
                        general.map { finding in
                            .tag(
                                "li",
                                [:],
                                .text(finding.statement),
                                finding.advice.map { .group([" → ", .tag("code", [:], .text($0))]) }
                                    ?? .nothing
                            )
                        }
                    )
                ),
            errors.isEmpty ? .nothing : ErrorList(language: language, errors: errors).markup,
        ])
    }

    /// All models, one a row; nothing for a single one.
    var table: Markup {
        guard document.models.count > 1 else { return .nothing }
        let rows = document.models.enumerated().map { row($1, place: $0) }
        // What no model has a number of is no column.
        let columns = heads.indices.filter { column in rows.contains { $0[column] != nil } }
        return .tag(
            "nav",
            ["aria-label": language("Models", fr: "Modèles")],
            .table(
                language("The models side by side", fr: "Les modèles côte à côte"),
                columns.map { heads[$0] },
                rows.map { row in columns.map { row[$0] ?? "–" } }
            )
        )
    }

    private var heads: [Markup.Column] {
        [
            .text(language("model", fr: "modèle")), .text(language("known", fr: "connu")),
            .number(language("assumed", fr: "supposés")),
            .text(
                language("one change that moves most decisions", fr: "le changement qui pèse le plus")
            ),
            .number(language("decisions", fr: "décisions")),
            .number(language("same, protected features", fr: "idem, variables protégées")),
            .number(language("slope (1 is right)", fr: "pente (1 est juste)")),
            .number(language("fastest", fr: "au plus vite")),
        ]
    }

    /// What each column says of a model; nil where there is nothing to say.
    private func row(_ model: ModelRecord, place: Int) -> [Markup?] {
        // One change is that of a feature; a bundle is several.
        let rows = document.counterfactualRows(of: model.id).filter {
            ($0.flips?.estimate ?? 0) > 0 && $0.subject.feature != nil
        }
        let protected = rows.first { document.isProtected($0.subject.feature, in: model.id) }
        let slope = context.metrics(of: model, .calibration).first { $0.name == MetricName.calibrationSlope }
        let fastest = context.metrics(of: model, .throughput).filter {
            $0.name == MetricName.rowsPerSecondCPU
        }
        .max { ($0.estimate ?? 0) < ($1.estimate ?? 0) }
        let assumed = model.provenance.counts["assumed"]
        let all = model.provenance.counts.values.reduce(0, +)
        let failed = document.errors.contains { $0.model == model.id }
        return [
            .group([
                .tag("a", ["href": "#m\(place)"], .text(language(model.name))),
                failed ? .tag("strong", [:], .text(language(" failed", fr: " a échoué"))) : .nothing,
            ]),
            .text(ProvenanceWord.name(ofClass: model.provenance.classification, language)),
            assumed.map {
                .group([
                    context.count($0, at: "models/\(place)/provenance/counts/assumed"), "/",
                    .text(context.format.whole(all)),
                ])
            } ?? (all > 0 ? .text("0/\(context.format.whole(all))") : nil),
            rows.first.map { .text(ChangeText(model: model, language: language).text(of: $0.subject)) },
            rows.first.map { context.value(of: $0.flips) },
            protected.map { context.value(of: $0.flips) },
            slope.map { context.value(of: $0) },
            fastest.map { context.value(of: $0) },
        ]
    }
}
