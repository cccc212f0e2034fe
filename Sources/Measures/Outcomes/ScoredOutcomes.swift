/// People with a score, an outcome and perhaps a weight, row by row.
///
/// What is kept is clean: rows of weight 0 are left out as if they were not there; rows whose score is NaN or
/// infinite are counted as unscored, rows whose outcome is NaN as unknown, and left out; everything else was checked.
///
/// **Shape**: scores, outcomes, weights and people: one a row. A row is one person unless counts say that it stands for more.
package struct ScoredOutcomes: Sendable {
    /// Which numbers are scores.
    package let scale: ScoreScale
    /// The scores of the people kept.
    package private(set) var scores: [Double] = []
    /// Their outcomes, 0 or 1.
    package private(set) var outcomes: [UInt8] = []
    /// Their weights; nil where every weight is 1.
    package private(set) var weights: [Double]?
    /// How many people each row stands for; nil where each is one person.
    package private(set) var people: [Int]?
    /// What all people kept weigh together.
    private var totalWeight = 0.0
    /// How many people had a score that is NaN or infinite.
    package private(set) var unscoredCount = 0
    /// How many scored people had an outcome of NaN.
    package private(set) var unknownCount = 0

    /// Nobody yet.
    package init(scale: ScoreScale) {
        self.scale = scale
    }

    /// How many rows are kept.
    package var count: Int { scores.count }

    /// Checks a block of people and appends it; on an error nothing is appended.
    ///
    /// - Parameters:
    ///   - scores: one a person; NaN and infinities count as unscored.
    ///   - outcomes: 0 or 1, NaN where not known.
    ///   - weights: from 0 to 2^28, or nil where each is 1.
    ///   - counts: how many people each row stands for, all of the same score, outcome and weight; nil where each is one
    ///     person. A row of nobody is left out.
    ///   - firstRow: the number of the block's first row, for error messages.
    /// - Throws: `lengthMismatch`, `outcomeNotBinary`, `illegalWeight`, `illegalCount`, `tooMuchWeight`,
    ///   `scoreOutsideUnitInterval`.
    /// - Complexity: O(rows of the block).
    package mutating func append(
        scores: [Double],
        outcomes: [Double],
        weights: [Double]? = nil,
        counts: [Int]? = nil,
        firstRow: Int = 0
    ) throws(MeasuresError) {
        if let counts { try WeightLimits.check(counts, weights, rows: scores.count, firstRow: firstRow) }
        let present = Self.present(weights, counts)
        try check(scores, outcomes, present, firstRow)
        totalWeight = try WeightLimits.total(totalWeight, plus: weights, counts, rows: scores.count)
        if counts != nil || people != nil {
            appendCounted(scores, outcomes, weights, counts)
        } else if let weights {
            appendWeighted(scores, outcomes, weights)
        } else {
            appendUnweighted(scores, outcomes)
        }
    }

    /// Appends everybody of another set with the same scale.
    package mutating func merge(_ other: ScoredOutcomes) {
        precondition(scale == other.scale, "scores of scale \(other.scale) merged into \(scale)")
        if people != nil || other.people != nil {
            let own = people ?? Array(repeating: 1, count: count)
            people = own + (other.people ?? Array(repeating: 1, count: other.count))
        }
        totalWeight += other.totalWeight
        if weights != nil || other.weights != nil {
            let own = weights ?? Array(repeating: 1, count: count)
            weights = own + (other.weights ?? Array(repeating: 1, count: other.count))
        }
        scores += other.scores
        outcomes += other.outcomes
        unscoredCount += other.unscoredCount
        unknownCount += other.unknownCount
    }

    /// The people of some rows of this set, in that order; nobody of them is unscored.
    package func selecting(_ rows: [Int]) -> ScoredOutcomes {
        var selected = ScoredOutcomes(scale: scale)
        selected.scores = rows.map { scores[$0] }
        selected.outcomes = rows.map { outcomes[$0] }
        selected.weights = weights.map { weights in rows.map { weights[$0] } }
        selected.people = people.map { people in rows.map { people[$0] } }
        return selected
    }

    private func check(
        _ scores: [Double],
        _ outcomes: [Double],
        _ weights: [Double]?,
        _ firstRow: Int
    ) throws(MeasuresError) {
        guard outcomes.count == scores.count else {
            throw .lengthMismatch(column: "outcomes", expected: scores.count, actual: outcomes.count)
        }
        if let weights { try WeightLimits.check(weights, count: scores.count, firstRow: firstRow) }
        for row in outcomes.indices where outcomes[row] != 0 && outcomes[row] != 1 {
            if !outcomes[row].isNaN, weights?[row] != 0 {
                throw .outcomeNotBinary(row: firstRow + row, outcome: outcomes[row])
            }
        }
        guard scale == .probability else { return }
        for row in scores.indices where !(scores[row] >= 0 && scores[row] <= 1) {
            if scores[row].isFinite, weights?[row] != 0 {
                throw .scoreOutsideUnitInterval(row: firstRow + row, score: scores[row])
            }
        }
    }

    private mutating func appendUnweighted(_ scores: [Double], _ outcomes: [Double]) {
        let before = count
        if scores.allSatisfy(\.isFinite), outcomes.allSatisfy({ !$0.isNaN }) {
            self.scores += scores
            self.outcomes += outcomes.map { $0 == 1 ? 1 : 0 }
        } else {
            for row in scores.indices where admits(scores[row], outcomes[row]) {
                self.scores.append(scores[row])
                self.outcomes.append(outcomes[row] == 1 ? 1 : 0)
            }
        }
        let added = count - before
        weights?.append(contentsOf: repeatElement(1, count: added))
    }

    private mutating func appendWeighted(_ scores: [Double], _ outcomes: [Double], _ weights: [Double]) {
        var kept = self.weights ?? Array(repeating: 1, count: count)
        self.weights = nil
        if scores.allSatisfy(\.isFinite), outcomes.allSatisfy({ !$0.isNaN }), weights.allSatisfy({ $0 > 0 }) {
            self.scores += scores
            self.outcomes += outcomes.map { $0 == 1 ? 1 : 0 }
            self.weights = kept + weights
            return
        }
        for row in scores.indices where weights[row] != 0 && admits(scores[row], outcomes[row]) {
            self.scores.append(scores[row])
            self.outcomes.append(outcomes[row] == 1 ? 1 : 0)
            kept.append(weights[row])
        }
        self.weights = kept
    }

    private mutating func appendCounted(
        _ scores: [Double],
        _ outcomes: [Double],
        _ weights: [Double]?,
        _ counts: [Int]?
    ) {
        var people = self.people ?? Array(repeating: 1, count: count)
        var kept = self.weights ?? (weights == nil ? nil : Array(repeating: 1, count: count))
        for row in scores.indices where weights?[row] != 0 && counts?[row] != 0 {
            let number = counts?[row] ?? 1
            guard admits(scores[row], outcomes[row], people: number) else { continue }
            self.scores.append(scores[row])
            self.outcomes.append(outcomes[row] == 1 ? 1 : 0)
            people.append(number)
            kept?.append(weights?[row] ?? 1)
        }
        self.people = people
        self.weights = kept
    }

    /// Whether a row is kept; the people of one that is not are counted.
    private mutating func admits(_ score: Double, _ outcome: Double, people: Int = 1) -> Bool {
        if !score.isFinite {
            unscoredCount += people
            return false
        }
        if outcome.isNaN {
            unknownCount += people
            return false
        }
        return true
    }

    /// What tells rows that are there from those of weight 0 or of nobody; nil where all are there.
    private static func present(_ weights: [Double]?, _ counts: [Int]?) -> [Double]? {
        guard let counts else { return weights }
        return counts.indices.map { Double(counts[$0]) * (weights?[$0] ?? 1) }
    }
}
