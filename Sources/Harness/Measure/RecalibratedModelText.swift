import Foundation
import Measures

/// The files of the folder of a recalibrated score.
struct RecalibratedModelText {
    private let source: RecalibratedModel

    /// The texts around a map.
    init(model: RecalibratedModel) { source = model }

    /// `model.yaml`.
    var model: String {
        """
        # Made by `etalon measure --save-recalibration`; see README.md.
        model: \(source.id)
        version: 1.0.0
        name: \(quoted(source.id))
        system: \(quoted("Scores of \(fileName), column \(source.column), behind a map to probabilities"))
        family: composite
        precision: float64
        \(target)provenance:
          class: conceptual
          summary:
            en: \(quoted("A score made elsewhere, and a \(source.map.name) map estimated from \(fileName); the map is not part of any real system."))
            fr: \(quoted("Un score fait ailleurs, et une transformation (\(source.map.name)) estimée à partir de \(fileName) ; elle ne fait partie d'aucun système réel."))
          sources:
            - {id: scores, title: \(quoted("\(fileName), SHA-256 \(source.sha256)"))}
        features:
        \(scoreFeature)
        \(parameters)parts:
        \(parts)
        outputs: [probability]
        decision:
          threshold:
            at: {value: \(threshold.value), assumed: [0, 1], because: \(quoted(threshold.reason))}

        """
    }

    /// `README.md`, the beginning of a model card.
    var card: String {
        """
        # \(source.id)

        The scores of column `\(source.column)` of `\(fileName)` (SHA-256 `\(source.sha256)`) behind a recalibration map (\(source.map.name)), as a
        composite model: its only feature is the score, `\(feature)`; its score is a probability.

        The map was fitted to one half of the people, drawn with seed \(source.seed) whatever the order of the rows, by `etalon measure`. It holds
        for people like those of the file, as long as outcomes come about and are observed in the same way. Before this folder is shared: say
        where the scores and the outcomes come from and whom they leave out, and check that they may be used so.

        """
    }

    private var fileName: String { source.file.lastPathComponent }

    /// The feature that holds the score: the column's own name where that can be one.
    private var feature: String {
        let taken = [
            "probability", "steps", "log_odds", "log_score", "log_rest", "intercept", "slope", "temperature",
            "of_log_score", "of_log_rest",
        ]
        let isName = source.column.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil
        return isName && !taken.contains(source.column) ? source.column : "score"
    }

    /// What the probability is of, where the name of the column can say it.
    private var target: String {
        source.outcome.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil ? "target: \(source.outcome)\n" : ""
    }

    private var scoreFeature: String {
        source.claimsProbability
            ? "  - {name: \(feature), kind: continuous, range: [0, 1]}"
            : "  - {name: \(feature), kind: continuous, range: [-1.0e9, 1.0e9], shifts: []}  # nothing states its range"
    }

    private var threshold: (value: Double, reason: String) {
        guard let cut = source.threshold else {
            return (0.5, "no threshold follows from the map, and none was given")
        }
        return (source.map(cut), "the probability of a score of \(cut), the threshold that was given")
    }

    private var parts: String {
        let logOdds = (name: "log_odds", value: "log(\(feature) / (1 - \(feature)))")
        switch source.map {
        case .platt(_, _, let onLogOdds):
            return formulas([onLogOdds ? logOdds : ("log_odds", feature)], "intercept + slope * log_odds")
        case .temperature: return formulas([logOdds], "log_odds / temperature")
        case .beta:
            return formulas(
                [("log_score", "log(\(feature))"), ("log_rest", "-log(1 - \(feature))")],
                "of_log_score * log_score + of_log_rest * log_rest + intercept"
            )
        case .isotonic(let starts, let rates): return steps(starts, rates)
        }
    }

    /// The numbers of the map, but those of steps.
    private var parameters: String {
        let numbers: KeyValuePairs<String, Double> =
            switch source.map {
            case .platt(let intercept, let slope, _): ["intercept": intercept, "slope": slope]
            case .temperature(let temperature): ["temperature": temperature]
            case .beta(let a, let b, let c): ["of_log_score": a, "of_log_rest": b, "intercept": c]
            case .isotonic: [:]
            }
        if numbers.isEmpty { return "" }
        let lines = numbers.map { "  \($0): {value: \($1), inferred: \(how)}" }
        return "parameters:\n" + lines.joined(separator: "\n") + "\n"
    }

    /// What the score is turned into, and above it the layer that makes a probability of that.
    private func formulas(_ inputs: [(name: String, value: String)], _ logOdds: String) -> String {
        let lines = inputs.map { "      - {name: \($0.name), kind: score, value: \(quoted($0.value))}" }
        return """
              - family: formulas
                formulas:
            \(lines.joined(separator: "\n"))
              - family: formulas
                formulas:
                  - {name: probability, kind: probability, value: \(quoted("logistic(\(logOdds))"))}
            """
    }

    /// A score belongs to the last step that starts at or below it; below the first the first holds.
    private func steps(_ starts: [Double], _ rates: [Double]) -> String {
        """
          - family: linear
            outputs:
              - name: steps
                kind: score
                provenance: {inferred: \(how)}
                intercept: 0
                terms:
                  - feature: \(feature)
                    bins:
                      edges: [\(starts.dropFirst().map(number).joined(separator: ", "))]
                      scores: [\(rates.map(number).joined(separator: ", "))]
          - family: formulas
            formulas:
              - {name: probability, kind: probability, value: "clamp(steps, 0, 1)"}
        """
    }

    /// How the numbers were found.
    private var how: String {
        quoted(
            "fitted to one half of the people of \(fileName) (SHA-256 \(source.sha256.prefix(16))), seed \(source.seed)"
        )
    }

    private func number(_ value: Double) -> String { "\(value)" }

    private func quoted(_ text: String) -> String { FittedModelText.quoted(text) }
}
