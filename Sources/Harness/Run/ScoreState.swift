import DenseMatrix
import Measures
import Populations
import Results
import Scoring
import Statistics

/// Gathers what a run says about the scores themselves: calibration, discrimination, what levels mean, how groups differ.
///
/// Memory does not grow with the population beyond what `PooledSample` states: people are kept one by one up to 2^20 a
/// source of outcomes and 2^17 a group, 9 bytes each, and counted in cells beyond.
struct ScoreState: Sendable {
    let descriptor: ModelDescriptor
    let groupings: [Grouping]
    /// How outcomes came to be known, the one that groups are measured with first.
    let sources: [OutcomeSource]
    private(set) var bySource: [Gathered]
    private(set) var levels: LevelCalibration
    private(set) var histogram: ScoreHistogram?
    /// For each grouping, one sample a group.
    private(set) var samples: [[PooledSample]]
    /// For each grouping, decisions at each cut; none where a capacity decides.
    private(set) var decisions: [[GroupDecisions]]
    /// People who belong to two groups.
    private(set) var intersections: GroupIntersections

    /// People with the outcomes of one source.
    struct Gathered: Sendable {
        /// One-pass sums; nil where scores are no probabilities.
        var calibration: CalibrationState?
        /// People by score.
        var sample: PooledSample
    }

    /// People of a group who are kept one by one.
    static let mostOfGroup = 1 << 17

    /// A state that has seen nobody.
    init(descriptor: ModelDescriptor, groupings: [Grouping], sources: [OutcomeSource]) {
        self.descriptor = descriptor
        self.groupings = groupings
        self.sources = sources
        var scale = ScoreScale.ordinal
        if case .probability = descriptor.outputs[descriptor.decision.output].kind {
            scale = .probability
            histogram = ScoreHistogram(lower: 0, upper: 1, bins: 50)
        }
        let empty = Gathered(
            calibration: scale == .probability ? CalibrationState() : nil,
            sample: PooledSample(scale: scale)
        )
        // Without outcomes one sample still serves what needs scores alone.
        bySource = Array(repeating: empty, count: max(1, sources.count))
        levels = LevelCalibration(levels: descriptor.decision.names.count)
        samples = groupings.map { grouping in
            grouping.labels.map { _ in PooledSample(scale: scale, limit: Self.mostOfGroup) }
        }
        let cuts = descriptor.decision.cuts ?? []
        decisions = groupings.map { grouping in
            cuts.map { _ in GroupDecisions(groupCount: grouping.labels.count) }
        }
        intersections = GroupIntersections(
            groupings,
            cuts: cuts.count,
            claimsProbability: scale == .probability
        )
    }

    /// Whether the outcome that the model claims to predict is known.
    var hasOutcomes: Bool { !sources.isEmpty }

    /// Whether the deciding scores are probabilities.
    var claimsProbability: Bool { bySource[0].calibration != nil }

    /// Adds the scores of some people, n x outputs, with their outcomes and groups.
    ///
    /// - Throws: `MeasuresError` for what claims to be a probability and is none.
    mutating func add(_ scores: DenseMatrix<Double>, _ block: PeopleSource.MeasuredBlock) throws {
        let column = scores.column(descriptor.decision.output)
        let values = (0..<column.count).map { column[$0] }
        for (index, source) in sources.enumerated() {
            let outcomes = block.outcomes[source] ?? []
            try bySource[index].calibration?.add(scores: values, outcomes: outcomes)
            for (person, value) in values.enumerated() {
                bySource[index].sample.add(score: value, outcome: outcomes[person])
            }
        }
        if sources.isEmpty {
            for value in values where value.isFinite && (!claimsProbability || 0...1 ~= value) {
                bySource[0].sample.add(score: value, outcome: .nan)
            }
        }
        let outcomes = sources.first.flatMap { block.outcomes[$0] }
        if let cuts = descriptor.decision.cuts {
            for (person, value) in values.enumerated() {
                let level = DecisionRule.level(of: value, cuts: cuts)
                let outcome = outcomes?[person] ?? .nan
                levels.add(level: level, outcome: outcome)
                guard value.isFinite else { continue }
                for grouping in groupings.indices {
                    let group = Int(block.groups[grouping][person])
                    guard group >= 0 else { continue }
                    for cut in cuts.indices {
                        decisions[grouping][cut].add(group: group, isSelected: level > cut, outcome: outcome)
                    }
                }
            }
        }
        addIntersections(values, outcomes, block.groups)
        for grouping in groupings.indices {
            let groups = block.groups[grouping]
            for (person, value) in values.enumerated() where groups[person] >= 0 {
                if claimsProbability, !(0...1 ~= value), value.isFinite { continue }
                samples[grouping][Int(groups[person])].add(score: value, outcome: outcomes?[person] ?? .nan)
            }
        }
        histogram?.add(values)
    }

    private mutating func addIntersections(
        _ scores: [Double],
        _ outcomes: [Double]?,
        _ groups: [[Int32]]
    ) {
        guard !groupings.isEmpty else { return }
        let cuts = descriptor.decision.cuts ?? []
        for (person, score) in scores.enumerated() {
            guard score.isFinite, !claimsProbability || 0...1 ~= score else { continue }
            intersections.add(
                score: score,
                level: DecisionRule.level(of: score, cuts: cuts),
                outcome: outcomes?[person] ?? .nan
            ) { Int(groups[$0][person]) }
        }
    }

    /// Adds what another thread gathered.
    mutating func merge(_ other: ScoreState) {
        for index in bySource.indices {
            if let others = other.bySource[index].calibration { bySource[index].calibration?.merge(others) }
            bySource[index].sample.merge(other.bySource[index].sample)
        }
        if let others = other.histogram { histogram?.merge(others) }
        levels.merge(other.levels)
        intersections.merge(other.intersections)
        for grouping in groupings.indices {
            for group in samples[grouping].indices {
                samples[grouping][group].merge(other.samples[grouping][group])
            }
            for cut in decisions[grouping].indices {
                decisions[grouping][cut].merge(other.decisions[grouping][cut])
            }
        }
    }
}
