/// Whether two scores can be set against each other as numbers, or only as orders of people.
package enum ScoreScales: Equatable, Sendable {
    /// Both are probabilities: differences, log odds and losses mean something.
    case probabilities
    /// Both are scores that claim no probability: differences mean something where both count in one unit.
    case scores
    /// One is a probability and the other not, or levels stand against scores: only the orders can be compared.
    case different(first: String, second: String)
}
