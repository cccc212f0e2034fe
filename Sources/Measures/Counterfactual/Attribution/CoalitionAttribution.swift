import DenseMatrix
import Scoring

/// Exact Shapley values of any model's score, by scoring every coalition of the features it reads against every person of a
/// background.
///
///     value of a coalition S = mean over the background of score(own values in S, background's values elsewhere)
///
/// Distinct people of the background are scored once, with their number as a weight.
struct CoalitionAttribution: Sendable {
    /// Most features that are enumerated: 2^14 coalitions a person of the background.
    static let largestCount = 14

    /// The mean score of the background.
    let base: Double
    private let model: any ScoringModel
    private let output: Int
    /// The features that can matter.
    private let players: [Int]
    /// Distinct people of the background, with the share of each.
    private let background: [(row: [Double], share: Double)]

    /// Scores the background.
    ///
    /// - Parameters:
    ///   - model: what scores.
    ///   - output: which of its scores.
    ///   - players: the features that can change it, rising.
    ///   - people: the background.
    /// - Throws: `MeasuresError.illegalSetting` for a background of nobody or one that cannot be scored; `.noStructure` for more
    ///   than 14 players.
    init(
        model: any ScoringModel,
        output: Int,
        players: [Int],
        background people: People
    ) throws(MeasuresError) {
        guard people.count > 0 else {
            throw .illegalSetting(name: "background", value: "0 people", allowed: "one person or more")
        }
        guard players.count <= Self.largestCount else {
            throw .noStructure(
                model: model.descriptor.id,
                needed: "a linear, additive or tree model, or one of at most \(Self.largestCount) features"
            )
        }
        self.model = model
        self.output = output
        self.players = players
        let scores: [Double]
        do {
            let column = try model.scores(of: people).column(output)
            scores = (0..<people.count).map { column[$0] }
        } catch {
            throw .illegalSetting(
                name: "background",
                value: "\(error)",
                allowed: "people whom the model can score"
            )
        }
        base = scores.reduce(0, +) / Double(people.count)
        var places: [[UInt64]: Int] = [:]
        var distinct: [(row: [Double], share: Double)] = []
        for person in 0..<people.count {
            let row = people.row(person)
            let key = players.map { row[$0].bitPattern }
            if let place = places[key] {
                distinct[place].share += 1 / Double(people.count)
            } else {
                places[key] = distinct.count
                distinct.append((row, 1 / Double(people.count)))
            }
        }
        background = distinct
    }

    /// Writes the Shapley values of a block of people and returns their scores.
    ///
    /// **Shape**: values: people x features, zeros before.
    ///
    /// - Throws: what the model throws.
    /// - Complexity: O(people x background x 2^players x scoring).
    func attribute(_ people: People, into values: inout DenseMatrix<Double>) throws(ScoringError) -> [Double]
    {
        var margins: [Double] = []
        for person in 0..<people.count {
            let own = people.row(person)
            let worth = try worth(of: own)
            margins.append(worth[worth.count - 1])
            for (feature, value) in zip(players, Self.shares(worth, players: players.count)) {
                values[person, feature] = value
            }
        }
        return margins
    }

    /// The value of every coalition, as a set of bits.
    private func worth(of own: [Double]) throws(ScoringError) -> [Double] {
        let count = 1 << players.count
        var worth = [Double](repeating: 0, count: count)
        for (other, share) in background {
            let rows = (0..<count).map { coalition in
                var row = other
                for (bit, feature) in players.enumerated() where coalition >> bit & 1 == 1 {
                    row[feature] = own[feature]
                }
                return row
            }
            let people = People(rows: rows, precision: model.descriptor.precision, features: own.count)
            let column = try model.scores(of: people).column(output)
            for coalition in worth.indices { worth[coalition] += share * column[coalition] }
        }
        return worth
    }

    /// The Shapley value of each player of a game given by the value of every coalition.
    static func shares(_ worth: [Double], players count: Int) -> [Double] {
        guard count > 0 else { return [] }
        var factorials = [1.0]
        for n in 1...count { factorials.append(factorials[n - 1] * Double(n)) }
        return (0..<count).map { player in
            var value = 0.0
            for coalition in worth.indices where coalition >> player & 1 == 0 {
                let size = coalition.nonzeroBitCount
                let weight = factorials[size] * factorials[count - size - 1] / factorials[count]
                value += weight * (worth[coalition | 1 << player] - worth[coalition])
            }
            return value
        }
    }
}
