import Results

/// One model: first how much of it is known, then what the run says of it in plain words, then every plot and number.
struct ModelSection {
    let context: PageContext
    let model: ModelRecord
    /// The place of the model in the document.
    let place: Int
    /// What a reader should not miss.
    let findings: [Finding]

    private var language: ReportLanguage { context.language }
    private var key: String { "m\(place)" }

    /// The section.
    var markup: Markup {
        let head: [Markup] = [
            .tag(
                "h2",
                ["id": "\(key)-head"],
                .text(language(model.name)),
                " ",
                .tag("code", [:], .text("\(model.id) \(model.version)"))
            ),
            .tag("p", ["class": "system"], .text("\(language(model.system)) · \(model.family)")),
            failures,
            .tag(
                "div",
                ["class": "top"],
                ProvenanceSection(context: context, model: model, place: place).markup,
                summary
            ),
        ]
        return .tag(
            "section",
            ["class": "model", "id": key, "aria-labelledby": "\(key)-head"],
            head + chapters.filter { !$0.parts.allSatisfy(\.isEmpty) }.map(chapter)
        )
    }

    private var summary: Markup {
        let sentences = PlainSummary(context: context, model: model).sentences
        let notable = findings.filter { $0.severity != .error }
        return .tag(
            "div",
            ["class": "summary"],
            .tag("h3", [:], .text(language("In plain words", fr: "En clair"))),
            .tag("ul", [:], sentences.map { .tag("li", [:], $0) }),
            notable.isEmpty
                ? .nothing
                : .details(
                    language(
                        "What else to look at (\(notable.count))",
                        fr: "À regarder aussi (\(notable.count))"
                    ),
                    .tag("ul", [:], notable.map { .tag("li", [:], .text($0.statement)) })
                )
        )
    }

    private var failures: Markup {
        let errors = context.document.errors.filter { $0.model == model.id }
        guard !errors.isEmpty else { return .nothing }
        return ErrorList(language: language, errors: errors).markup
    }

    private struct Chapter {
        let title: String
        let parts: [Markup]
    }

    private var chapters: [Chapter] {
        func comparison(_ family: MetricFamily) -> [Markup] {
            ComparisonSection(context: context, model: model, key: key, family: family).parts
        }
        func curves(isBesideAnother: Bool) -> [Markup] {
            CurveSection(context: context, model: model, key: key, isBesideAnother: isBesideAnother).parts
        }
        return [
            Chapter(
                title: language("What one change does", fr: "Ce que fait un changement"),
                parts: CounterfactualSection(context: context, model: model, key: key).parts
            ),
            Chapter(
                title: language("Are its scores true?", fr: "Ses scores sont-ils justes ?"),
                parts: CalibrationSection(context: context, model: model, key: key).parts
            ),
            Chapter(title: language("Groups", fr: "Groupes"), parts: comparison(.disparity)),
            Chapter(
                title: language("What people could change", fr: "Ce que les personnes peuvent changer"),
                parts: comparison(.recourse)
            ),
            Chapter(title: language("Features", fr: "Variables"), parts: comparison(.features)),
            Chapter(
                title: language(
                    "How the score depends on a feature",
                    fr: "Comment le score dépend d'une variable"
                ),
                parts: curves(isBesideAnother: false)
            ),
            Chapter(
                title: language("Beside another model", fr: "À côté d'un autre modèle"),
                parts: curves(isBesideAnother: true) + comparison(.agreement)
            ),
            Chapter(
                title: language("Speed", fr: "Vitesse"),
                parts: ThroughputSection(context: context, model: model, key: key).parts
            ),
            Chapter(
                title: language("Over time", fr: "Au fil du temps"),
                parts: HistorySection(context: context, model: model, key: key).parts
            ),
        ]
    }

    private func chapter(_ chapter: Chapter) -> Markup {
        .tag(
            "div",
            ["class": "chapter"],
            [.tag("h3", [:], .text(chapter.title))] + chapter.parts + [context.basis(of: model)]
        )
    }
}
