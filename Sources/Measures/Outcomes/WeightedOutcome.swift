import Statistics

/// A score with the weight of a person; the sign of the weight carries the outcome.
struct WeightedOutcome {
    let score: Double
    private let signedWeight: Double

    init(score: Double, outcome: UInt8, weight: Double) {
        self.score = score + 0
        signedWeight = outcome == 1 ? -weight : weight
    }

    var weight: Double { signedWeight.magnitude }

    var outcome: UInt8 { signedWeight < 0 ? 1 : 0 }

    /// People by ascending score.
    static func sorted(_ people: ScoredOutcomes) -> [WeightedOutcome] {
        let scores = people.scores
        let outcomes = people.outcomes
        var sorted: [WeightedOutcome]
        if let weights = people.weights {
            sorted = scores.indices.map {
                WeightedOutcome(score: scores[$0], outcome: outcomes[$0], weight: weights[$0])
            }
        } else {
            sorted = scores.indices.map {
                WeightedOutcome(score: scores[$0], outcome: outcomes[$0], weight: 1)
            }
        }
        RadixSort.sort(&sorted, by: ByScore(range: ScoreRange(scores)), passes: ScoreRange.keyDigits)
        return sorted
    }

    private struct ByScore: CoarseOrder {
        let range: ScoreRange

        func key(_ person: WeightedOutcome) -> UInt64 { range.key(person.score) }

        func isBefore(_ left: WeightedOutcome, _ right: WeightedOutcome) -> Bool { left.score < right.score }
    }
}
