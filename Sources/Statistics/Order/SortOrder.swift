/// The order of a column of doubles, found once and reused by every measure that needs one.
///
/// Equal numbers keep their row order (-0 and +0 are equal); NaN cannot be ordered: such rows stand at the end,
/// in row order, and are counted.
///
/// **Edge cases**: an empty column gives an empty order; infinities are ordinary numbers here.
package struct SortOrder: Equatable, Sendable {
    /// Row numbers by ascending value, then the rows that hold NaN.
    package let rows: [UInt32]
    /// How many rows hold NaN.
    package let unorderedCount: Int

    /// How many rows hold a number: the length of the ordered part of `rows`.
    package var orderedCount: Int { rows.count - unorderedCount }

    /// Finds the ascending order of a column.
    ///
    /// Each value is mapped to 32 bits by a map that never inverts an order; key and row number share one word, and
    /// the words are radix sorted; rows whose keys coincide are put in order by value.
    ///
    /// - Parameter values: one number a row.
    /// - Precondition: fewer than 2^32 rows.
    /// - Complexity: O(n) passes over 8 bytes a row, plus k log k for each group of k distinct values that share
    ///   a key.
    package init(ascending values: [Double]) {
        precondition(values.count < 1 << 32, "\(values.count) rows: a sort order numbers rows with 32 bits")
        let keys = SortKeys(values)
        var words = [UInt64](repeating: 0, count: keys.orderedCount)
        var unordered: [UInt32] = []
        var next = 0
        for row in values.indices {
            let value = values[row]
            if value.isNaN {
                unordered.append(UInt32(truncatingIfNeeded: row))
            } else {
                words[next] = UInt64(keys.key(of: value)) &<< 32 | UInt64(row)
                next += 1
            }
        }
        RadixSort.sort(&words, by: RowOrder(values: values), passes: 3)
        rows = words.map { UInt32(truncatingIfNeeded: $0) } + unordered
        unorderedCount = unordered.count
    }

    /// Words of a key above a row number, ordered by the value of the row, then by row.
    private struct RowOrder: CoarseOrder {
        let values: [Double]

        func key(_ word: UInt64) -> UInt64 { word &>> 32 }

        func isBefore(_ left: UInt64, _ right: UInt64) -> Bool {
            let leftValue = values[Int(left & 0xFFFF_FFFF)]
            let rightValue = values[Int(right & 0xFFFF_FFFF)]
            return leftValue == rightValue ? left < right : leftValue < rightValue
        }
    }
}
