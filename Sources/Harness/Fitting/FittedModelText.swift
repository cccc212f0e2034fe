import Foundation
import Models
import Scoring

/// The files of the folder of a fitted model.
struct FittedModelText {
    let fit: LogisticFit

    /// The texts, by name.
    var files: KeyValuePairs<String, String> { ["model.yaml": model, "README.md": card] }

    private var fileName: String { fit.request.file.lastPathComponent }

    private var model: String {
        let target = fit.request.outcome.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil
        let threshold = fit.request.threshold
        return """
            # Made by `etalon fit logistic`; see README.md.
            model: \(fit.request.id)
            version: 1.0.0
            name: \(Self.quoted(fit.request.id))
            system: \(Self.quoted("Logistic regression of \(fit.request.outcome) fitted to \(fileName)"))
            family: logistic
            precision: float64
            \(target ? "target: \(fit.request.outcome)\n" : "")provenance:
              class: conceptual
              summary:
                en: \(Self.quoted("Every coefficient is estimated from \(fileName); none is that of a real system."))
                fr: \(Self.quoted("Chaque coefficient est estimé à partir de \(fileName) ; aucun n'est celui d'un système réel."))
              sources:
                - {id: data, title: \(Self.quoted("\(fileName), SHA-256 \(fit.sha256)"))}
            features:
            \(fit.schema.features.map(feature).joined(separator: "\n"))
            outputs:
              - name: probability
                kind: probability
                intercept: \(number(fit.estimate.intercept))
                terms:
            \(terms)
            decision:
              threshold:
                at: {value: \(threshold), assumed: [0, 1], because: "no threshold follows from the data; it was given to the fit"}

            """
    }

    private func feature(_ feature: Feature) -> String {
        let start = "  - {name: \(feature.name), kind: \(feature.kind.word)"
        if let range = feature.kind.range {
            return start + ", range: [\(range.lowerBound), \(range.upperBound)]}"
        }
        if case .categorical(let levels) = feature.kind {
            return start + ", levels: [\(levels.map(Self.quoted).joined(separator: ", "))]}"
        }
        return start + "}"
    }

    private var terms: String {
        var lines: [String] = []
        for (index, feature) in fit.schema.features.enumerated() {
            for (column, coefficient) in zip(fit.design, fit.estimate.coefficients) {
                switch column.content {
                case .number(let number) where number == index:
                    lines.append(
                        "      - {feature: \(feature.name), coefficient: \(self.number(coefficient))}"
                    )
                case .level(let number, let code) where number == index:
                    let levels = feature.kind.levels ?? []
                    if code == 1 {
                        lines.append("      - feature: \(feature.name)")
                        lines.append("        reference: \(Self.quoted(levels[0]))")
                        lines.append("        levels:")
                    }
                    lines.append("          \(Self.quoted(levels[code])): \(self.number(coefficient))")
                default: break
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    private func number(_ coefficient: CoefficientEstimate) -> String {
        let ridge = fit.estimate.ridge > 0 ? ", ridge \(fit.estimate.ridge)" : ""
        let how =
            "fitted to \(fileName) (SHA-256 \(fit.sha256.prefix(16))), n = \(fit.estimate.rows)\(ridge), standard error \(coefficient.standardError)"
        return "{value: \(coefficient.value), inferred: \(Self.quoted(how))}"
    }

    private var card: String {
        let estimate = fit.estimate
        let columns = estimate.coefficients.map { "- `\($0.name)`" }.joined(separator: "\n")
        return """
            # \(fit.request.id)

            A logistic regression of `\(fit.request.outcome)` fitted by maximum likelihood\(estimate.ridge > 0 ? " with a ridge of \(estimate.ridge)" : "") to `\(fileName)`
            (SHA-256 `\(fit.sha256)`): \(estimate.rows) rows, \(fit.rowsWithoutOutcome) more without an outcome were left out\(fit.request.weight.map { "; weighted by `\($0)`" } ?? "").
            Deviance \(estimate.deviance), of the intercept alone \(estimate.nullDeviance).

            \(columns)

            Every coefficient in `model.yaml` is inferred from these data and says its standard error. The range of each number is that of
            the data, and the threshold (\(fit.request.threshold)) is what the fit was told. Before this folder is shared: say where the data come from and whom they
            leave out, give features their labels and roles (protected, actionable, immutable), and check that the data may be used so.

            """
    }

    /// A text in double quotes, as YAML and JSON both read it.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
