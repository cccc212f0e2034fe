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

    /// Checks how many people rows stand for.
    ///
    /// - Throws: `lengthMismatch`, `illegalCount`; `illegalWeight` where the people of a row weigh too much together.
    static func check(
        _ counts: [Int],
        _ weights: [Double]?,
        rows: Int,
        firstRow: Int
    ) throws(MeasuresError) {
        guard counts.count == rows else {
            throw .lengthMismatch(column: "counts", expected: rows, actual: counts.count)
        }
        if let weights { try check(weights, count: rows, firstRow: firstRow) }
        for row in counts.indices {
            guard counts[row] >= 0, counts[row] <= Int(Self.row) else {
                throw .illegalCount(row: firstRow + row, count: counts[row], largest: Int(Self.row))
            }
            let weight = weights?[row] ?? 1
            if weight * Double(counts[row]) > Self.row {
                throw .illegalWeight(
                    row: firstRow + row,
                    weight: weight,
                    largest: Self.row / Double(counts[row])
                )
            }
        }
    }

    /// What people weigh together with those before them.
    ///
    /// - Throws: `tooMuchWeight`.
    static func total(
        _ before: Double,
        plus weights: [Double]?,
        _ counts: [Int]?,
        rows: Int
    ) throws(MeasuresError) -> Double {
        var total = before
        if let weights {
            for row in weights.indices { total += weights[row] * Double(counts?[row] ?? 1) }
        } else if let counts {
            for count in counts { total += Double(count) }
        } else {
            total += Double(rows)
        }
        guard total <= Self.total else { throw .tooMuchWeight(total: total, largest: Self.total) }
        return total
    }
}
