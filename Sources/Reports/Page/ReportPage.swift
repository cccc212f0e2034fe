package import Results

/// A run as one web page for people: no network, readable without a script, by phone, on paper and by ear.
///
/// Every number of the document that the page shows stands in a `data` element with the number itself and its place
/// in the document, so that a program can hold one against the other.
package struct ReportPage: Sendable {
    private let context: PageContext

    /// A page.
    ///
    /// - Parameters:
    ///   - document: The run.
    ///   - history: The numbers of past runs, for their course over time.
    ///   - language: The language of the page; what a model's files say in English only stays English.
    package init(_ document: RunDocument, history: [HistoryEntry] = [], language: ReportLanguage) {
        context = PageContext(document: document, history: history, language: language)
    }

    /// The page as HTML 5.
    package func html() -> String {
        let document = context.document
        let language = context.language
        let findings = document.findings(in: language, format: context.format)
        let overview = OverviewSection(context: context, findings: findings)
        let models = document.models.enumerated().map { place, model in
            ModelSection(
                context: context,
                model: model,
                place: place,
                findings: findings.filter { $0.model == model.id }
            ).markup
        }
        let title = OverviewSection.title(document, language)
        let page = Markup.tag(
            "html",
            ["lang": language.rawValue],
            .tag(
                "head",
                [:],
                .tag("meta", ["charset": "utf-8"]),
                .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                .tag("meta", ["name": "color-scheme", "content": "light dark"]),
                .tag("meta", ["name": "generator", "content": "Etalon \(document.run.etalonVersion)"]),
                .tag("title", [:], .text("\(title) · Etalon")),
                .tag("style", [:], .verbatim(PageStyle.sheet))
            ),
            .tag(
                "body",
                [:],
                .tag(
                    "main",
                    [:],
                    [overview.header, overview.warnings, overview.table] + models + [
                        FooterSection(context: context).markup
                    ]
                ),
                .tag("script", [:], .verbatim(PageStyle.script))
            )
        )
        return "<!DOCTYPE html>\n\(page.html)\n"
    }
}
