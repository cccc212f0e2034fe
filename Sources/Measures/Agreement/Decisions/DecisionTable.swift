package import Statistics

/// The decisions of two models about the same people, as a table of counts.
///
/// **Shape**: `counts`: levels of the first (rows) x levels of the second (columns), the lowest first.
package struct DecisionTable: Equatable, Sendable {
    /// People by decision.
    package private(set) var counts: [[Int]]

    /// How a disagreement is weighed.
    package enum Weighting: String, CaseIterable, Sendable {
        /// Every disagreement alike.
        case none
        /// By the number of levels between.
        case linear
        /// By its square.
        case quadratic
    }

    /// A table that has seen nobody.
    package init(firstLevels: Int, secondLevels: Int) {
        counts = [[Int]](repeating: [Int](repeating: 0, count: secondLevels), count: firstLevels)
    }

    /// Counts one person.
    package mutating func add(first: Int, second: Int) { counts[first][second] += 1 }

    /// Adds what another table has counted.
    package mutating func merge(_ other: DecisionTable) {
        for row in counts.indices {
            for column in counts[row].indices { counts[row][column] += other.counts[row][column] }
        }
    }

    /// Everybody.
    package var count: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

    /// Whether both models have as many levels, so that a level of one means one of the other.
    package var isSquare: Bool { counts.allSatisfy { $0.count == counts.count } }

    /// The share of people about whom both decide alike, with its Wilson interval.
    ///
    /// **Edge cases**: nobody: undefined.
    ///
    /// - Precondition: the table is square.
    package func agreement(level: Double = 0.95) -> Estimate {
        precondition(isSquare, "agreement of different levels")
        let count = count
        guard count > 0 else { return .undefined(because: .noPeople, count: 0) }
        let agreed = Proportion(successes: counts.indices.reduce(0) { $0 + counts[$1][$1] }, trials: count)
        return Estimate(agreed.share ?? .nan, interval: agreed.wilsonInterval(level: level), count: count)
    }

    /// Cohen's kappa: how much more the models agree than if each decided by its own shares alone.
    ///
    /// (p_o - p_e) / (1 - p_e), where the agreement of levels i and j counts 1 - |i - j| / (k - 1), or 1 - (i - j)^2 / (k - 1)^2,
    /// or 1 if equal and 0 if not.
    ///
    /// **Units and range**: at most 1; 0 is what chance gives.
    ///
    /// **Edge cases**: nobody, or everybody at one and the same level by both: undefined.
    ///
    /// - Precondition: the table is square.
    ///
    /// **Source**: Cohen, Educational and Psychological Measurement 20 (1960), doi:10.1177/001316446002000104; weights and
    /// the large-sample interval: Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969), doi:10.1037/h0028106, as
    /// statsmodels `cohens_kappa`.
    package func kappa(_ weighting: Weighting = .none, level: Double = 0.95) -> Estimate {
        precondition(isSquare, "kappa of different levels")
        let count = count
        guard count > 0 else { return .undefined(because: .noPeople, count: 0) }
        let n = Double(count)
        let shares = counts.map { row in row.map { Double($0) / n } }
        let rows = shares.map { $0.reduce(0, +) }
        let columns = shares.indices.map { column in shares.reduce(0) { $0 + $1[column] } }
        let weights = weights(weighting)
        let rowWeights = shares.indices.map { i in dot(weights[i], columns) }
        let columnWeights = shares.indices.map { j in dot(weights.map { $0[j] }, rows) }
        let observed = shares.indices.reduce(0) { $0 + dot(weights[$1], shares[$1]) }
        let expected = dot(rowWeights, rows)
        guard expected < 1 else { return .undefined(because: .constantScore, count: count) }
        let kappa = (observed - expected) / (1 - expected)
        var sum = 0.0
        for i in shares.indices {
            for j in shares.indices {
                let term =
                    weights[i][j] * (1 - expected) - (rowWeights[i] + columnWeights[j]) * (1 - observed)
                sum += shares[i][j] * term * term
            }
        }
        let centre = observed * expected - 2 * expected + observed
        let variance =
            max(0, sum - centre * centre) / (n * (1 - expected) * (1 - expected))
            / ((1 - expected) * (1 - expected))
        let interval = ConfidenceInterval.normal(
            around: kappa,
            standardError: variance.squareRoot(),
            level: level
        ).map {
            ConfidenceInterval(
                lower: $0.lower,
                upper: min(1, $0.upper),
                level: level,
                method: .normal
            )
        }
        return Estimate(kappa, interval: interval, count: count)
    }

    private func weights(_ weighting: Weighting) -> [[Double]] {
        let furthest = Double(max(1, counts.count - 1))
        return counts.indices.map { i in
            counts.indices.map { j in
                let distance = Double((i - j).magnitude) / furthest
                return switch weighting {
                case .none: i == j ? 1 : 0
                case .linear: 1 - distance
                case .quadratic: 1 - distance * distance
                }
            }
        }
    }

    private func dot(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
