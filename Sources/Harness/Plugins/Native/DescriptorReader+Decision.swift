import CPluginABI
import Scoring

extension DescriptorReader {
    func output(_ raw: etalon_output, _ place: String) throws(PluginError) -> Output {
        let name = try unsafe requiredText(raw.name, "\(place).name")
        let levels = try unsafe texts(raw.levels, raw.level_count, "\(place).levels")
        let kind: OutputKind
        switch Int32(clamping: unsafe raw.kind) {
        case ETALON_PROBABILITY: kind = .probability
        case ETALON_SCORE: kind = .score
        case ETALON_LEVEL:
            if levels.isEmpty { throw broken("\(place).levels", "there is none") }
            kind = .level(names: levels)
        default: throw broken("\(place).kind", "\(unsafe raw.kind) is none of the kinds of version 1.0")
        }
        return Output(
            name: name,
            label: try unsafe localized(raw.label, raw.label_fr, "\(place).label"),
            kind: kind
        )
    }

    func decisionRule(_ raw: etalon_decision, outputs: Int) throws(PluginError) -> DecisionRule {
        let output = Int(unsafe raw.output)
        guard output < outputs else {
            throw broken("decision.output", "\(output); the model has \(outputs) outputs, counted from 0")
        }
        let cuts = try unsafe array(raw.cuts, raw.cut_count, "decision.cuts")
        guard cuts.allSatisfy(\.isFinite), zip(cuts, cuts.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw broken("decision.cuts", "\(cuts): they must be finite and rise")
        }
        let capacity = unsafe raw.capacity
        switch Int32(clamping: unsafe raw.kind) {
        case ETALON_THRESHOLD:
            guard cuts.count == 1 else {
                throw broken("decision.cuts", "a threshold is one cut, not \(cuts.count)")
            }
            return .threshold(output: output, cut: cuts[0])
        case ETALON_ORDERED_LEVELS:
            let names = try unsafe texts(raw.levels, raw.level_count, "decision.levels")
            guard names.count == cuts.count + 1 else {
                throw broken(
                    "decision.levels",
                    "\(names.count) names for \(cuts.count) cuts; one more is wanted"
                )
            }
            return .orderedLevels(output: output, cuts: cuts, names: names)
        case ETALON_CAPACITY_COUNT:
            guard let count = Int(exactly: capacity), count >= 0 else {
                throw broken("decision.capacity", "\(capacity) is no count")
            }
            return .capacity(output: output, size: .count(count))
        case ETALON_CAPACITY_SHARE:
            guard capacity > 0, capacity <= 1 else {
                throw broken("decision.capacity", "\(capacity) is no share above 0 and up to 1")
            }
            return .capacity(output: output, size: .share(capacity))
        default: throw broken("decision.kind", "\(unsafe raw.kind) is none of the kinds of version 1.0")
        }
    }
}
