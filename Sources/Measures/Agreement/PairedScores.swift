import Statistics

/// Two scores of the same people, of those who have both.
///
/// **Shape**: `first`, `second` and `rows`: one element for each person who has two finite scores, in the order of the people.
package struct PairedScores: Equatable, Sendable {
    /// What the first model gave them.
    package let first: [Double]
    /// What the second one gave them.
    package let second: [Double]
    /// Their numbers among all people.
    package let rows: [Int]
    /// How many people lack one of the two scores: it is NaN or infinite.
    package let unscoredCount: Int

    /// Pairs two columns of scores.
    ///
    /// - Throws: `MeasuresError.lengthMismatch` where they are not of the same people.
    package init(first: [Double], second: [Double]) throws(MeasuresError) {
        guard first.count == second.count else {
            throw .lengthMismatch(column: "scores", expected: first.count, actual: second.count)
        }
        let rows = first.indices.filter { first[$0].isFinite && second[$0].isFinite }
        self.rows = rows
        unscoredCount = first.count - rows.count
        self.first = unscoredCount == 0 ? first : rows.map { first[$0] }
        self.second = unscoredCount == 0 ? second : rows.map { second[$0] }
    }

    /// How many people have both scores.
    package var count: Int { rows.count }

    /// Why no correlation exists; nil where one does.
    var reasonForNoCorrelation: UndefinedReason? {
        if count == 0 { return .noPeople }
        if count < 2 { return .tooFew(count: count, needed: 2) }
        let isConstant = { (scores: [Double]) in scores.allSatisfy { $0 == scores[0] } }
        return isConstant(first) || isConstant(second) ? .constantScore : nil
    }
}
