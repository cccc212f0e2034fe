import Documents
import Scoring

/// Decodes one outcome process.
///
/// ```yaml
/// - name: insufficient_search
///   label: {en: ..., fr: ...}
///   probability: logistic(intercept + slope * (applications_90d = 0))
///   observed: {false_positives: 0.05, false_negatives: 0.2, provenance: {within: 0.5, because: ...}}
///   selected: if(category = A, 0.2, 0.02)
/// ```
struct OutcomeDecoder {
    let schema: Schema
    let constants: [String: Double]
    let ledger: NumberLedger

    func outcome(_ value: DocumentValue) -> OutcomeProcess? {
        value.mapping { reader -> OutcomeProcess? in
            let name = reader.required("name")?.identifier()
            let label = reader.optional("label")?.localizedText()
            let probability = reader.required("probability")?.expression(schema: schema, constants: constants)
            let observed = reader.optional("observed")
            let observation = observed.flatMap { decodeObservation($0, name: name ?? "outcome") }
            let selected = reader.optional("selected")
            let selection = selected?.expression(schema: schema, constants: constants)
            guard
                let name, let probability, (observed == nil) == (observation == nil),
                (selected == nil) == (selection == nil)
            else { return nil }
            return OutcomeProcess(
                name: name,
                label: label,
                probability: probability,
                observation: observation,
                selection: selection
            )
        }
    }

    private func decodeObservation(_ value: DocumentValue, name: String) -> OutcomeProcess.Observation? {
        value.mapping { reader -> OutcomeProcess.Observation? in
            let block = ledger.block(reader, inherited: nil)
            let rates = ["false_positives", "false_negatives"].map { key -> Double? in
                reader.required(key).flatMap {
                    ledger.number($0, name: "outcomes.\(name).\(key)", block: block, in: 0...1)
                }
            }
            guard let positives = rates[0], let negatives = rates[1] else { return nil }
            return OutcomeProcess.Observation(falsePositives: positives, falseNegatives: negatives)
        }
    }
}
