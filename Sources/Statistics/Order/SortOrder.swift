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
    /// Each value is mapped to 32 bits by a map that never inverts an order; key and row number share one word,
    /// which three counting passes sort; rows whose keys coincide are then put in order by value.
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
        Self.sortByKey(&words)
        Self.orderWithinKeys(&words, values)
        rows = words.map { UInt32(truncatingIfNeeded: $0) } + unordered
        unorderedCount = unordered.count
    }

    /// Sorts words by their upper 32 bits, stably, eleven bits at a time.
    private static func sortByKey(_ words: inout [UInt64]) {
        guard words.count > 1 else { return }
        var scratch = [UInt64](repeating: 0, count: words.count)
        for (shift, width) in [(32, 11), (43, 11), (54, 10)] {
            if scatter(words, into: &scratch, shift: UInt64(shift), mask: (1 << UInt64(width)) - 1) {
                swap(&words, &scratch)
            }
        }
    }

    /// One counting pass; false, and nothing moved, where all words have the same digit.
    private static func scatter(
        _ words: [UInt64],
        into sorted: inout [UInt64],
        shift: UInt64,
        mask: UInt64
    ) -> Bool {
        var starts = [Int](repeating: 0, count: Int(mask) + 1)
        let source = words.span
        for index in source.indices {
            starts[Int(truncatingIfNeeded: (source[index] &>> shift) & mask)] &+= 1
        }
        if starts[Int(truncatingIfNeeded: (words[0] &>> shift) & mask)] == words.count { return false }
        var start = 0
        for digit in starts.indices {
            let count = starts[digit]
            starts[digit] = start
            start += count
        }
        var target = sorted.mutableSpan
        var positions = starts.mutableSpan
        for index in source.indices {
            let word = source[index]
            let digit = Int(truncatingIfNeeded: (word &>> shift) & mask)
            let position = positions[digit]
            positions[digit] = position &+ 1
            target[position] = word
        }
        return true
    }

    /// Puts rows with the same key in order of value, then row.
    private static func orderWithinKeys(_ words: inout [UInt64], _ values: [Double]) {
        var start = 0
        while start < words.count {
            let key = words[start] &>> 32
            var end = start + 1
            while end < words.count, words[end] &>> 32 == key { end += 1 }
            if end - start > 1, !isAscending(words, start..<end, values) {
                words[start..<end].sort {
                    let left = values[Int($0 & 0xFFFF_FFFF)]
                    let right = values[Int($1 & 0xFFFF_FFFF)]
                    return left == right ? $0 < $1 : left < right
                }
            }
            start = end
        }
    }

    /// Whether the values of some words already ascend.
    private static func isAscending(_ words: [UInt64], _ range: Range<Int>, _ values: [Double]) -> Bool {
        var previous = values[Int(words[range.lowerBound] & 0xFFFF_FFFF)]
        for index in range.dropFirst() {
            let value = values[Int(words[index] & 0xFFFF_FFFF)]
            if value < previous { return false }
            previous = value
        }
        return true
    }
}
