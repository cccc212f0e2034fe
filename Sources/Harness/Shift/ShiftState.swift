import DenseMatrix
import Scoring
import Statistics

/// What a shift gathers of the pairs of people it has seen.
struct ShiftState: Sendable {
    /// Scores of one block, kept where a capacity selects: its line depends on everybody.
    private struct Kept: Sendable {
        let start: Int
        let before: [Double]
        let after: [Double]
        let groupsBefore: [[Double]]
        let groupsAfter: [[Double]]
    }

    private let rule: DecisionRule
    private(set) var scoresBefore = ScoreMoments()
    private(set) var scoresAfter = ScoreMoments()
    private(set) var changes = ScoreMoments()
    /// Scores after of those whose inputs are not the same in both populations.
    private(set) var scoresOfOthers = ScoreMoments()
    /// Pairs whose scores are not both numbers of a size that can be summed.
    private(set) var unscored = 0
    private(set) var count = 0
    /// Pairs of which both have the same inputs.
    private(set) var same = 0
    /// Pairs by decision before and decision after.
    private(set) var levels: [Int]
    private(set) var selections: [SelectionShift]
    private var kept: [Kept] = []

    private var levelCount: Int { rule.names.count }

    /// A state that has seen nobody, of a model that decides by `rule`, with `groups` followed.
    init(rule: DecisionRule, groups: Int) {
        self.rule = rule
        levels = [Int](repeating: 0, count: rule.names.count * rule.names.count)
        selections = [SelectionShift](repeating: SelectionShift(), count: groups)
    }

    /// Takes the pairs of a block that begins with person `start`.
    mutating func add(
        start: Int,
        before: [Double],
        after: [Double],
        isSame: [Bool],
        groupsBefore: [[Double]],
        groupsAfter: [[Double]]
    ) {
        count += before.count
        for person in before.indices {
            let (old, new) = (before[person], after[person])
            if isSame[person] { same += 1 }
            guard old.magnitude <= ScoreMoments.largest, new.magnitude <= ScoreMoments.largest else {
                unscored += 1
                continue
            }
            scoresBefore.add(old)
            scoresAfter.add(new)
            changes.add(new - old)
            if !isSame[person] { scoresOfOthers.add(new) }
        }
        guard let cuts = rule.cuts else {
            kept.append(
                Kept(
                    start: start,
                    before: before,
                    after: after,
                    groupsBefore: groupsBefore,
                    groupsAfter: groupsAfter
                )
            )
            return
        }
        for person in before.indices {
            add(
                levelBefore: DecisionRule.level(of: before[person], cuts: cuts),
                levelAfter: DecisionRule.level(of: after[person], cuts: cuts),
                groupsBefore.map { $0[person] > 0 },
                groupsAfter.map { $0[person] > 0 }
            )
        }
    }

    /// Takes over what another state gathered of other people.
    mutating func merge(_ other: ShiftState) {
        scoresBefore.merge(other.scoresBefore)
        scoresAfter.merge(other.scoresAfter)
        changes.merge(other.changes)
        scoresOfOthers.merge(other.scoresOfOthers)
        unscored += other.unscored
        count += other.count
        same += other.same
        for index in levels.indices { levels[index] += other.levels[index] }
        for index in selections.indices { selections[index].merge(other.selections[index]) }
        kept += other.kept
    }

    /// Decides by capacity over everybody, in the order of the people; nothing to do for rules with cuts.
    mutating func decide() {
        guard rule.cuts == nil else { return }
        let blocks = kept.sorted { $0.start < $1.start }
        kept = []
        let before = Decisions(rule: rule, scores: DenseColumn(blocks.flatMap(\.before)))
        let after = Decisions(rule: rule, scores: DenseColumn(blocks.flatMap(\.after)))
        var position = 0
        for block in blocks {
            for person in block.before.indices {
                add(
                    levelBefore: before[position],
                    levelAfter: after[position],
                    block.groupsBefore.map { $0[person] > 0 },
                    block.groupsAfter.map { $0[person] > 0 }
                )
                position += 1
            }
        }
    }

    private mutating func add(
        levelBefore: Int,
        levelAfter: Int,
        _ groupsBefore: [Bool],
        _ groupsAfter: [Bool]
    ) {
        levels[levelBefore * levelCount + levelAfter] += 1
        for group in selections.indices {
            selections[group].add(
                before: (levelBefore == levelCount - 1, groupsBefore[group]),
                after: (levelAfter == levelCount - 1, groupsAfter[group])
            )
        }
    }

    /// Decisions of `level` after (the first) and before (the second).
    func pairs(atLevel level: Int) -> PairedProportions {
        let both = levels[level * levelCount + level]
        let old = (0..<levelCount).reduce(0) { $0 + levels[level * levelCount + $1] }
        let new = (0..<levelCount).reduce(0) { $0 + levels[$1 * levelCount + level] }
        return PairedProportions(
            both: both,
            firstOnly: new - both,
            secondOnly: old - both,
            neither: levels.reduce(0, +) - old - new + both
        )
    }
}
