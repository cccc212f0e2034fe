import Measures
import Scoring

/// An explanation for programs: the same content as the words, as JSON.
package struct ExplanationRecord: Codable, Equatable, Sendable {
    /// What one feature adds.
    package struct Part: Codable, Equatable, Sendable {
        /// The feature.
        package var feature: String
        /// The person's value.
        package var value: String
        /// What it adds.
        package var amount: Double
    }

    /// One change and what it leads to.
    package struct Change: Codable, Equatable, Sendable {
        /// The change, as `etalon explain --change` reads it.
        package var change: String
        /// "changed", "unchanged", "missing", "out-of-range" or "inconsistent".
        package var status: String
        /// The score afterwards.
        package var score: Double
        /// The decision afterwards; nil where it depends on everybody's scores.
        package var decision: String?
        /// Whether the decision is another one.
        package var altersDecision: Bool
        /// The score once what follows by the declared equations has changed as well; nil where nothing does.
        package var totalScore: Double?
    }

    /// The smallest permitted change.
    package struct Recourse: Codable, Equatable, Sendable {
        /// "change", "impossible", "undecided" or "not-needed".
        package var answer: String
        /// What it costs; for an undecided search what it costs at least.
        package var cost: Double?
        /// The score it leads to.
        package var score: Double?
        /// The new values by feature.
        package var values: [String: String]
        /// The least number of features that have to change.
        package var fewestChanges: Int?
    }

    /// The model.
    package var model: String
    /// Its version.
    package var version: String
    /// The population.
    package var population: String
    /// The person's number, from 1.
    package var person: Int
    /// The person's values by feature.
    package var values: [String: String]
    /// The deciding score.
    package var score: Double
    /// The decision; nil where it depends on everybody's scores.
    package var decision: String?
    /// The line that a capacity draws.
    package var line: Double?
    /// What the parts add to.
    package var base: Double?
    /// "margin" or "score"; nil without parts.
    package var partsOf: String?
    /// What each feature adds, the largest first.
    package var parts: [Part]
    /// Every single change.
    package var changes: [Change]
    /// The bundles that the model names, by their ids.
    package var bundles: [Change]
    /// The changes asked for.
    package var asked: [Change]
    /// The smallest permitted change to a lower decision; nil at the lowest.
    package var recourse: Recourse?
    /// What the result may be taken for.
    package var note: String

    /// The record of an explanation.
    package init(_ result: PersonExplainer.Result) {
        let explanation = result.explanation
        let descriptor = explanation.model
        let schema = descriptor.schema
        func text(_ feature: Int, _ value: Double) -> String { schema.features[feature].text(of: value) }
        func record(_ change: PersonExplanation.Change) -> Change {
            Change(
                change: change.intervention.name,
                status: change.status.word,
                score: change.score,
                decision: change.decision.map { explanation.decisionNames[$0] },
                altersDecision: change.status == .changed && change.decision != explanation.decision,
                totalScore: change.totalScore
            )
        }
        model = descriptor.id
        version = descriptor.version
        population = result.population
        person = result.person
        values = Dictionary(
            uniqueKeysWithValues: schema.features.enumerated().map {
                ($1.name, text($0, explanation.row[$0]))
            }
        )
        score = explanation.score
        decision = explanation.decision.map { explanation.decisionNames[$0] }
        line = explanation.line?.cut
        base = explanation.parts?.base
        partsOf = explanation.parts.map { _ in explanation.partsAreOfScore ? "score" : "margin" }
        parts = (explanation.parts?.values ?? []).map {
            Part(
                feature: schema.features[$0.feature].name,
                value: text($0.feature, explanation.row[$0.feature]),
                amount: $0.value
            )
        }
        changes = explanation.changes.map(record)
        bundles = explanation.bundles.map(record)
        asked = explanation.asked.map(record)
        recourse = explanation.recourse.map {
            Recourse($0, fewest: explanation.fewestChanges, schema: schema)
        }
        note = CausalReading(of: descriptor).note.english
    }
}

extension ExplanationRecord.Recourse {
    /// The record of an answer.
    fileprivate init(_ answer: RecourseAnswer, fewest: Int?, schema: Schema) {
        switch answer {
        case .notNeeded: self.init(answer: "not-needed", values: [:])
        case .impossible: self.init(answer: "impossible", values: [:])
        case .undecided(let cost): self.init(answer: "undecided", cost: cost, values: [:])
        case .change(let change, _):
            self.init(
                answer: "change",
                cost: change.cost,
                score: change.score,
                values: Dictionary(
                    uniqueKeysWithValues: change.values.map {
                        (schema.features[$0.feature].name, schema.features[$0.feature].text(of: $0.value))
                    }
                ),
                fewestChanges: fewest
            )
        }
    }
}

extension ChangeStatus {
    /// The word of files.
    fileprivate var word: String {
        switch self {
        case .changed: "changed"
        case .unchanged: "unchanged"
        case .missing: "missing"
        case .outOfRange: "out-of-range"
        case .inconsistent: "inconsistent"
        }
    }
}
