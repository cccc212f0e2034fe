import Populations
import Scoring

/// A population as `etalon population describe` prints it.
struct PopulationDescription {
    private let population: Population
    private let language: Language

    /// The description of `population`.
    init(_ population: Population, language: Language) {
        self.population = population
        self.language = language
    }

    /// The whole text.
    var text: String {
        [head, features, margins, outcomes, rules, sources].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func word(_ english: String, _ french: String) -> String {
        language == .english ? english : french
    }

    private var head: String {
        let counts = population.parameters.reduce(into: [String: Int]()) {
            $0[$1.provenance.word, default: 0] += $1.count
        }
        let numbers = ProvenanceWords.all.compactMap { name in
            counts[name].map { "\($0) \(ProvenanceWords.plural(name, in: language))" }
        }
        return """
            \(population.label.text(in: language)) (\(population.id))
            \(population.summary.text(in: language))
            \(word("numbers:", "nombres :")) \(numbers.joined(separator: ", "))
            """
    }

    private var features: String {
        section(
            word("people have", "les personnes ont"),
            population.schema.features.map { feature in
                [feature.name, Self.values(of: feature), feature.label.text(in: language)]
            }
        )
    }

    private static func values(of feature: Feature) -> String {
        if let levels = feature.kind.levels { return levels.joined(separator: " | ") }
        guard let range = feature.kind.range else { return "" }
        return "\(feature.text(of: range.lowerBound)) … \(feature.text(of: range.upperBound))"
            + (feature.unit.map { " " + $0 } ?? "")
    }

    private var margins: String {
        section(
            word("must reproduce", "doivent reproduire"),
            population.margins.map { margin in
                [
                    margin.name, "\(margin.value)",
                    ProvenanceWords.singular(margin.provenance.word, in: language),
                    margin.text, Self.origin(of: margin.provenance),
                ]
            }
        )
    }

    private static func origin(of provenance: ParameterProvenance) -> String {
        switch provenance {
        case .published(let source), .recalled(let source): "[\(source)]"
        case .inferred(let how): how
        case .assumed(let range, let because): "\(range.lowerBound) … \(range.upperBound): \(because)"
        }
    }

    private var outcomes: String {
        section(
            word("outcomes", "issues"),
            population.outcomes.map { outcome in
                let sources = OutcomeSource.allCases.filter(outcome.has).map(\.rawValue)
                return [
                    outcome.name, sources.joined(separator: ", "), outcome.label.text(in: language),
                ]
            }
        )
    }

    private var rules: String {
        section(
            word("nobody breaks", "nul n'enfreint"),
            population.schema.consistency.map { [$0.text(in: population.schema)] }
        )
    }

    private var sources: String {
        section(
            "sources",
            population.sources.map { source in
                ["[\(source.id)] \(source.title)" + (source.address.map { " <\($0)>" } ?? "")]
            }
        )
    }

    private func section(_ title: String, _ rows: [[String]]) -> String {
        if rows.isEmpty { return "" }
        let lines = TextColumns.aligned(rows).split(separator: "\n", omittingEmptySubsequences: false)
        return ([title] + lines.map { "  " + $0 }).joined(separator: "\n")
    }
}
