/// The cheapest change of numbers that move freely within their range, in a linear model: exact, with a multiplier that
/// proves it.
///
/// The margin has to fall by `need`. Each unit of feature j lowers it by g_j and costs c_j, and there is room for r_j
/// units: a fractional knapsack, whose answer takes the features in the order of g_j / c_j. The proof is the multiplier
/// m of the dual: no change can cost less than
///
///     m need - sum over j of max(0, m g_j - c_j) r_j
///
/// **Source**: Dantzig, Operations Research 5 (1957), doi:10.1287/opre.5.2.266.
package struct LinearRecourse: Equatable, Sendable {
    /// One feature that may move.
    package struct Move: Equatable, Sendable {
        /// The feature.
        package let feature: Int
        /// By how much a unit lowers what has to fall; positive.
        package let gain: Double
        /// What a unit costs; positive.
        package let unitCost: Double
        /// How many units there is room for.
        package let room: Double
        /// Whether the feature moves up.
        package let isUp: Bool
    }

    /// By how much the margin has to move.
    package let need: Double
    /// The features that help, the best first.
    package let moves: [Move]
    /// How many units each move takes.
    package let units: [Double]
    /// What they cost together.
    package let cost: Double
    /// The multiplier of the proof.
    package let multiplier: Double
    /// What is still needed when every move has taken all its room: 0 where the target can be reached.
    package let shortfall: Double

    /// Solves for one person.
    ///
    /// - Parameters:
    ///   - need: by how much the margin has to move; 0 or less needs nothing.
    ///   - moves: the features that help.
    /// - Complexity: O(moves log moves).
    package init(need: Double, moves: [Move]) {
        self.need = need
        self.moves = moves.sorted {
            ($0.gain / $0.unitCost, -$0.feature) > ($1.gain / $1.unitCost, -$1.feature)
        }
        var left = max(0, need)
        var cost = 0.0
        var multiplier = 0.0
        var units: [Double] = []
        for move in self.moves {
            let taken = min(move.room, left / move.gain)
            if taken > 0 { multiplier = move.unitCost / move.gain }
            units.append(taken)
            cost += move.unitCost * taken
            left = taken < move.room ? 0 : max(0, left - move.gain * taken)
        }
        self.units = units
        self.cost = cost
        self.multiplier = multiplier
        shortfall = left <= 1e-12 * max(1, abs(need)) ? 0 : left
    }

    /// What the multiplier proves: no change that meets the need costs less.
    package var provenCost: Double {
        moves.reduce(multiplier * max(0, need)) { $0 - max(0, multiplier * $1.gain - $1.unitCost) * $1.room }
    }

    /// Whether the multiplier proves the cost, or the rooms that nothing meets the need; recomputed from the moves.
    package var isProven: Bool {
        let reached = zip(moves, units).reduce(0) { $0 + $1.0.gain * $1.1 }
        let isLegal = zip(moves, units).allSatisfy { $1 >= 0 && $1 <= $0.room }
        let tolerance = 1e-9 * max(1, abs(need))
        if shortfall > 0 {
            let most = moves.reduce(0) { $0 + $1.gain * $1.room }
            return isLegal && abs(need - most - shortfall) <= tolerance
        }
        return isLegal && reached >= need - tolerance && abs(provenCost - cost) <= 1e-9 * max(1, cost)
    }

    /// The smallest moves without bounds that meet the need: by Euclid's norm, by the largest move, by the sum of moves.
    package static func distances(
        need: Double,
        coefficients: [Double]
    ) -> (l2: Double, lInfinity: Double, l1: Double) {
        let squares = coefficients.reduce(0) { $0 + $1 * $1 }
        let sum = coefficients.reduce(0) { $0 + abs($1) }
        let largest = coefficients.reduce(0) { max($0, abs($1)) }
        return (need / squares.squareRoot(), need / sum, need / largest)
    }
}
