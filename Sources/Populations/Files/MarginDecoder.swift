import Documents
import Scoring

/// Decodes the numbers that a population must reproduce.
///
/// ```yaml
/// - name: women
///   where: category in (A, B, C)
///   share: sex = woman                # or mean: days_registered, or outcome: return_to_work
///   is: {value: 0.512, published: insee-2025}   # of an outcome, source: selected (truth unless given)
///   tolerance: 0.01
///   fitted: false                     # only checked; true unless given
/// ```
final class MarginDecoder {
    private struct Decoded {
        let margin: Margin
        let conditionText: String?
        let isInherited: Bool
        let isFitted: Bool
        let value: DocumentValue
    }

    private let schema: Schema
    private let constants: [String: Double]
    private let ledger: NumberLedger
    private var decoded: [Decoded] = []

    init(schema: Schema, constants: [String: Double], ledger: NumberLedger) {
        self.schema = schema
        self.constants = constants
        self.ledger = ledger
    }

    /// Decodes all margins.
    func margins(_ parts: [SpecificationSections.Part]) -> MarginDecoder {
        var names: Set<String> = []
        for part in parts {
            if !names.insert(part.name).inserted {
                part.value.report(.duplicateName(part.name, what: "margin"))
            }
            if let next = margin(part) { decoded.append(next) }
        }
        return self
    }

    /// The margins as written: what joint tables are fitted to.
    var forFit: [Margin] { decoded.filter(\.isFitted).map(\.margin) }

    /// The margins that people are checked against.
    ///
    /// `rule` says what becomes of inherited ones: `fitted_only` (they shape joint tables and nothing more), or
    /// `{where: condition}` (they hold for these people). Without it they hold as they are.
    func forCheck(inherited rule: DocumentValue?) -> [Margin] {
        guard let rule else { return decoded.map(\.margin) }
        guard rule.isMapping else {
            _ = rule.choice(["fitted_only": true], what: "rule for inherited margins")
            return decoded.filter { !$0.isInherited }.map(\.margin)
        }
        guard
            let condition = rule.mapping({ $0.required("where") }),
            condition.expression(schema: schema, constants: constants) != nil,
            let text = condition.text()
        else { return [] }
        return decoded.map { next in
            guard next.isInherited else { return next.margin }
            let joined = next.conditionText.map { "(\($0)) and (\(text))" } ?? text
            do {
                let expression = try Expression(parsing: joined, schema: schema, constants: constants)
                return next.margin.replacingCondition(expression)
            } catch {
                condition.report(.invalid(reason: "\(error)"))
                return next.margin
            }
        }
    }

    /// Reports those of `margins` that speak of outcomes that do not exist.
    func checkOutcomes(_ outcomes: [OutcomeProcess], of margins: [Margin]) {
        for next in decoded where margins.contains(where: { $0.name == next.margin.name }) {
            guard case .outcome(let name, let source) = next.margin.quantity else { continue }
            guard let outcome = outcomes.first(where: { $0.name == name }) else {
                next.value.report(.unknownWord(name, what: "outcome", known: outcomes.map(\.name)))
                continue
            }
            if !outcome.has(source) {
                next.value.report(
                    .invalid(reason: "outcome '\(name)' does not say how it is \(source.rawValue)")
                )
            }
        }
    }

    private func margin(_ part: SpecificationSections.Part) -> Decoded? {
        part.value.mapping { reader in
            _ = reader.required("name")
            let condition = reader.optional("where")
            let expression = condition?.expression(schema: schema, constants: constants)
            let number = reader.required("is").flatMap {
                ledger.number($0, name: "margins.\(part.name)", block: nil)
            }
            let tolerance = reader.optional("tolerance").map { $0.number(in: 0...1e9) } ?? .some(0.01)
            let isFitted = reader.optional("fitted").map { $0.boolean() } ?? .some(true)
            let sourceValue = reader.optional("source")
            let source =
                sourceValue.map { $0.choice(of: OutcomeSource.self, what: "source") } ?? .some(.truth)
            guard let source, let isFitted, let (key, value) = reader.one(of: ["share", "mean", "outcome"])
            else {
                return nil
            }
            if let sourceValue, key != "outcome" {
                sourceValue.report(.invalid(reason: "only an outcome has a source"))
            }
            var quantity: Margin.Quantity?
            switch key {
            case "share":
                quantity = value.expression(schema: schema, constants: constants).map { .share($0) }
            case "mean":
                quantity = value.expression(schema: schema, constants: constants).map { .mean($0) }
            default:
                quantity = value.text().map { .outcome($0, source) }
            }
            guard let number, let tolerance, let quantity, condition == nil || expression != nil else {
                return nil
            }
            if key != "mean", !(0...1).contains(number) {
                reader.report(.outOfRange(value: number, allowed: "from 0 to 1"), key: "is")
                return nil
            }
            guard let provenance = ledger.parameters.last?.provenance else { return nil }
            let margin = Margin(
                name: part.name,
                condition: expression,
                quantity: quantity,
                value: number,
                tolerance: tolerance,
                provenance: provenance
            )
            return Decoded(
                margin: margin,
                conditionText: expression?.text,
                isInherited: part.isInherited,
                isFitted: isFitted,
                value: part.value
            )
        }
    }
}

extension Margin {
    /// This margin of other people.
    fileprivate func replacingCondition(_ condition: Expression) -> Margin {
        Margin(
            name: name,
            condition: condition,
            quantity: quantity,
            value: value,
            tolerance: tolerance,
            provenance: provenance
        )
    }
}
