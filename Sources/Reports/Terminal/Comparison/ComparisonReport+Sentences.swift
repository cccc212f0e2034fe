import Results

extension ComparisonReport {
    /// What a pair comes to: where they differ, for whom, whether it matters for the decision, which is nearer to the outcomes.
    func sentences(of metrics: PairMetrics) -> [String] {
        [order(metrics), scale(metrics), decision(metrics), groups(metrics), outcomes(metrics)]
            .compactMap(\.self)
            .flatMap { sentence in
                sentence.wrapped(toDisplayWidth: style.width - 4).enumerated().map { index, line in
                    "  " + (index == 0 ? style.paint("•", as: .accent) + " " : "  ") + line
                }
            }
    }

    private func order(_ metrics: PairMetrics) -> String? {
        guard let metric = metrics.metric("spearman_correlation") else { return nil }
        guard let correlation = metric.estimate else {
            let reason = if case .undefined(let reason) = metric.value { language.reason(reason) } else { "" }
            return language(
                "Where: their orders cannot be compared: \(reason).",
                fr: "Où : leurs ordres ne peuvent pas être comparés : \(reason)."
            )
        }
        let words: String =
            switch correlation {
            case 0.95...: language("almost the same order", fr: "presque le même ordre")
            case 0.7..<0.95: language("much the same order", fr: "à peu près le même ordre")
            case 0.3..<0.7: language("a loosely similar order", fr: "un ordre vaguement semblable")
            case -0.3..<0.3:
                language(
                    "orders that have little to do with each other",
                    fr: "des ordres presque sans rapport"
                )
            default: language("opposite orders", fr: "des ordres opposés")
            }
        let apart = metrics.value("rank_displacement_p50").map { format.percent($0, decimals: 1) } ?? "-"
        return language(
            "Where: they put people in \(words) (Spearman \(format.fixed(correlation, decimals: 3))); half of the people "
                + "stand \(apart) % of all places or more apart.",
            fr:
                "Où : ils rangent les personnes dans \(words) (Spearman \(format.fixed(correlation, decimals: 3))) ; la moitié "
                + "des personnes sont à \(apart) % des places ou plus l'une de l'autre."
        )
    }

    private func scale(_ metrics: PairMetrics) -> String? {
        guard let metric = metrics.metric("score_difference_mean") else { return nil }
        if case .undefined(let reason) = metric.value {
            return language("Their scores: \(reason).", fr: "Leurs scores : \(language.reason(reason)).")
        }
        guard metrics.metric("log_odds_difference_mean") == nil else { return nil }
        return language(
            "Neither score claims to be a probability: a difference means something only where both count in one unit.",
            fr:
                "Aucun des scores ne prétend être une probabilité : une différence n'a de sens que dans une même unité."
        )
    }

    private func decision(_ metrics: PairMetrics) -> String? {
        guard let both = metrics.value("selected_by_both"),
            let first = metrics.value("selected_by_first_only"),
            let second = metrics.value("selected_by_second_only"),
            let change = metrics.value("decision_change_rate")
        else { return nil }
        func people(_ number: Double) -> String { format.whole(Int(number)) }
        if first + second == 0 {
            return language(
                "The decision: the same for everybody; both select the same \(people(both)) people.",
                fr:
                    "La décision : la même pour tout le monde ; les deux choisissent les mêmes \(people(both)) personnes."
            )
        }
        return language(
            "The decision: A selects \(people(both + first)) people and B \(people(both + second)), \(people(both)) of them the "
                + "same. \(people(first + second)) (\(format.percent(change)) % of everybody) change side.",
            fr:
                "La décision : A choisit \(people(both + first)) personnes et B \(people(both + second)), dont \(people(both)) "
                + "en commun. \(people(first + second)) (\(format.percent(change)) % de tous) changent de côté."
        )
    }

    private func groups(_ metrics: PairMetrics) -> String? {
        let apart = metrics.groupsApart.filter { ($0.excess.estimate ?? 0) > 0 }
        guard metrics.metrics.contains(where: { $0.name == "decision_change_excess" }) else { return nil }
        guard !apart.isEmpty else {
            return language(
                "For whom: no group changes side more often than everybody else beyond its interval.",
                fr:
                    "Pour qui : aucun groupe ne change de côté plus souvent que les autres au-delà de l'intervalle."
            )
        }
        let named = apart.prefix(3).map { entry in
            let rate = metrics.value("decision_change_rate", group: entry.group) ?? 0
            return "\(entry.group) (\(format.percent(rate)) %)"
        }
        return language(
            "For whom: most change side among \(named.joined(separator: ", ")).",
            fr: "Pour qui : on change le plus de côté parmi \(named.joined(separator: ", "))."
        )
    }

    private func outcomes(_ metrics: PairMetrics) -> String? {
        guard let metric = metrics.metric("roc_auc_difference") else { return nil }
        guard let difference = metric.estimate, let interval = metric.interval,
            let first = metrics.value("roc_auc", ofFirst: true),
            let second = metrics.value("roc_auc", ofFirst: false)
        else {
            let reason = if case .undefined(let reason) = metric.value { language.reason(reason) } else { "" }
            return reason.isEmpty
                ? nil
                : language(
                    "Against outcomes they cannot be held: \(reason).",
                    fr: "On ne peut les confronter aux événements : \(reason)."
                )
        }
        let isMade = document.populations.contains {
            $0.id == metrics.pair.population && $0.origin == "generator"
        }
        let origin =
            isMade
            ? language(
                "the outcomes that the generator makes (assumed, not observed)",
                fr: "aux événements que le générateur fabrique (supposés, non observés)"
            ) : language("the outcomes of the file", fr: "aux événements du fichier")
        let words =
            interval.lower > 0
            ? language("A tells people apart better", fr: "A distingue mieux les personnes")
            : interval.upper < 0
                ? language("B tells people apart better", fr: "B distingue mieux les personnes")
                : language("neither tells people apart better", fr: "aucun ne distingue mieux les personnes")
        let numbers =
            "AUC \(format.fixed(first, decimals: 3)) / \(format.fixed(second, decimals: 3)), A - B "
            + "\(format.fixed(difference, decimals: 3)) (\(format.fixed(interval.lower, decimals: 3)) "
            + language("to", fr: "à") + " \(format.fixed(interval.upper, decimals: 3)))"
        return language(
            "Against \(origin), \(words): \(numbers).",
            fr: "Face \(origin), \(words) : \(numbers)."
        )
    }
}
