import DenseMatrix
import Measures
import Results
import Scoring

/// What a worker process sent of one model: everything that a comparison needs of it.
struct ComparedModel: Sendable {
    private(set) var record: ModelRecord?
    private(set) var population: PopulationRecord?
    private(set) var scores: [Double] = []
    private(set) var outcomes: [Double]?
    private(set) var facts: [FactOutcome] = []
    private(set) var stage = "load"
    private var scoredCount = 0

    /// Gathers replies, in any order of the blocks.
    init(_ replies: [ScoresReply]) {
        for reply in replies {
            switch reply {
            case .model(let record): self.record = record
            case .population(let record):
                population = record
                scores = [Double](repeating: .nan, count: record.people)
            case .progress(let current, _): stage = current
            case .scores(let first, let packed, let labels): add(first, packed.values, labels?.values)
            case .facts(let outcomes): facts = outcomes
            }
        }
    }

    /// Whether everybody was scored.
    var isComplete: Bool { population.map { $0.people == scoredCount } ?? false }

    /// The output that decides.
    var output: OutputRecord? {
        record.flatMap { record in
            record.outputs.first { $0.name == record.decision?.output } ?? record.outputs.first
        }
    }

    /// The scores and what the model's own rule, or `size` of the highest in its place, makes of them.
    func subject(selecting size: CapacitySize?) -> AgreementSubject {
        let rule = size.map { DecisionRule.capacity(output: 0, size: $0) } ?? rule
        let column = DenseColumn<Double>(count: scores.count) { (span: inout MutableSpan<Double>) in
            for person in scores.indices { span[person] = scores[person] }
        }
        let decisions = Decisions(rule: rule, scores: column)
        return AgreementSubject(
            scores: scores,
            decisions: scores.indices.map { decisions[$0] },
            decisionNames: rule.names
        )
    }

    /// Whether the model's own rule selects a number of people.
    var capacity: CapacitySize? {
        if case .capacity(_, let size) = rule { size } else { nil }
    }

    private var rule: DecisionRule {
        guard let decision = record?.decision else { return .capacity(output: 0, size: .count(0)) }
        switch decision.kind {
        case "capacity":
            return .capacity(
                output: 0,
                size: decision.capacity.map { .count($0) } ?? .share(decision.share ?? 0)
            )
        case "threshold": return .threshold(output: 0, cut: decision.cuts.first ?? .infinity)
        default: return .orderedLevels(output: 0, cuts: decision.cuts, names: decision.names)
        }
    }

    private mutating func add(_ first: Int, _ values: [Double], _ labels: [Double]?) {
        guard first >= 0, first + values.count <= scores.count else { return }
        scores.replaceSubrange(first..<first + values.count, with: values)
        scoredCount += values.count
        guard let labels, labels.count == values.count else { return }
        if outcomes == nil { outcomes = [Double](repeating: .nan, count: scores.count) }
        outcomes?.replaceSubrange(first..<first + labels.count, with: labels)
    }
}
