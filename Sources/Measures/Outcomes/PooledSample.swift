package import Statistics

/// Gathers people with scores and outcomes block by block, in memory that a population cannot outgrow.
///
/// **Probabilities** are kept one by one up to `limit` people, 9 bytes each, which is exact. Beyond, people are counted in
/// 65,536 cells of equal width in log odds from -20 to 20, 24 bytes each; a person then stands at the middle of the cell, at
/// most `ScoreCells.resolution` (7.7e-5) away in probability. Scores of exactly 0 and 1 stay what they are.
///
/// **Other scores** are counted by distinct value, which is exact, up to `limit` values; beyond, nothing can be said.
///
/// Which of these holds depends on everybody together, not on how they were split: merged in any order, states give the
/// same bits.
package struct PooledSample: Sendable {
    /// Whether scores are probabilities.
    package let scale: ScoreScale
    /// People, or distinct values of other scores, up to whom the sample is exact.
    package let limit: Int
    /// How many people have no finite score.
    package private(set) var unscoredCount = 0
    private var scores: [Double] = []
    private var outcomes: [UInt8] = []
    private var cells: ScoreCells?
    private var values: [UInt64: OutcomeCounts] = [:]
    private var hasOverflowed = false

    /// How far a probability may be from where it is put, once people are counted in cells.
    package static var cellResolution: Double { ScoreCells.resolution }

    /// Nobody yet.
    package init(scale: ScoreScale, limit: Int = 1 << 20) {
        self.scale = scale
        self.limit = limit
    }

    /// Adds one person; one without a finite score is counted as unscored.
    ///
    /// - Parameters:
    ///   - score: the score.
    ///   - outcome: 0, 1, or NaN where not known.
    /// - Precondition: a finite score of scale `probability` lies in [0, 1].
    package mutating func add(score: Double, outcome: Double) {
        guard score.isFinite else {
            unscoredCount += 1
            return
        }
        let code: UInt8 = outcome.isNaN ? 2 : outcome == 1 ? 1 : 0
        guard scale == .probability else {
            if hasOverflowed { return }
            values[(score + 0).bitPattern, default: OutcomeCounts()].add(code)
            if values.count > limit { overflow() }
            return
        }
        if cells == nil {
            scores.append(score)
            outcomes.append(code)
            if scores.count > limit { moveToCells() }
        } else {
            cells?.add(score, code)
        }
    }

    /// Adds the people of another state.
    package mutating func merge(_ other: PooledSample) {
        precondition(scale == other.scale && limit == other.limit, "another scale or limit")
        unscoredCount += other.unscoredCount
        if scale != .probability {
            hasOverflowed = hasOverflowed || other.hasOverflowed
            if hasOverflowed { return overflow() }
            values.merge(other.values) { $0.merged(with: $1) }
            if values.count > limit { overflow() }
            return
        }
        if let others = other.cells {
            if cells == nil { moveToCells() }
            cells?.merge(others)
        } else {
            if cells == nil, scores.count + other.scores.count > limit { moveToCells() }
            if cells == nil {
                scores += other.scores
                outcomes += other.outcomes
            } else {
                for row in other.scores.indices { cells?.add(other.scores[row], other.outcomes[row]) }
            }
        }
    }

    /// Whether people stand where they are; otherwise at the middle of their cell.
    package var isExact: Bool { cells == nil }

    /// Why nothing can be said; nil where something can.
    package var reasonForNothing: UndefinedReason? {
        hasOverflowed ? .tooManyScores(limit: limit) : nil
    }

    /// The people with a known outcome, by score.
    package var pools: PooledScores { pools { $0 } }

    /// Everybody with a score; unknown outcomes count as 0, so that only selection may be read off.
    package var everybody: PooledScores {
        pools { OutcomeCounts(negatives: $0.negatives + $0.unknown, positives: $0.positives, unknown: 0) }
    }

    private mutating func moveToCells() {
        var cells = ScoreCells()
        for row in scores.indices { cells.add(scores[row], outcomes[row]) }
        self.cells = cells
        scores = []
        outcomes = []
    }

    private mutating func overflow() {
        hasOverflowed = true
        values = [:]
    }

    private func pools(_ known: (OutcomeCounts) -> OutcomeCounts) -> PooledScores {
        var people = ScoredOutcomes(scale: scale)
        if scale == .probability, cells == nil {
            let plain = outcomes.map { code -> Double in
                let counts = known(OutcomeCounts(code: code))
                return counts.unknown > 0 ? .nan : Double(counts.positives)
            }
            Self.append(scores, plain, nil, to: &people)
            return PooledScores(people)
        }
        let counted =
            cells?.occupied ?? values.map { (score: Double(bitPattern: $0.key), counts: $0.value) }
        var scores: [Double] = []
        var outcomes: [Double] = []
        var counts: [Int] = []
        for (score, all) in counted {
            let part = known(all)
            for (outcome, number) in [(0.0, part.negatives), (1.0, part.positives)] where number > 0 {
                scores.append(score)
                outcomes.append(outcome)
                counts.append(number)
            }
        }
        Self.append(scores, outcomes, counts, to: &people)
        return PooledScores(
            PoolColumns(counted: people),
            resolution: cells == nil ? 0 : ScoreCells.resolution
        )
    }

    private static func append(
        _ scores: [Double],
        _ outcomes: [Double],
        _ counts: [Int]?,
        to people: inout ScoredOutcomes
    ) {
        do {
            try people.append(scores: scores, outcomes: outcomes, counts: counts)
        } catch {
            preconditionFailure("people who were admitted one by one are refused together: \(error)")
        }
    }
}
