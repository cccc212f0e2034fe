import Results

/// Says what an intervention changes, with the labels of a model's features.
struct ChangeText: Sendable {
    let model: ModelRecord
    let language: ReportLanguage

    private var labels: ModelWords { ModelWords(model: model, language: language) }

    /// As in "sex: man → woman"; the names of values as the model writes them.
    ///
    /// - Parameters:
    ///   - subject: What was changed.
    ///   - width: How many columns there are; the name of the feature is cut where it takes more, not the change.
    /// - Returns: The words.
    func text(of subject: MetricSubject, width: Int? = nil) -> String {
        let feature = model.features.first { $0.name == subject.feature }
        let name = feature.map { language($0.label) } ?? subject.feature ?? ""
        let whole = text(of: subject, feature: feature, label: name)
        guard let width, whole.displayWidth > width else { return whole }
        let room = width - (whole.displayWidth - name.displayWidth)
        return text(of: subject, feature: feature, label: name.truncated(toDisplayWidth: max(room, 12)))
            .truncated(toDisplayWidth: width)
    }

    private func text(of subject: MetricSubject, feature: FeatureRecord?, label: String) -> String {
        let colon = language(": ", fr: "\u{00A0}: ")
        switch Change(of: subject) {
        case .pair(let from, let to): return "\(label)\(colon)\(words(from)) → \(words(to))"
        case .set(let value):
            return "\(label)\(colon)\(language("all", fr: "tous")) → \(words(value))"
        case .flip: return "\(label)\(colon)\(language("the other value", fr: "l'autre valeur"))"
        case .levels(let steps):
            let size = language(
                abs(steps) == 1 ? "level" : "levels",
                fr: abs(steps) == 1 ? "niveau" : "niveaux"
            )
            let way = steps > 0 ? language("up", fr: "de plus") : language("down", fr: "de moins")
            return "\(label)\(colon)\(abs(steps)) \(size) \(way)"
        case .shift(let shift):
            let unit = feature?.unit.map { " \($0)" } ?? ""
            return
                "\(label)\(colon)\(shift.replacing("- ", with: "\u{2212}").replacing("+ ", with: "+"))\(unit)"
        case .other(let intervention):
            let bundle = model.interventions?.first { $0.id == intervention }
            return bundle.map { language($0.label) } ?? intervention
        }
    }

    private func words(_ value: String) -> String { labels.level(value) }
}
