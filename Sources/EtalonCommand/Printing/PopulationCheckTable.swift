import Foundation
import Populations
import Scoring

/// What a check of a population found, for people: each number beside what was generated, then the rules.
struct PopulationCheckTable {
    private let population: Population
    private let check: PopulationCheck
    private let changes: ChangedPeopleCheck?
    private let language: Language

    /// The table of `check`, and of `changes` where people were changed too.
    init(
        _ check: PopulationCheck,
        _ changes: ChangedPeopleCheck?,
        of population: Population,
        language: Language
    ) {
        self.population = population
        self.check = check
        self.changes = changes
        self.language = language
    }

    /// The lines: a head, one line a margin, one line for the rules (one for each that is broken), the verdict.
    var text: String {
        let parts: [String?] = [
            head, TextColumns.aligned([titles] + check.margins.map(row)), rules, changes.map(changedRules),
            verdict,
        ]
        return parts.compactMap(\.self).joined(separator: "\n")
    }

    private func word(_ english: String, _ french: String) -> String {
        language == .english ? english : french
    }

    private var head: String {
        "\(population.id)  \(population.label.text(in: language)) (\(check.count) \(word("people", "personnes")))"
    }

    private var titles: [String] {
        [
            "  ", word("margin", "marge"), word("from", "origine"), word("wanted", "voulu"),
            word("generated", "obtenu"), word("deviation", "écart"), word("allowed", "permis"),
            word("of people", "sur"),
        ]
    }

    private func row(_ result: MarginResult) -> [String] {
        let margin = result.margin
        return [
            result.holds ? "  " : "! ", margin.name, margin.provenance.word,
            number(margin.value, margin), result.generated.map { number($0, margin) } ?? "-",
            result.deviation.map { ($0 > 0 ? "+" : "") + number($0, margin) } ?? "-",
            number(margin.tolerance, margin), "\(result.people)",
        ]
    }

    /// A share in per cent, a mean as it is.
    private func number(_ value: Double, _ margin: Margin) -> String {
        margin.isShare ? String(format: "%.3f %%", value * 100) : String(format: "%.4g", value)
    }

    private var rules: String {
        let broken = check.rules.filter { $0.violations > 0 }.map { result in
            "! \(result.rule.text(in: population.schema)): "
                + word(
                    "broken by \(result.violations), first person \(result.firstPerson ?? 0)",
                    "enfreinte par \(result.violations), première personne \(result.firstPerson ?? 0)"
                )
        }
        let count = check.rules.count
        let sum = check.rules.reduce(0) { $0 + $1.violations }
        let summary = word(
            "  \(count) rules of consistency, broken \(sum) times",
            "  \(count) règles de cohérence, enfreintes \(sum) fois"
        )
        return (broken + [summary]).joined(separator: "\n")
    }

    /// What the rules say of people of whom one feature was changed.
    private func changedRules(_ changes: ChangedPeopleCheck) -> String {
        var lines: [String] = []
        for (index, rule) in population.schema.consistency.enumerated() {
            guard let example = changes.examples[index] else { continue }
            let text = rule.text(in: population.schema)
            lines.append(
                "! \(text): "
                    + word(
                        "broken by \(changes.violations[index]), first person \(example.person) after \(example.change)",
                        "enfreinte par \(changes.violations[index]), première personne \(example.person) après \(example.change)"
                    )
            )
        }
        let sum = changes.violations.reduce(0, +)
        let counts = changes.counts
        lines.append(
            word(
                "  after \(changes.changeCount) changes in turn (\(counts.changed) of \(counts.total) people changed), broken \(sum) times",
                "  après \(changes.changeCount) changements tour à tour (\(counts.changed) personnes sur \(counts.total) changées), enfreintes \(sum) fois"
            )
        )
        return lines.joined(separator: "\n")
    }

    private var verdict: String {
        let held = check.margins.filter(\.holds)
        let shares = check.margins.filter(\.margin.isShare).compactMap { $0.deviation?.magnitude }
        let furthest = shares.max().map { String(format: "%.3f %%", $0 * 100) } ?? "-"
        return word(
            "  \(held.count) of \(check.margins.count) margins hold; the share furthest off by \(furthest)",
            "  \(held.count) marges sur \(check.margins.count) tenues ; écart le plus grand d'une part : \(furthest)"
        )
    }
}
