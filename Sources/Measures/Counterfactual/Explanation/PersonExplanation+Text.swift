package import Scoring

extension PersonExplanation {
    /// The explanation in plain words, line by line.
    package func lines(in language: Language) -> [String] {
        let words = ExplanationWords(language: language)
        var lines = [
            words.score(
                score,
                isProbability: isProbability,
                decision: decision.map { model.decision.names[$0] }
            )
        ]
        if let parts {
            lines.append(words.base(parts.base))
            for part in parts.values {
                lines.append("  " + words.part(label(part.feature, language), text(part.feature), part.value))
            }
        } else {
            lines.append(words.noParts)
        }
        if decision == nil {
            lines.append(words.capacity)
            return lines + [CausalReading.attributeFlip.note.text(in: language)]
        }
        let altering = alteringChanges
        lines.append(altering.isEmpty ? words.noAltering : words.altering(altering.count))
        for change in altering {
            let name = change.decision.map { model.decision.names[$0] } ?? ""
            lines.append(
                "  " + words.change(change.intervention.name, number(change.score, words), decision: name)
            )
        }
        let refused = changes.count { $0.status == .outOfRange || $0.status == .inconsistent }
        if refused > 0 { lines.append(words.refused(refused)) }
        lines += recourseLines(words, language)
        return lines + [CausalReading.attributeFlip.note.text(in: language)]
    }

    private func recourseLines(_ words: ExplanationWords, _ language: Language) -> [String] {
        switch recourse {
        case nil: return [words.lowest]
        case .notNeeded: return []
        case .impossible: return [words.impossible]
        case .undecided(let cost): return [words.undecided(words.short(cost))]
        case .change(let change, _):
            var lines = [words.smallest(words.short(change.cost), number(change.score, words))]
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

    private var isProbability: Bool { model.outputs[model.decision.output].kind == .probability }

    private func number(_ score: Double, _ words: ExplanationWords) -> String {
        isProbability ? words.percent(score) : words.short(score)
    }

    private func label(_ feature: Int, _ language: Language) -> String {
        model.schema.features[feature].label.text(in: language)
    }

    private func text(_ feature: Int) -> String { model.schema.features[feature].text(of: row[feature]) }
}
