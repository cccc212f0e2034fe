import Harness
import Measures
import Scoring

/// An explanation as `etalon explain` prints it.
struct ExplanationText {
    private let result: PersonExplainer.Result
    private let language: Language

    /// The text of `result` in a language.
    init(_ result: PersonExplainer.Result, language: Language) {
        self.result = result
        self.language = language
    }

    /// The whole text.
    var text: String {
        let model = result.explanation.model
        let name = model.name.text(in: language)
        let head =
            switch language {
            case .english:
                "Person \(result.person) of \(result.population), by \(name) (\(model.id) \(model.version))"
            case .french:
                "Personne \(result.person) de \(result.population), selon \(name) (\(model.id) \(model.version))"
            }
        var lines = [head, ""] + result.explanation.lines(in: language)
        if let reason = result.noParts { lines.append("(\(reason))") }
        return lines.joined(separator: "\n")
    }
}
