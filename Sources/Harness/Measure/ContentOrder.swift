import Populations
import Statistics

/// The rows of a table in an order that what is read of them decides, whatever order the file had.
///
/// By score, then outcome, weight, and the words of the groups; rows without a score come last. Rows of which the same is read
/// stand side by side.
struct ContentOrder {
    /// The rows.
    let rows: [Int]

    /// Orders the rows of a table.
    ///
    /// - Complexity: O(rows), plus k log k for each score that k rows share.
    init(_ table: ScoredTable) {
        let order = SortOrder(ascending: table.scores.map { $0.isFinite ? $0 : .nan })
        var rows = order.rows.map { Int($0) }
        let ranks = table.words.map(Self.ranks)
        func isBefore(_ left: Int, _ right: Int) -> Bool {
            let outcomes = (Self.key(table.outcomes[left]), Self.key(table.outcomes[right]))
            if outcomes.0 != outcomes.1 { return outcomes.0 < outcomes.1 }
            if let weights = table.weights, weights[left] != weights[right] {
                return weights[left] < weights[right]
            }
            for (words, rank) in zip(table.words, ranks) {
                let words = (rank[Int(words.codes[left])], rank[Int(words.codes[right])])
                if words.0 != words.1 { return words.0 < words.1 }
            }
            return false
        }
        var start = 0
        while start < rows.count {
            var end = start + 1
            let isOrdered = start < order.orderedCount
            while end < rows.count,
                isOrdered
                    ? end < order.orderedCount && table.scores[rows[end]] == table.scores[rows[start]] : true
            {
                end += 1
            }
            if end > start + 1 { rows[start..<end].sort(by: isBefore) }
            start = end
        }
        self.rows = rows
    }

    /// Outcomes as numbers that can be ordered: what is not known comes last.
    private static func key(_ outcome: Double) -> Double { outcome.isNaN ? 2 : outcome }

    /// The place of each word of a column in alphabetical order.
    private static func ranks(_ words: ScoredTable.Words) -> [Int] {
        var ranks = [Int](repeating: 0, count: words.names.count)
        for (rank, code) in words.names.indices.sorted(by: { words.names[$0] < words.names[$1] }).enumerated()
        {
            ranks[code] = rank
        }
        return ranks
    }
}
