import Results

/// One number as a function of another: partial dependence of the score on a feature, and other curves of a run.
struct CurveSection {
    let context: PageContext
    let model: ModelRecord
    let key: String
    /// Whether curves of the model beside another are asked for, or those of the model alone.
    let isBesideAnother: Bool

    /// How many plots are drawn.
    private static let plotCount = 12

    /// The parts of the section; none where the run has no curve of the model.
    var parts: [Markup] {
        var order: [String] = []
        var byPlot: [String: [(record: CurveRecord, place: Int)]] = [:]
        for (place, curve) in context.document.curves.enumerated()
        where curve.subject.model == model.id && (curve.subject.reference != nil) == isBesideAnother {
            let plot = "\(curve.name) \(curve.subject.feature ?? "") \(curve.subject.output ?? "")"
            if byPlot[plot] == nil { order.append(plot) }
            byPlot[plot, default: []].append((record: curve, place: place))
        }
        guard !order.isEmpty else { return [] }
        let figures = order.prefix(Self.plotCount).enumerated().map { index, plot in
            let curves = byPlot[plot] ?? []
            return CurveFigure(
                context: context,
                key: "\(key)-\(isBesideAnother ? "beside" : "curve")-\(index)",
                title: curves.first.map { title(of: $0.record) } ?? plot,
                axes: (
                    x: curves.first.map { axis($0.record.xLabel, $0.record.xUnit) } ?? "",
                    y: curves.first.map { axis($0.record.yLabel, $0.record.yUnit) } ?? ""
                ),
                levels: levels(of: curves.first?.record.subject.feature),
                curves: curves
            ).markup
        }
        return [.tag("div", ["class": "plots"], figures)]
    }

    /// What people read in the place of a curve's name.
    private static let names: [String: TextRecord] = [
        "partial_dependence": TextRecord("Partial dependence", french: "Dépendance partielle"),
        "accumulated_local_effects": TextRecord(
            "Accumulated local effects",
            french: "Effets locaux accumulés"
        ),
        "top_overlap": TextRecord("Overlap of the highest", french: "Recouvrement des plus hauts"),
    ]

    private func title(of curve: CurveRecord) -> String {
        let name = Self.names[curve.name].map { context.language($0) } ?? curve.name.replacing("_", with: " ")
        guard let feature = curve.subject.feature else { return name }
        return "\(name)\(context.language(": ", fr: "\u{00A0}: "))\(words.feature(feature))"
    }

    private var words: ModelWords { ModelWords(model: model, language: context.language) }

    /// The title of an axis: a feature or an output by its label, the axes of other curves by what they are.
    private func axis(_ label: String, _ unit: String) -> String {
        let output = model.outputs.first { $0.name == label }
        let text =
            output.map { context.language($0.label) } ?? Self.axes[label].map { context.language($0) }
            ?? words.feature(label)
        return (unit == "1" || unit.isEmpty ? text : "\(text), \(unit)").truncated(toDisplayWidth: 50)
    }

    private static let axes: [String: TextRecord] = [
        "share of the people that each selects": TextRecord(
            "share of the people that each selects",
            french: "part des personnes que chacun sélectionne"
        ),
        "share of a selection that the other selects too": TextRecord(
            "share of a selection that the other selects too",
            french: "part d'une sélection que l'autre sélectionne aussi"
        ),
    ]

    /// The levels of a feature that has some, in the order of their codes.
    private func levels(of feature: String?) -> [String] {
        let feature = model.features.first { $0.name == feature }
        if feature?.kind == "binary" { return ["no", "yes"].map(words.level) }
        return (feature?.levels ?? []).map(words.level)
    }
}
