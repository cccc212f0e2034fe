import Models
import Scoring

/// What came of the documented facts of one model, for people.
struct FactTable {
    /// The id of the model.
    let model: String
    let results: [FactResult]
    let language: Language

    /// The lines: first the facts that fail, then those that hold, then those that cannot be checked.
    var text: String {
        let rows = results.enumerated()
            .sorted {
                (Self.rank($0.element.verdict), $0.offset) < (Self.rank($1.element.verdict), $1.offset)
            }
            .map { ["  " + word($0.element.verdict), $0.element.fact.id, sentence($0.element)] }
        return ([model] + [TextColumns.aligned(rows)]).joined(separator: "\n")
    }

    private static func rank(_ verdict: FactResult.Verdict) -> Int {
        switch verdict {
        case .fails: 0
        case .holds: 1
        case .notChecked: 2
        }
    }

    private func word(_ verdict: FactResult.Verdict) -> String {
        switch (verdict, language) {
        case (.fails, .english): "fails"
        case (.fails, .french): "faux"
        case (.holds, .english): "holds"
        case (.holds, .french): "vrai"
        case (.notChecked, .english): "unchecked"
        case (.notChecked, .french): "non vérifié"
        }
    }

    private func sentence(_ result: FactResult) -> String {
        let statement = result.fact.statement.text(in: language)
        let source = result.fact.source.map { " [\($0)]" } ?? ""
        switch (result.verdict, language) {
        case (.holds(let found), .english): return "\(statement) Found: \(found).\(source)"
        case (.holds(let found), .french): return "\(statement) Obtenu : \(found).\(source)"
        case (.fails(let found, let expected), .english):
            return "\(statement) Found: \(found); expected: \(expected).\(source)"
        case (.fails(let found, let expected), .french):
            return "\(statement) Obtenu : \(found) ; attendu : \(expected).\(source)"
        case (.notChecked(let reason), _): return "\(statement) (\(reason.text(in: language)))\(source)"
        }
    }
}
