import Results

/// What every section of a page works with: the run, the language, and where each number stands in the document.
struct PageContext: Sendable {
    let document: RunDocument
    let history: [HistoryEntry]
    let language: ReportLanguage
    let numbers: MetricFormat
    private let places: [MetricKey: Int]
    private let byModel: [String: [Metric]]

    /// The context of a page.
    init(document: RunDocument, history: [HistoryEntry], language: ReportLanguage) {
        self.document = document
        self.history = history
        self.language = language
        numbers = MetricFormat(format: QuantityFormat(language: language, minus: "\u{2212}"))
        places = Dictionary(
            document.metrics.enumerated().map { ($0.element.key, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        byModel = Dictionary(grouping: document.metrics, by: \.subject.model)
    }

    /// How numbers are written.
    var format: QuantityFormat { numbers.format }

    /// The metrics of a model that belong to a part of the report, in the order of the document.
    func metrics(of model: ModelRecord, _ family: MetricFamily) -> [Metric] {
        (byModel[model.id] ?? []).filter { MetricFamily(of: $0) == family }
    }

    // MARK: - Numbers

    /// A number of the document: what is read, and for programs the number itself and where it stands.
    ///
    /// - Parameters:
    ///   - value: The number as the document has it.
    ///   - path: Its place in the document, as in `metrics/12/estimate`.
    ///   - scale: How it is shown.
    ///   - withUnit: Whether its unit stands behind it.
    /// - Returns: The number.
    func number(_ value: Double, at path: String, scale: QuantityScale, withUnit: Bool = true) -> Markup {
        let data = Markup.tag(
            "data",
            [
                "value": "\(value)", "data-at": path,
                "data-scale": scale.divisor == 1 ? nil : "\(scale.divisor)",
            ],
            .text(scale.text(value, format: format))
        )
        return withUnit && !scale.unit.isEmpty ? .group([data, "\u{00A0}\(scale.unit)"]) : data
    }

    /// A whole number of the document.
    func count(_ value: Int, at path: String) -> Markup {
        .tag("data", ["value": "\(value)", "data-at": path], .text(format.whole(value)))
    }

    /// The estimate of a metric with its unit; a dash with the reason where there is none.
    func value(of metric: Metric?, withUnit: Bool = true) -> Markup {
        guard let metric else { return "" }
        switch metric.value {
        case .estimate(let estimate):
            return number(
                estimate,
                at: path(of: metric, "estimate"),
                scale: numbers.scale(of: metric),
                withUnit: withUnit
            )
        case .digest(let digest): return .tag("code", [:], .text(String(digest.prefix(12))))
        case .undefined(let reason): return .tag("span", ["title": language.reason(reason)], "–")
        }
    }

    /// Both ends of the interval of a metric; nothing where there is none.
    func interval(of metric: Metric?) -> Markup {
        guard let metric, let interval = metric.interval else { return "" }
        let scale = numbers.scale(of: metric)
        return .tag(
            "span",
            ["class": "range"],
            number(interval.lower, at: path(of: metric, "interval/lower"), scale: scale, withUnit: false),
            " … ",
            number(interval.upper, at: path(of: metric, "interval/upper"), scale: scale, withUnit: false)
        )
    }

    /// The head of a column of intervals.
    func intervalTitle(of metrics: [Metric]) -> String {
        let levels = Set(metrics.compactMap { $0.interval?.level })
        switch (levels.count, levels.first) {
        case (1, 1?): return language("range", fr: "étendue")
        case (1, let level?):
            let percent = format.percent(level, decimals: 0)
            return language("\(percent) % interval", fr: "intervalle à \(percent) %")
        default: return language("interval", fr: "intervalle")
        }
    }

    /// The place of a part of a metric in the document.
    func path(of metric: Metric, _ part: String) -> String {
        "metrics/\(places[metric.key] ?? 0)/\(part)"
    }

    // MARK: - Words

    /// What a conclusion rests on, in a line to stand under it: how much of the model is published, and how much not.
    func basis(of model: ModelRecord) -> Markup {
        let counts = model.provenance.counts
        let all = counts.values.reduce(0, +)
        let text: String
        if all == 0 {
            text = language(
                "Says what this reconstruction does; it has no numbers of its own.",
                fr: "Décrit cette reconstruction ; elle n'a pas de nombres propres."
            )
        } else {
            let parts = ProvenanceWord.allCases.compactMap { word in
                counts[word.rawValue].map { "\(format.whole($0)) \(word.text(language))" }
            }.joined(separator: ", ")
            text = language(
                "Says what this reconstruction does; of its \(format.whole(all)) numbers: \(parts).",
                fr: "Décrit cette reconstruction ; de ses \(format.whole(all)) nombres : \(parts)."
            )
        }
        return .tag("p", ["class": "basis"], .text(text))
    }
}
