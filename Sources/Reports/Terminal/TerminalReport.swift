package import Results

/// A run as a page of text for a terminal.
///
/// What failed and what surprises stands first; every number has its unit and its interval; what to do next stands
/// last.
package struct TerminalReport: Sendable {
    let document: RunDocument
    let style: TerminalStyle
    let numbers: MetricFormat

    var format: QuantityFormat {
        numbers.format
    }

    var language: ReportLanguage {
        numbers.language
    }

    /// A report, in one language.
    package init(_ document: RunDocument, style: TerminalStyle, language: ReportLanguage = .english) {
        self.document = document
        self.style = style
        numbers = MetricFormat(format: QuantityFormat(language: language))
    }

    /// The lines of the report, each ended by a line feed.
    ///
    /// - Parameter file: Where the run document was written, for the commands that are proposed.
    /// - Returns: The text.
    package func text(file: String? = nil) -> String {
        let findings = document.findings(in: language, format: format)
        var blocks = [header(), lines(of: findings.filter { $0.model == nil }, indent: 0), overview()]
        for model in document.models {
            blocks += section(of: model, findings: findings.filter { $0.model == model.id })
        }
        blocks += shifts()
        let known = Set(document.models.map(\.id))
        blocks += [document.errors.filter { !known.contains($0.model) }.flatMap { lines(of: $0, model: nil) }]
        blocks += [next(file: file, findings: findings)]
        return blocks.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private func header() -> [String] {
        let configuration = document.configuration
        let environment = document.environment
        let blas = environment.blas
        let build = environment.build
        let elapsed = document.run.elapsedSeconds
        let what = [
            language(
                "\(format.whole(configuration.people)) people",
                fr: "\(format.whole(configuration.people)) personnes"
            ),
            document.populations.compactMap(\.weight).first.map {
                language("weighted by \($0)", fr: "pondérées par \($0)")
            },
            language("seed \(configuration.seed)", fr: "graine \(configuration.seed)"),
            count(configuration.threads, "thread", fr: "fil"),
            QuantityScale(of: elapsed, unit: "s").textWithUnit(elapsed, format: format),
        ].compactMap(\.self)
        // The version may be a whole line of build options: its number tells enough.
        let version = blas.version?.split(separator: " ").first { $0.first?.isNumber == true }.map(
            String.init
        )
        let library = [blas.library ?? language("unknown BLAS", fr: "BLAS inconnue"), version, blas.core]
            .compactMap(\.self)
        let place = [
            environment.processor.model ?? language("unknown processor", fr: "processeur inconnu"),
            environment.processor.cores.map { count($0, "core", fr: "cœur") },
            library.joined(separator: " "),
            "Swift \(build.swiftVersion ?? language("unknown", fr: "inconnu"))"
                + (build.configuration.map { ", \($0)" } ?? ""),
            environment.kernels.map { language("\($0) kernels", fr: "noyaux \($0)") },
        ].compactMap(\.self)
        return [style.paint("etalon run", as: .heading) + "  " + what.joined(separator: " · ")]
            + style.joined(place).map { style.paint($0, as: .secondary) }
    }

    /// Whether several models share the page, so that each gets few lines.
    var isBrief: Bool { document.models.count > 1 }

    /// How many rows a table of numbers has at most.
    var rowLimit: Int { isBrief ? 6 : 20 }

    /// How many changes are shown at most.
    var effectLimit: Int { isBrief ? 4 : 10 }

    private func section(of model: ModelRecord, findings: [Finding]) -> [[String]] {
        let errors = document.errors.filter { $0.model == model.id }
        let notable = findings.filter { $0.severity != .error }
        let shown = isBrief ? Array(notable.prefix(3)) : notable
        let calibration = document.metrics(of: model.id, .calibration)
        let blocks = [
            heading(of: model),
            errors.flatMap { lines(of: $0, model: model) },
            lines(of: shown, indent: 2),
            counterfactuals(of: model),
            isBrief ? line(ofCalibration: calibration) : self.calibration(of: model),
            groups(of: model),
            table(language("Recourse", fr: "Recours"), document.metrics(of: model.id, .recourse)),
            table(language("Features", fr: "Variables"), document.metrics(of: model.id, .features)),
            table(language("Agreement", fr: "Accord"), document.metrics(of: model.id, .agreement)),
            isBrief ? line(ofThroughput: model) : throughput(of: model),
        ].filter { !$0.isEmpty }
        // Several models: no empty lines within one, so that it stays together on the screen.
        return isBrief ? [blocks.flatMap(\.self)] : blocks
    }

    /// What to do next, the most useful first.
    private func next(file: String?, findings: [Finding]) -> [String] {
        var table = TerminalTable(
            [TerminalTable.Column("", .left), TerminalTable.Column("", .left, rank: 1)],
            mayCut: false
        )
        func propose(_ command: String, _ purpose: String) {
            table.add([TerminalTable.Cell(command, .accent), TerminalTable.Cell(purpose, .secondary)])
        }
        if let failed = document.errors.first {
            propose(
                "etalon run \(failed.model)",
                language("the one that failed, once more, alone", fr: "celui qui a échoué, encore, seul")
            )
        }
        if let model = document.models.first(where: { model in
            !document.errors.contains { $0.model == model.id }
        }) {
            propose(
                "etalon describe \(model.id)" + language("", fr: " --language fr"),
                language(
                    "what it takes, and where each of its numbers comes from",
                    fr: "ce qu'il prend, et d'où vient chacun de ses nombres"
                )
            )
        }
        if file != nil {
            propose(
                "etalon report --html report.html" + language("", fr: " --language fr"),
                language("all of it as a page with plots", fr: "le tout en une page avec des graphiques")
            )
            propose(
                "etalon report --csv -",
                language("every number, with its interval", fr: "chaque nombre avec son intervalle")
            )
        }
        let lines = table.lines(style: style, indent: 2).dropFirst()
        return lines.isEmpty ? [] : [style.paint(language("Next", fr: "Ensuite"), as: .heading)] + lines
    }

    // MARK: - Words

    /// As in "1 core" and "2 cores"; every word of the French noun gets the ending.
    func count(_ number: Int, _ noun: String, fr french: String) -> String {
        let isOne = language(number == 1, fr: number < 2)
        let plural = language(
            noun + "s",
            fr: french.split(separator: " ").map { $0 + "s" }.joined(separator: " ")
        )
        return "\(format.whole(number)) " + (isOne ? language(noun, fr: french) : plural)
    }
}
