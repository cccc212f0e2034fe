package import Results

/// A comparison of models as a page of text for a terminal: for each pair what it comes to in sentences, one table and one plot.
package struct ComparisonReport: Sendable {
    let document: RunDocument
    let style: TerminalStyle
    let format: QuantityFormat

    var language: ReportLanguage { format.language }

    /// A report.
    package init(_ document: RunDocument, style: TerminalStyle, language: ReportLanguage = .english) {
        self.document = document
        self.style = style
        format = QuantityFormat(language: language)
    }

    /// The lines of the report, each ended by a line feed.
    ///
    /// - Parameter file: where the run document was written, for the commands that are proposed.
    /// - Returns: The text.
    package func text(file: String? = nil) -> String {
        let terminal = TerminalReport(document, style: style)
        var blocks = [header()]
        for error in document.errors {
            let model = document.models.first { $0.id == error.model }
            blocks.append(terminal.lines(of: error, model: model))
        }
        for pair in pairs {
            let metrics = PairMetrics(pair, in: document)
            blocks.append(title(of: metrics))
            blocks.append(sentences(of: metrics))
            blocks.append(table(of: metrics))
            blocks.append(plot(of: metrics))
        }
        blocks.append(next(file: file))
        return blocks.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    /// The pairs in the order of the document: of each its first subject.
    private var pairs: [MetricSubject] {
        document.transitions.filter { $0.name == "decisions" && $0.subject.reference != nil }.map(\.subject)
    }

    private func header() -> [String] {
        let configuration = document.configuration
        let population = document.populations.first
        let what = [
            population.map {
                language(
                    "\(format.whole($0.people)) people of \($0.id)",
                    fr: "\(format.whole($0.people)) personnes de \($0.id)"
                )
            },
            language("seed \(configuration.seed)", fr: "graine \(configuration.seed)"),
            QuantityScale(of: document.run.elapsedSeconds, unit: "s")
                .textWithUnit(document.run.elapsedSeconds, format: format),
        ].compactMap(\.self)
        return [style.paint("etalon compare", as: .heading) + "  " + what.joined(separator: " · ")]
    }

    /// The two models, and before anything else how much of each is known.
    private func title(of metrics: PairMetrics) -> [String] {
        let (first, second) = (metrics.pair.model, metrics.pair.reference ?? "")
        let heading =
            style.paint("A  \(first)", as: .heading) + "  ·  " + style.paint("B  \(second)", as: .heading)
        return [heading]
            + [("A", first), ("B", second)].flatMap { letter, id in
                document.models.first { $0.id == id }.map { model in
                    let counts = ["published", "recalled", "inferred", "assumed"].compactMap { word in
                        model.provenance.counts[word].map { "\(format.whole($0)) \(word)" }
                    }
                    let output = model.outputs.first { $0.name == model.decision?.output }
                    let parts = [
                        model.provenance.classification, model.family, counts.joined(separator: ", "),
                        output.map { "\($0.name): \($0.kind)" } ?? "",
                    ].filter { !$0.isEmpty }
                    let lines = style.joined(parts, indent: 6)
                    return lines.enumerated().map { index, line in
                        "   \(index == 0 ? letter : " ")  " + style.paint(line, as: .secondary)
                    }
                } ?? []
            }
    }

    /// What to do next.
    private func next(file: String?) -> [String] {
        var table = TerminalTable(
            [TerminalTable.Column("", .left), TerminalTable.Column("", .left, rank: 1)],
            mayCut: false
        )
        let names = document.models.prefix(2).map(\.id).joined(separator: " ")
        table.add([
            TerminalTable.Cell("etalon validate --facts \(names)", .accent),
            TerminalTable.Cell(
                language("the documented facts in full", fr: "les faits documentés en entier"),
                .secondary
            ),
        ])
        if let file {
            table.add([
                TerminalTable.Cell("etalon report \(file) --html comparison.html", .accent),
                TerminalTable.Cell(
                    language(
                        "a page with plots and every number",
                        fr: "une page de graphiques, tous les nombres"
                    ),
                    .secondary
                ),
            ])
        }
        return [style.paint(language("Next", fr: "Ensuite"), as: .heading)]
            + table.lines(style: style, indent: 2).dropFirst()
    }
}
