import Statistics

/// A probability and an outcome in one word: the sign bit of a number in [0, 1] is free.
struct PackedOutcome {
    private let word: UInt64

    init(score: Double, outcome: UInt8) {
        // Adding 0 turns -0 into +0.
        word = (score + 0).bitPattern &<< 1 | UInt64(outcome)
    }

    var scoreBits: UInt64 { word &>> 1 }

    var outcome: Double { word & 1 == 1 ? 1 : 0 }

    /// People by ascending score.
    static func sorted(_ people: ScoredOutcomes) -> [PackedOutcome] {
        let scores = people.scores
        let outcomes = people.outcomes
        var packed = scores.indices.map { PackedOutcome(score: scores[$0], outcome: outcomes[$0]) }
        RadixSort.sort(&packed, by: ByScore(range: ScoreRange(scores)), passes: ScoreRange.keyDigits)
        return packed
    }

    private struct ByScore: CoarseOrder {
        let range: ScoreRange

        func key(_ person: PackedOutcome) -> UInt64 { range.key(Double(bitPattern: person.scoreBits)) }

        func isBefore(_ left: PackedOutcome, _ right: PackedOutcome) -> Bool { left.word < right.word }
    }
}
