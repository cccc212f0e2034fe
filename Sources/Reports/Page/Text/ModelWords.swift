import Foundation
import Results

/// Says features, levels and groups in the words of a model, in one language.
struct ModelWords: Sendable {
    let model: ModelRecord
    let language: ReportLanguage

    /// The label of a feature; a name that the model does not have, without its underscores.
    func feature(_ name: String) -> String {
        model.features.first { $0.name == name }.map { language($0.label) } ?? name.replacing("_", with: " ")
    }

    /// The label of a level or value: the model's own, those of yes, no and being selected, else the level without its underscores.
    func level(_ level: String) -> String {
        if let label = model.levelLabels?[level], language == .english || label.french != nil {
            return language(label)
        }
        if language == .french, level.hasPrefix(Self.tenth) {
            return "dixième " + level.dropFirst(Self.tenth.count)
        }
        return Self.usual[level].map { language($0) } ?? level.replacing("_", with: " ")
    }

    /// What a number is of, beside its model, population and output, as in "Sex: woman, selected"; empty for everybody.
    func coordinates(of subject: MetricSubject) -> String {
        // A group says its feature itself, as in "sex = woman", and so does a change.
        subject.coordinates
            .filter {
                $0.name != "feature"
                    || subject.intervention == nil && subject.group?.hasPrefix($0.value) != true
            }
            .map { coordinate in
                switch coordinate.name {
                case "feature": feature(coordinate.value)
                case "group": group(coordinate.value)
                case "level": level(coordinate.value)
                case "intervention": ChangeText(model: model, language: language).text(of: subject)
                case "batch": language("batch of \(coordinate.value)", fr: "lot de \(coordinate.value)")
                default: coordinate.value.replacing("_", with: " ")
                }
            }.joined(separator: ", ")
    }

    /// How the levels of ranks begin, of which people are divided into ten.
    private static let tenth = "tenth "

    /// A group, as in "Sex: woman" for `sex = woman`; one of several features, and one against another, alike.
    func group(_ group: String) -> String {
        if let range = group.firstRange(of: " against ") {
            let against = language(" against ", fr: " face à ")
            return self.group(String(group[..<range.lowerBound])) + against
                + level(String(group[range.upperBound...]))
        }
        let sides = group.components(separatedBy: " = ")
        guard sides.count == 2 else { return group.replacing("_", with: " ") }
        let features = sides[0].components(separatedBy: " x ")
        let values = sides[1].components(separatedBy: ", ")
        guard features.count == values.count else { return group.replacing("_", with: " ") }
        let colon = language(": ", fr: "\u{00A0}: ")
        return zip(features, values).map { "\(feature($0))\(colon)\(level($1))" }.joined(separator: ", ")
    }

    private static let usual: [String: TextRecord] = [
        "yes": TextRecord("yes", french: "oui"),
        "no": TextRecord("no", french: "non"),
        "selected": TextRecord("selected", french: "sélectionné"),
        "not selected": TextRecord("not selected", french: "non sélectionné"),
    ]
}
