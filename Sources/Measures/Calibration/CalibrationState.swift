import Statistics

/// Gathers what calibration needs of people with a probability and an outcome, block by block.
///
/// Sums are fixed-point, so that any split of the people over threads or shards, merged in any order, gives the same
/// bits. Log odds are kept one by one for the first `mostKept` people and by `LogOddsCells` beyond, so that memory
/// does not grow with the population.
package struct CalibrationState: Sendable {
    /// People up to whom log odds are kept one by one.
    package static let mostKept = 1 << 20

    private(set) var count = 0
    private(set) var positiveCount = 0
    private(set) var unscoredCount = 0
    private(set) var unknownCount = 0
    private(set) var atBounds = 0
    private(set) var surelyWrong = 0
    private(set) var weight = FixedPointSum()
    private(set) var squaredWeight = FixedPointSum()
    private(set) var score = FixedPointSum()
    private(set) var outcome = FixedPointSum()
    private(set) var squaredError = FixedPointSum()
    private(set) var logLoss = FixedPointSum()
    private(set) var tenBins = ReliabilityBins(count: 10)
    private(set) var fifteenBins = ReliabilityBins(count: 15)
    private(set) var logOdds = LogOddsSample()

    /// A state that has seen nobody.
    package init() {}

    /// Adds people.
    ///
    /// **Edge cases**: a score that is NaN or infinite counts as unscored; an outcome of NaN is not known, and counted as
    /// such; weight 0 is as if the person were not there.
    ///
    /// - Parameters:
    ///   - scores: probabilities, one a person.
    ///   - outcomes: 0, 1 or NaN, one a person.
    ///   - weights: one a person, from 0 to 2^19; nil where everybody weighs 1.
    ///   - firstRow: the number of the first person, for error messages.
    /// - Throws: `MeasuresError.lengthMismatch`, `.scoreOutsideUnitInterval`, `.outcomeNotBinary`, `.illegalWeight`; then
    ///   nothing was added.
    /// - Complexity: O(people).
    package mutating func add(
        scores: [Double],
        outcomes: [Double],
        weights: [Double]? = nil,
        firstRow: Int = 0
    ) throws(MeasuresError) {
        try Self.check(scores, outcomes, weights, firstRow)
        for row in scores.indices {
            let weight = weights?[row] ?? 1
            if weight == 0 { continue }
            if !scores[row].isFinite {
                unscoredCount += 1
            } else if outcomes[row].isNaN {
                unknownCount += 1
            } else {
                add(score: scores[row], outcome: outcomes[row], weight: weight)
            }
        }
    }

    private mutating func add(score p: Double, outcome y: Double, weight w: Double) {
        count += 1
        positiveCount += y == 1 ? 1 : 0
        weight.add(w)
        squaredWeight.add(w * w)
        score.add(w * p)
        outcome.add(w * y)
        squaredError.add(w * (p - y) * (p - y))
        let chosen = y == 1 ? p : 1 - p
        if chosen < Double.ulpOfOne { surelyWrong += 1 }
        logLoss.add(-w * Double.log(min(max(chosen, Double.ulpOfOne), 1 - Double.ulpOfOne)))
        tenBins.add(score: p, outcome: y, weight: w)
        fifteenBins.add(score: p, outcome: y, weight: w)
        if p > 0, p < 1 {
            logOdds.add(logit: Double.logit(p), outcome: y, weight: w)
        } else {
            atBounds += 1
        }
    }

    /// Adds what another state has gathered.
    package mutating func merge(_ other: CalibrationState) {
        count += other.count
        positiveCount += other.positiveCount
        unscoredCount += other.unscoredCount
        unknownCount += other.unknownCount
        atBounds += other.atBounds
        surelyWrong += other.surelyWrong
        weight.merge(other.weight)
        squaredWeight.merge(other.squaredWeight)
        score.merge(other.score)
        outcome.merge(other.outcome)
        squaredError.merge(other.squaredError)
        logLoss.merge(other.logLoss)
        tenBins.merge(other.tenBins)
        fifteenBins.merge(other.fifteenBins)
        logOdds.merge(other.logOdds)
    }

    private static func check(
        _ scores: [Double],
        _ outcomes: [Double],
        _ weights: [Double]?,
        _ firstRow: Int
    ) throws(MeasuresError) {
        guard outcomes.count == scores.count else {
            throw .lengthMismatch(column: "outcomes", expected: scores.count, actual: outcomes.count)
        }
        if let weights, weights.count != scores.count {
            throw .lengthMismatch(column: "weights", expected: scores.count, actual: weights.count)
        }
        for row in scores.indices {
            let weight = weights?[row] ?? 1
            guard weight >= 0, weight <= 0x1p19 else {
                throw .illegalWeight(row: firstRow + row, weight: weight, largest: 0x1p19)
            }
            if weight == 0 { continue }
            if scores[row].isFinite, scores[row] < 0 || scores[row] > 1 {
                throw .scoreOutsideUnitInterval(row: firstRow + row, score: scores[row])
            }
            guard outcomes[row].isNaN || outcomes[row] == 0 || outcomes[row] == 1 else {
                throw .outcomeNotBinary(row: firstRow + row, outcome: outcomes[row])
            }
        }
    }
}
