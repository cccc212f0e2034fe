import Statistics

/// Two scores of the same people and what happened to them, of those of whom all three are known.
///
/// **Shape**: one element a person in every column.
package struct PairedOutcomes: Equatable, Sendable {
    /// What the first model gave them.
    package let first: [Double]
    /// What the second one gave them.
    package let second: [Double]
    /// 0 or 1.
    package let outcomes: [UInt8]
    /// Their numbers among all people: what resampling draws by.
    package let rows: [Int]

    /// Adds outcomes to pairs of scores.
    ///
    /// - Parameters:
    ///   - pair: the scores of both.
    ///   - outcomes: one a person of all people, also of those who lack a score; NaN where not known.
    /// - Throws: `MeasuresError.lengthMismatch`, `.outcomeNotBinary`.
    package init(_ pair: PairedScores, outcomes: [Double]) throws(MeasuresError) {
        guard outcomes.count == pair.count + pair.unscoredCount else {
            throw .lengthMismatch(
                column: "outcomes",
                expected: pair.count + pair.unscoredCount,
                actual: outcomes.count
            )
        }
        for (row, outcome) in outcomes.enumerated() where !outcome.isNaN && outcome != 0 && outcome != 1 {
            throw .outcomeNotBinary(row: row, outcome: outcome)
        }
        let kept = pair.rows.indices.filter { !outcomes[pair.rows[$0]].isNaN }
        first = kept.map { pair.first[$0] }
        second = kept.map { pair.second[$0] }
        rows = kept.map { pair.rows[$0] }
        self.outcomes = rows.map { outcomes[$0] == 1 ? 1 : 0 }
    }

    /// How many people there are.
    package var count: Int { rows.count }

    /// How many of them have outcome 1.
    package var positiveCount: Int { outcomes.reduce(0) { $0 + Int($1) } }

    /// Why nothing can be said that needs both outcomes; nil where something can.
    var reasonForNoContrast: UndefinedReason? {
        if count == 0 { return .noPeople }
        if positiveCount == 0 { return .oneClass(outcome: 0) }
        return positiveCount == count ? .oneClass(outcome: 1) : nil
    }
}
