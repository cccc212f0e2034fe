package import Scoring

extension PersonExplanation {
    /// The explanation in plain words, line by line.
    package func lines(in language: Language) -> [String] {
        let words = ExplanationWords(language: language)
        var lines = [head(words)]
        lines += line.map { [words.line($0, cut: number($0.cut, words))] } ?? []
        if let parts {
            lines.append(partsAreOfScore ? words.baseOfScore(parts.base) : words.base(parts.base))
            for part in parts.values {
                lines.append("  " + words.part(label(part.feature, language), text(part.feature), part.value))
            }
        } else {
            lines.append(words.noParts)
        }
        lines += bundleLines(words, language)
        lines += asked.isEmpty ? [] : [words.askedFor] + asked.map { outcome($0, words, language) }
        if decision == nil {
            lines.append(words.capacity)
            return lines + [CausalReading(of: model).note.text(in: language)]
        }
        let altering = alteringChanges
        lines.append(altering.isEmpty ? words.noAltering : words.altering(altering.count))
        for change in altering { lines.append("  " + sentence(change, words, language)) }
        let refused = changes.count { $0.status == .outOfRange || $0.status == .inconsistent }
        if refused > 0 { lines.append(words.refused(refused)) }
        lines += recourseLines(words, language)
        return lines + [CausalReading(of: model).note.text(in: language)]
    }

    private func head(_ words: ExplanationWords) -> String {
        let decided = decision.map { words.decision(decisionNames[$0], rule: model.decision) }
        if case .level(let names) = output.kind, names.indices.contains(Int(score)) {
            return words.level(names[Int(score)])
        }
        return words.score(score, isProbability: isProbability, decision: decided)
    }

    private func bundleLines(_ words: ExplanationWords, _ language: Language) -> [String] {
        guard !bundles.isEmpty else { return [] }
        return [words.bundles]
            + zip(model.interventions, bundles).flatMap { bundle, change in
                ["  " + bundle.label.text(in: language), "  " + outcome(change, words, language)]
            }
    }

    /// What a change comes to, legal or not.
    private func outcome(_ change: Change, _ words: ExplanationWords, _ language: Language) -> String {
        switch change.status {
        case .changed: "  " + sentence(change, words, language)
        case .unchanged: "  " + words.unchanged(name(change, language))
        case .missing: "  " + words.missing(name(change, language))
        case .outOfRange, .inconsistent: "  " + words.illegal(name(change, language))
        }
    }

    /// A change and what it leads to.
    private func sentence(_ change: Change, _ words: ExplanationWords, _ language: Language) -> String {
        let decided = change.decision.map { words.decision(decisionNames[$0], rule: model.decision) }
        if case .level = output.kind { return words.change(name(change, language), decided ?? "") }
        let follows = change.totalScore.map { [words.following(number($0, words))] } ?? []
        let outcome = [number(change.score, words)] + (decided.map { [$0] } ?? []) + follows
        return words.change(name(change, language), outcome.joined(separator: ", "))
    }

    /// A change by the labels of its features: "Age: 34 -> 33".
    private func name(_ change: Change, _ language: Language) -> String {
        change.intervention.changes.map { part in
            let feature = model.schema.features[part.feature]
            let value = part.value(from: row[part.feature])
            return "\(label(part.feature, language)): \(text(part.feature)) -> \(feature.text(of: value))"
        }
        .joined(separator: ", ")
    }

    private func recourseLines(_ words: ExplanationWords, _ language: Language) -> [String] {
        switch recourse {
        case nil: return [words.lowest]
        case .notNeeded: return []
        case .impossible: return [words.impossible]
        case .undecided(let cost): return [words.undecided(words.short(cost))]
        case .change(let change, _):
            var reached = number(change.score, words)
            if case .level(let names) = output.kind, names.indices.contains(Int(change.score)) {
                reached = names[Int(change.score)]
            }
            var lines = [words.smallest(words.short(change.cost), reached)]
            for value in change.values {
                let feature = model.schema.features[value.feature]
                lines.append(
                    "  \(label(value.feature, language)): \(text(value.feature)) -> \(feature.text(of: value.value))"
                )
            }
            if let fewestChanges { lines.append(words.fewest(fewestChanges)) }
            return lines
        }
    }

    private var output: Output { model.outputs[model.decision.output] }

    private var isProbability: Bool { output.kind == .probability }

    private func number(_ score: Double, _ words: ExplanationWords) -> String {
        isProbability ? words.percent(score) : words.short(score)
    }

    private func label(_ feature: Int, _ language: Language) -> String {
        model.schema.features[feature].label.text(in: language)
    }

    private func text(_ feature: Int) -> String { model.schema.features[feature].text(of: row[feature]) }
}
