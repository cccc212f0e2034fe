import Scoring

/// Changes of people of one cell, side by side, so that they are summed several at once.
///
/// Kept from block to block, so that nothing is allocated a contrast.
struct ChangeBatch: Sendable {
    /// Changes that fit: all lists stay in the nearest cache.
    static let capacity = 512

    /// How many changes there are.
    private(set) var count = 0
    /// How many of them have a change of the log odds.
    private(set) var logOddsCount = 0
    /// The changes.
    private(set) var changes = [Double](repeating: 0, count: capacity)
    /// The changes of the log odds, of those who have one.
    private(set) var logOdds = [Double](repeating: 0, count: capacity)
    /// People by decision before (slow index) and after; those near a cut behind all others.
    private(set) var moves: [Int]
    private let levels: Int

    /// Room for decisions of so many levels.
    init(levels: Int) {
        self.levels = levels
        moves = [Int](repeating: 0, count: 2 * levels * levels)
    }

    /// Takes the next people in `order` that count, until the batch is full.
    ///
    /// - Parameters:
    ///   - order: people of the block.
    ///   - range: the places in `order` that are left; what was taken is cut off.
    ///   - isCounted: for each person of the block whether the contrast counts there.
    ///   - before: everybody before.
    ///   - after: everybody after.
    mutating func fill(
        _ order: [Int32],
        _ range: inout Range<Int>,
        isCounted: [Bool],
        before: ScoredPeople,
        after: ScoredPeople
    ) {
        let levels = levels
        let (order, isCounted) = (order.span, isCounted.span)
        let (own, other) = (before.scores.span, after.scores.span)
        let (ownOdds, otherOdds) = (before.logOdds.span, after.logOdds.span)
        let (ownLevels, otherLevels) = (before.decisions.span, after.decisions.span)
        let isNear = before.isNear.span
        let (hasOdds, hasDecisions) = (!ownOdds.isEmpty, !ownLevels.isEmpty)
        var (taken, odds) = (0, 0)
        var place = range.lowerBound
        // Taken out while they are written, so that they are not copied.
        var (takenChanges, takenOdds, takenMoves) = (changes, logOdds, moves)
        (changes, logOdds, moves) = ([], [], [])
        do {
            var changes = takenChanges.mutableSpan
            var logOdds = takenOdds.mutableSpan
            var moves = takenMoves.mutableSpan
            for index in moves.indices { moves[index] = 0 }
            while place < range.upperBound, taken < Self.capacity {
                let person = Int(order[place])
                place += 1
                guard isCounted[person] else { continue }
                changes[taken] = other[person] - own[person]
                taken += 1
                if hasOdds {
                    let change = otherOdds[person] - ownOdds[person]
                    logOdds[odds] = change
                    if change.isFinite { odds += 1 }
                }
                if hasDecisions {
                    let move = Int(ownLevels[person]) * levels + Int(otherLevels[person])
                    moves[isNear[person] ? move + levels * levels : move] += 1
                }
            }
        }
        (changes, logOdds, moves) = (takenChanges, takenOdds, takenMoves)
        count = taken
        logOddsCount = odds
        range = place..<range.upperBound
    }
}
