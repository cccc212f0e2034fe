import Populations
import Scoring

/// What `etalon population check --format json` prints of one population.
struct PopulationCheckRecord: Encodable {
    /// A number that the people made must reproduce, beside what they are.
    struct MarginRow: Encodable {
        let name: String
        let of: String
        let provenance: String
        let source: String?
        let people: Int
        let published: Double
        let generated: Double?
        let deviation: Double?
        let standardError: Double?
        let tolerance: Double
        let holds: Bool

        enum CodingKeys: String, CodingKey {
            case name, of, provenance, source, people, published, generated, deviation
            case standardError = "standard_error"
            case tolerance, holds
        }
    }

    /// A rule, and how many people break it.
    struct RuleRow: Encodable {
        let rule: String
        let violations: Int
        let firstPerson: Int?

        enum CodingKeys: String, CodingKey {
            case rule, violations
            case firstPerson = "first_person"
        }
    }

    /// What the rules say of people of whom one feature was changed.
    struct ChangesRow: Encodable {
        /// A rule, how many changed people break it, and one of them.
        struct Row: Encodable {
            let rule: String
            let violations: Int
            let firstPerson: Int?
            let change: String?

            enum CodingKeys: String, CodingKey {
                case rule, violations
                case firstPerson = "first_person"
                case change
            }
        }

        let changes: Int
        let people: Int
        let changed: Int
        let rules: [Row]
    }

    let population: String
    let people: Int
    let seed: UInt64
    let holds: Bool
    let margins: [MarginRow]
    let rules: [RuleRow]
    /// Nil where nobody was changed.
    let changed: ChangesRow?

    /// The record of checks that have seen everybody they were to see.
    init(_ check: PopulationCheck, _ changes: ChangedPeopleCheck?, of population: Population, seed: UInt64) {
        self.population = population.id
        self.seed = seed
        people = check.count
        holds = check.holds && changes?.holds ?? true
        margins = check.margins.map { result in
            MarginRow(
                name: result.margin.name,
                of: result.margin.text,
                provenance: result.margin.provenance.word,
                source: Self.source(of: result.margin.provenance),
                people: result.people,
                published: result.margin.value,
                generated: result.generated,
                deviation: result.deviation,
                standardError: result.standardError,
                tolerance: result.margin.tolerance,
                holds: result.holds
            )
        }
        rules = check.rules.map { result in
            RuleRow(
                rule: result.rule.text(in: population.schema),
                violations: result.violations,
                firstPerson: result.firstPerson
            )
        }
        changed = changes.map { changes in
            ChangesRow(
                changes: changes.changeCount,
                people: changes.counts.total,
                changed: changes.counts.changed,
                rules: population.schema.consistency.enumerated().map { index, rule in
                    ChangesRow.Row(
                        rule: rule.text(in: population.schema),
                        violations: changes.violations[index],
                        firstPerson: changes.examples[index]?.person,
                        change: changes.examples[index]?.change
                    )
                }
            )
        }
    }

    private static func source(of provenance: ParameterProvenance) -> String? {
        switch provenance {
        case .published(let source), .recalled(let source): source
        case .inferred(let how): how
        case .assumed(_, let because): because
        }
    }
}
