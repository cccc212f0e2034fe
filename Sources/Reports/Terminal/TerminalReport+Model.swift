import Results

extension TerminalReport {
    /// The name of a model, and before anything else how much of it is known.
    func heading(of model: ModelRecord) -> [String] {
        let provenance = model.provenance
        let counts = ["published", "recalled", "inferred", "assumed"].compactMap { word in
            provenance.counts[word].map { number in
                let name = ProvenanceWord(rawValue: word)?.text(language) ?? word
                return "\(format.whole(number)) \(name)"
            }
        }
        let all = provenance.counts.values.reduce(0, +)
        let numbers =
            counts.isEmpty
            ? language("no numbers of its own", fr: "pas de nombres propres")
            : count(all, "number", fr: "nombre") + language(": ", fr: " : ") + counts.joined(separator: ", ")
        let title = style.paint(model.id, as: .heading) + " \(model.version)  \(language(model.name))"
        let classification = style.paint(
            ProvenanceWord.name(ofClass: provenance.classification, language),
            as: role(of: provenance.classification)
        )
        guard !isBrief else {
            return [title]
                + style.joined(["\(classification)", model.family, numbers], indent: 2).map { "  \($0)" }
        }
        let summary = language(provenance.summary).wrapped(toDisplayWidth: style.width - 2)
        return [title, "  \(classification) · \(model.family)"]
            + numbers.wrapped(toDisplayWidth: style.width - 2).map { "  \($0)" }
            + summary.map { "  " + style.paint($0, as: .secondary) }
    }

    /// The colour of how much of a model is known.
    func role(of classification: String) -> TerminalStyle.Role {
        switch classification {
        case "exact": .good
        case "published-partial": .accent
        default: .warning
        }
    }

    /// What could not be measured, with what the worker said last and what to do.
    func lines(of error: ErrorRecord, model: ModelRecord?) -> [String] {
        let subject = model == nil ? "\(error.model): " : ""
        let message = "\(subject)\(error.stage): \(error.message)".wrapped(toDisplayWidth: style.width - 9)
        var lines = message.enumerated().map { index, line in
            "  " + (index == 0 ? style.paint(language("error", fr: "échec"), as: .error) : "     ")
                + "  \(line)"
        }
        let tail = error.standardErrorTail?.split(whereSeparator: \.isNewline).suffix(5) ?? []
        lines += tail.map {
            String(repeating: " ", count: 9)
                + style.paint(String($0).truncated(toDisplayWidth: style.width - 9), as: .secondary)
        }
        let command =
            model?.plugin.kind == "declarative" || model == nil
            ? "etalon validate \(error.model)" : "etalon plugin check models/\(error.model)"
        return lines + [String(repeating: " ", count: 9) + "→ " + style.paint(command, as: .accent)]
    }

    /// Findings, and what to do about them; advice that the next finding repeats is given once.
    func lines(of findings: [Finding], indent: Int) -> [String] {
        findings.enumerated().flatMap { index, finding in
            let isRepeated = index + 1 < findings.count && findings[index + 1].advice == finding.advice
            return lines(of: finding, advice: isRepeated ? nil : finding.advice, indent: indent)
        }
    }

    private func lines(of finding: Finding, advice: String?, indent: Int) -> [String] {
        let mark =
            finding.severity == .notice ? style.paint("•", as: .accent) : style.paint("!", as: .warning)
        let space = String(repeating: " ", count: indent)
        let statement = finding.statement.wrapped(toDisplayWidth: style.width - indent - 2)
        var lines = statement.enumerated().map { index, line in
            space + (index == 0 ? "\(mark) " : "  ") + line
        }
        if let advice {
            lines.append("\(space)  → " + style.paint(advice, as: .accent))
        }
        return lines
    }
}
