package import Scoring

/// What a policy lets people change in a linear model, worked out once for all of them: numbers that move freely.
package struct FreeMoves: Sendable {
    /// An action whose feature the model weighs.
    private struct Candidate {
        let action: RecoursePolicy.Action
        let slope: Double
        let range: ClosedRange<Double>
    }

    private let structure: ModelStructure
    private let candidates: [Candidate]

    /// The moves of a policy; nil where the model is not a sum of numbers times coefficients in the features that may
    /// change, or an action names the values it allows.
    ///
    /// - Parameters:
    ///   - policy: what may change, and at what cost.
    ///   - structure: the model.
    ///   - schema: its features.
    package init?(policy: RecoursePolicy, structure: ModelStructure, schema: Schema) {
        guard case .additive(let sum) = structure.form else { return nil }
        var slopes = [Double](repeating: 0, count: schema.count)
        for term in sum.terms {
            if let slope = term.slope {
                slopes[term.features[0]] += slope
            } else if policy.actions.contains(where: { term.features.contains($0.feature) }) {
                return nil
            }
        }
        var candidates: [Candidate] = []
        for action in policy.actions {
            guard action.values == nil, case .continuous(let range) = schema.features[action.feature].kind
            else {
                return nil
            }
            let slope = slopes[action.feature]
            if slope == 0 || action.unitCost <= 0 { continue }
            candidates.append(Candidate(action: action, slope: slope, range: range))
        }
        self.structure = structure
        self.candidates = candidates
    }

    /// The cheapest change of one person.
    ///
    /// **Edge cases**: a number that is missing does not move.
    ///
    /// - Parameters:
    ///   - row: the person.
    ///   - target: what the score is to reach.
    /// - Returns: the change, with its proof.
    /// - Complexity: O(terms + moves log moves).
    package func solve(row: [Double], target: RecourseTarget) -> LinearRecourse {
        let (goal, sign) = RecourseSearch.goal(of: target, structure: structure)
        var moves: [LinearRecourse.Move] = []
        moves.reserveCapacity(candidates.count)
        for candidate in candidates {
            let action = candidate.action
            let own = row[action.feature]
            let isUp = sign * candidate.slope < 0
            if own.isNaN || action.direction == (isUp ? .down : .up) { continue }
            let room = isUp ? candidate.range.upperBound - own : own - candidate.range.lowerBound
            guard room > 0 else { continue }
            moves.append(
                LinearRecourse.Move(
                    feature: action.feature,
                    gain: abs(candidate.slope),
                    unitCost: action.unitCost,
                    room: room,
                    isUp: isUp
                )
            )
        }
        return LinearRecourse(need: sign * structure.margin(row: row) - goal, moves: moves)
    }
}
