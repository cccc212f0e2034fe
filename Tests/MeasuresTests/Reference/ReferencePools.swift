import Measures
import Statistics
import TestSupport

/// The reference people in the forms in which measures take them, made once.
enum ReferencePools {
    static let inputs = ReferenceInputs.shared

    static func people(
        _ scores: [Double] = inputs.probabilities,
        weights: [Double]? = nil,
        rows: [Int]? = nil,
        scale: ScoreScale = .probability
    ) -> ScoredOutcomes {
        var people = ScoredOutcomes(scale: scale)
        let rows = rows ?? Array(scores.indices)
        do {
            try people.append(
                scores: rows.map { scores[$0] },
                outcomes: rows.map { Double(inputs.outcomes[$0]) },
                weights: weights.map { weights in rows.map { weights[$0] } }
            )
        } catch {
            preconditionFailure("the reference people were refused: \(error)")
        }
        return people
    }

    /// Everybody, by probability.
    static let plain = PooledScores(people())
    /// Everybody, weighted.
    static let weighted = PooledScores(people(weights: inputs.weights))
    /// Everybody, by the probability rounded to twentieths.
    static let tied = PooledScores(people(inputs.tiedProbabilities))
    /// The same, weighted.
    static let tiedWeighted = PooledScores(people(inputs.tiedProbabilities, weights: inputs.weights))
    /// The three groups A.
    static let groups = (0..<3).map { group in
        PooledScores(people(rows: inputs.groups.indices.filter { inputs.groups[$0] == group }))
    }
}
