import Results

/// What a run says of one model, in sentences for people who read no statistics.
struct PlainSummary {
    let context: PageContext
    let model: ModelRecord

    private var language: ReportLanguage { context.language }
    private var words: ModelWords { ModelWords(model: model, language: language) }

    /// The sentences, in the order in which they are read: first how much of the model is known.
    var sentences: [Markup] {
        [knowledge] + [calibration, largestChange, protectedChange, groups, speed].compactMap(\.self)
    }

    private var knowledge: Markup {
        let counts = model.provenance.counts
        let all = counts.values.reduce(0, +)
        let assumed = counts["assumed"] ?? 0
        let meaning = ProvenanceWord.meaning(ofClass: model.provenance.classification, language)
        let system = language(model.system)
        var text = language(
            "This is a reconstruction, not the system itself (\(system)): \(meaning).",
            fr: "Ceci est une reconstitution, pas le système lui-même (\(system)) : \(meaning)."
        )
        if all > 0, assumed == all {
            text += language(
                " All of its numbers are assumed: what follows is true of the reconstruction alone.",
                fr: " Tous ses nombres sont supposés : ce qui suit ne vaut que pour la reconstitution."
            )
        } else if assumed > 0 {
            text += language(
                " \(context.format.whole(assumed)) of its \(context.format.whole(all)) numbers are assumed.",
                fr:
                    " \(context.format.whole(assumed)) de ses \(context.format.whole(all)) nombres sont supposés."
            )
        }
        return .text(text)
    }

    private func metric(_ name: String) -> Metric? {
        context.metrics(of: model, .calibration).first {
            $0.name == name && $0.subject.level == nil && $0.estimate != nil
        }
    }

    private var calibration: Markup? {
        guard let mean = metric("mean_score"), let rate = metric("outcome_rate"),
            let score = mean.estimate, let truth = rate.estimate
        else { return nil }
        let close = abs(score - truth) < 0.1 * max(score, truth)
        return .group([
            .text(language("On average it says ", fr: "En moyenne il annonce ")), context.value(of: mean),
            .text(language(", and it happens to ", fr: ", et cela arrive à ")), context.value(of: rate),
            .text(
                close
                    ? language(": close.", fr: " : proche.")
                    : score > truth
                        ? language(": it says too much.", fr: " : il annonce trop.")
                        : language(": it says too little.", fr: " : il annonce trop peu.")
            ),
        ])
    }

    /// Changes of one feature; a bundle is several.
    private var rows: [CounterfactualRow] {
        context.document.counterfactualRows(of: model.id).filter {
            ($0.flips?.estimate ?? 0) > 0 && $0.subject.feature != nil
        }
    }

    private func sentence(_ row: CounterfactualRow, _ opening: String) -> Markup {
        .group([
            .text(opening),
            .tag("strong", [:], .text(ChangeText(model: model, language: language).text(of: row.subject))),
            .text(language(": it changes the decision of ", fr: " : la décision change pour ")),
            context.value(of: row.flips),
            .text(language(" of those it applies to", fr: " de ceux à qui il s'applique")),
            row.flips?.interval == nil ? "" : .group([" (", context.interval(of: row.flips), ")"]),
            ".",
        ])
    }

    private var largestChange: Markup? {
        guard let row = rows.first else {
            let hasRows = !context.document.counterfactualRows(of: model.id).isEmpty
            return hasRows
                ? .text(
                    language(
                        "No single change of a feature changes any decision.",
                        fr: "Aucun changement d'une seule variable ne change une décision."
                    )
                ) : nil
        }
        return sentence(
            row,
            language(
                "The one change that moves most decisions is ",
                fr: "Le changement qui pèse le plus est "
            )
        )
    }

    private var protectedChange: Markup? {
        guard
            let row = rows.first(where: { context.document.isProtected($0.subject.feature, in: model.id) }),
            row.subject != rows.first?.subject
        else { return nil }
        return sentence(
            row,
            language(
                "Of the features that the law protects, the one that moves most is ",
                fr: "Des variables protégées par la loi, celle qui pèse le plus est "
            )
        )
    }

    private var groups: Markup? {
        let rates = context.metrics(of: model, .disparity).filter {
            $0.name == MetricName.selectionRate && $0.estimate != nil
        }
        let ordered = rates.sorted { ($0.estimate ?? 0) > ($1.estimate ?? 0) }
        guard let most = ordered.first, let least = ordered.last, most.key != least.key else { return nil }
        return .group([
            .text(language("Selected most often: ", fr: "Le plus souvent sélectionné : ")),
            .tag("strong", [:], .text(words.group(most.subject.group ?? ""))), " (", context.value(of: most),
            .text(language("); least often: ", fr: ") ; le moins : ")),
            .tag("strong", [:], .text(words.group(least.subject.group ?? ""))), " (",
            context.value(of: least), ").",
        ])
    }

    private var speed: Markup? {
        let rates = context.metrics(of: model, .throughput).filter { $0.name == MetricName.rowsPerSecondCPU }
        guard let best = rates.max(by: { ($0.estimate ?? 0) < ($1.estimate ?? 0) }), best.estimate != nil
        else {
            return nil
        }
        return .group([
            .text(language("One processor core scores up to ", fr: "Un cœur de processeur note jusqu'à ")),
            context.value(of: best), ".",
        ])
    }
}
