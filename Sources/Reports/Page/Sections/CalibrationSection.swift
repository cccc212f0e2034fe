import Results

/// Whether probabilities come true, what levels mean, how scores are distributed.
struct CalibrationSection {
    let context: PageContext
    let model: ModelRecord
    let key: String

    private var language: ReportLanguage { context.language }
    private var words: ModelWords { ModelWords(model: model, language: language) }
    private var metrics: [Metric] { context.metrics(of: model, .calibration) }

    /// The parts of the section.
    var parts: [Markup] {
        [.tag("div", ["class": "plots"], reliability + levels + distributions), numbers]
    }

    private var histograms: [(record: ScoreHistogramRecord, place: Int)] {
        context.document.scoreHistograms.enumerated().filter { $0.element.subject.model == model.id }.map {
            (record: $0.element, place: $0.offset)
        }
    }

    private var reliability: [Markup] {
        context.document.reliabilityDiagrams.enumerated().filter { $0.element.subject.model == model.id }.map
        {
            place,
            diagram in
            ReliabilityFigure(
                context: context,
                key: "\(key)-reliability-\(place)",
                diagram: diagram,
                place: place,
                histogram: histograms.first { $0.record.subject == diagram.subject }?.record
            ).markup
        }
    }

    /// The share of people, and of those concerned, at each level of the decision.
    private var levels: [Markup] {
        [
            (
                "level_share",
                language("How many people get each decision", fr: "Combien reçoivent chaque décision")
            ),
            (
                "level_outcome_rate",
                language(
                    "How often it happens, by decision",
                    fr: "À quelle fréquence cela arrive, par décision"
                )
            ),
        ].map { name, title in
            let rows = metrics.filter { $0.name == name && $0.subject.level != nil }.map {
                DotFigure.Row(label: words.level($0.subject.level ?? ""), metric: $0)
            }
            return DotFigure(
                context: context,
                key: "\(key)-\(name)",
                title: title,
                description: language(
                    "A point for each decision with its interval.",
                    fr: "Un point par décision avec son intervalle."
                ),
                legend: language(
                    "Lines are intervals; where they are short the point hides them.",
                    fr: "Les traits sont des intervalles ; courts, le point les cache."
                ),
                labelTitle: language("decision", fr: "décision"),
                rows: rows
            ).markup
        }
    }

    /// Distributions that stand for themselves: of groups, or of scores without a diagram.
    private var distributions: [Markup] {
        let drawn = Set(context.document.reliabilityDiagrams.map(\.subject))
        let alone = histograms.filter { !drawn.contains($0.record.subject) }
        var order: [String] = []
        var byFeature: [String: [(record: ScoreHistogramRecord, place: Int)]] = [:]
        for histogram in alone {
            let feature =
                histogram.record.subject.group.map {
                    String($0.prefix { $0 != "=" }.trimmingSuffix(while: { $0 == " " }))
                } ?? ""
            if byFeature[feature] == nil { order.append(feature) }
            byFeature[feature, default: []].append(histogram)
        }
        return order.enumerated().map { index, feature in
            DistributionFigure(
                context: context,
                key: "\(key)-distribution-\(index)",
                title: feature.isEmpty
                    ? language("How scores are distributed", fr: "Comment les scores se répartissent")
                    : language(
                        "Scores by \(words.feature(feature))",
                        fr: "Scores selon \(words.feature(feature))"
                    ),
                words: words,
                histograms: byFeature[feature] ?? [],
                axisTitle: language("score", fr: "score")
            ).markup
        }
    }

    private var numbers: Markup {
        let all = metrics.filter { $0.subject.level == nil }
        // Those that people read stand open, by their place in the list; those for specialists are a line away.
        let read = all.filter { MetricLabel.isRead($0.name) }
        let further = all.filter { !MetricLabel.isRead($0.name) }
        let table = MetricTable(context: context)
        let count = context.format.whole(further.count)
        let title = language(
            "\(count) further numbers, for specialists",
            fr: "\(count) autres nombres, pour spécialistes"
        )
        return .group([
            table.markup(language("The numbers", fr: "Les nombres"), read, coordinates: false),
            further.isEmpty ? .nothing : .details(title, table.markup(title, further, coordinates: false)),
        ])
    }
}

extension StringProtocol {
    /// The text without the characters at its end that satisfy a condition.
    fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, condition(self[index(before: end)]) { end = index(before: end) }
        return self[startIndex..<end]
    }
}
