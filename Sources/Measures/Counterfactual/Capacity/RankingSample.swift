import Statistics

/// Scores of some of the people under every intervention: what brackets the cuts before everybody is ranked.
package struct RankingSample: Sendable {
    /// For each ranking (people as they are, then each intervention) the scores of the sampled people.
    var scores: [[Double]]
    /// The sampled people, as many as scores in each ranking.
    var people: [Int] = []

    /// A sample of nobody.
    package init(rankingsOf measurement: CounterfactualMeasurement) {
        scores = [[Double]](repeating: [], count: measurement.brackets.count)
    }

    /// Adds the sample of other people.
    package mutating func merge(_ other: RankingSample) {
        for ranking in scores.indices { scores[ranking] += other.scores[ranking] }
        people += other.people
    }

    /// The bracket of each ranking's cut.
    func brackets(capacity: Int, of population: Int) -> [CutBracket] {
        scores.map { scores in
            let keys = zip(scores, people).map { RankKey(score: $0, person: $1) }.sorted()
            return .around(capacity: capacity, of: population, sample: keys)
        }
    }
}
