/// How large weights may be, so that no fixed-point sum over them can overflow.
enum WeightLimits {
    /// The largest weight of one row: 2^28, more than the people of most countries.
    static let row = 0x1p28
    /// The largest sum of all weights: 2^38, 275 billion.
    static let total = 0x1p38
    /// Weights are multiplied by this before they are squared and summed.
    static let squareScale = 0x1p-16

    /// Checks a column of weights.
    ///
    /// - Throws: `lengthMismatch`, `illegalWeight`.
    static func check(_ weights: [Double], count: Int, firstRow: Int) throws(MeasuresError) {
        guard weights.count == count else {
            throw .lengthMismatch(column: "weights", expected: count, actual: weights.count)
        }
        for row in weights.indices where !(weights[row] >= 0 && weights[row] <= Self.row) {
            throw .illegalWeight(row: firstRow + row, weight: weights[row], largest: Self.row)
        }
    }
}
