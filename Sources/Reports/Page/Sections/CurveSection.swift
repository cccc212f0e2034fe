import Results

/// One number as a function of another: partial dependence of the score on a feature, and other curves of a run.
struct CurveSection {
    let context: PageContext
    let model: ModelRecord
    let key: String

    /// How many plots are drawn.
    private static let plotCount = 12

    /// The parts of the section; none where the run has no curve of the model.
    var parts: [Markup] {
        var order: [String] = []
        var byPlot: [String: [(record: CurveRecord, place: Int)]] = [:]
        for (place, curve) in context.document.curves.enumerated() where curve.subject.model == model.id {
            let plot = "\(curve.name) \(curve.subject.feature ?? "") \(curve.subject.output ?? "")"
            if byPlot[plot] == nil { order.append(plot) }
            byPlot[plot, default: []].append((record: curve, place: place))
        }
        guard !order.isEmpty else { return [] }
        let figures = order.prefix(Self.plotCount).enumerated().map { index, plot in
            let curves = byPlot[plot] ?? []
            return CurveFigure(
                context: context,
                key: "\(key)-curve-\(index)",
                title: curves.first.map { title(of: $0.record) } ?? plot,
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
        let label = model.features.first { $0.name == feature }.map { context.language($0.label) } ?? feature
        return "\(name): \(label)"
    }
}
