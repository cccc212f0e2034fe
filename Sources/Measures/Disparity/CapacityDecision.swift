import Statistics

/// Whom a capacity selects: the people with the highest scores, as many as there is room for.
///
/// People with the score of the last place are taken in the order of their rows; `tieShare` tells how many of them there
/// was room for, which is the chance of each if lots were drawn.
///
/// **Edge cases**: unscored people are never selected; fewer scored people than room: all are selected.
package struct CapacityDecision: Equatable, Sendable {
    /// How many people of each row are selected.
    package let selected: [Int]
    /// The score of the last place; nil where nobody is selected.
    package let cut: Double?
    /// The share of the people with exactly that score who are selected; 1 where nobody is left out by a tie.
    package let tieShare: Double
    /// How many people are selected in all.
    package let count: Int

    /// Selects people.
    ///
    /// - Parameters:
    ///   - capacity: how many there is room for, 0 or more.
    ///   - scores: one a row; NaN and infinities are unscored.
    ///   - people: how many people each row stands for; nil where each is one.
    /// - Complexity: O(rows).
    package init(capacity: Int, scores: [Double], people: [Int]? = nil) {
        precondition(capacity >= 0, "a capacity of \(capacity)")
        var selected = [Int](repeating: 0, count: scores.count)
        // The order is ascending by score, then by row: blocks of equal scores are taken from the end.
        let order = SortOrder(ascending: scores.map { $0.isFinite ? $0 : .nan })
        let rows = order.rows.prefix(order.orderedCount)
        var room = capacity
        var end = rows.count
        var cut: Double?
        var share = 1.0
        while room > 0, end > 0 {
            let score = scores[Int(rows[end - 1])]
            var start = end
            while start > 0, scores[Int(rows[start - 1])] == score { start -= 1 }
            let tied = rows[start..<end].reduce(0) { $0 + (people?[Int($1)] ?? 1) }
            if tied > 0 {
                cut = score
                share = min(1, Double(room) / Double(tied))
            }
            for row in rows[start..<end] {
                let taken = min(room, people?[Int(row)] ?? 1)
                selected[Int(row)] = taken
                room -= taken
            }
            end = start
        }
        self.selected = selected
        self.cut = cut
        tieShare = share
        count = capacity - room
    }

    /// The score of the last place of a capacity and the share of the people with exactly that score who are selected.
    ///
    /// - Returns: nil for the score where nobody is selected.
    /// - Complexity: O(pools).
    package static func cut(capacity: Int, _ everybody: PooledScores) -> (cut: Double?, tieShare: Double) {
        var room = Double(capacity)
        var cut: Double?
        for pool in (0..<everybody.poolCount).reversed() where room > 0 {
            cut = everybody.scores[pool]
            if everybody.counts[pool] >= room { return (cut, room / everybody.counts[pool]) }
            room -= everybody.counts[pool]
        }
        return (cut, 1)
    }
}
