import Statistics

/// How decisions and outcomes meet in every group of people.
///
/// Mergeable: people are counted, and weights other than 1 are summed in fixed point, so that any split of the people gives
/// the same bits.
package struct GroupDecisions: Equatable, Sendable {
    /// How many groups there are.
    package let groupCount: Int
    /// People, by group, then by `slot`.
    private var people: [Int]
    /// Those among them whose weight is not 1.
    private var odd: [Int]
    private var oddWeights: [WeightSums]

    /// Slots of a group: decision times outcome, the outcome 0, 1 or not known.
    private static let slots = 6

    /// Nobody yet, in this many groups.
    package init(groupCount: Int) {
        self.groupCount = groupCount
        people = Array(repeating: 0, count: groupCount * Self.slots)
        odd = people
        oddWeights = Array(repeating: WeightSums(), count: groupCount * Self.slots)
    }

    /// Adds one person, or several alike.
    ///
    /// - Parameters:
    ///   - group: the group, from 0.
    ///   - isSelected: the decision.
    ///   - outcome: 0, 1, or NaN where not known.
    ///   - weight: of each of the people, as `ScoredOutcomes` admits it.
    ///   - number: how many people.
    package mutating func add(
        group: Int,
        isSelected: Bool,
        outcome: Double,
        weight: Double = 1,
        people number: Int = 1
    ) {
        if weight == 0 || number == 0 { return }
        let known = outcome.isNaN ? 2 : outcome == 1 ? 1 : 0
        let slot = group * Self.slots + (isSelected ? 3 : 0) + known
        people[slot] += number
        if weight != 1 {
            odd[slot] += number
            oddWeights[slot].add(weight: weight, outcome: 0, people: number)
        }
    }

    /// Adds one block of people of weight 1 whose scores decide: score >= cut selects.
    ///
    /// **Shape**: groups, scores and outcomes: one a person. A group below 0 is no group.
    ///
    /// - Complexity: O(people), without allocation.
    package mutating func add(groups: [Int32], scores: [Double], outcomes: [UInt8], cut: Double) {
        precondition(
            groups.count == scores.count && outcomes.count == scores.count,
            "\(groups.count) groups, \(scores.count) scores, \(outcomes.count) outcomes"
        )
        let groups = groups.span
        let scores = scores.span
        let outcomes = outcomes.span
        var counts = people.mutableSpan
        for row in scores.indices {
            let group = Int(groups[row])
            if group < 0 { continue }
            let selected = scores[row] >= cut ? 3 : 0
            counts[group &* Self.slots &+ selected &+ Int(outcomes[row])] &+= 1
        }
    }

    /// Adds the people of another shard in the same groups.
    package mutating func merge(_ other: GroupDecisions) {
        precondition(groupCount == other.groupCount, "\(other.groupCount) groups merged into \(groupCount)")
        for slot in people.indices {
            people[slot] += other.people[slot]
            odd[slot] += other.odd[slot]
            if other.odd[slot] > 0 { oddWeights[slot].merge(other.oddWeights[slot]) }
        }
    }

    /// The table of one group.
    package func matrix(of group: Int) -> ConfusionMatrix {
        matrix(of: CollectionOfOne(group))
    }

    /// The table of everybody in some groups.
    package func matrix(of groups: some Sequence<Int>) -> ConfusionMatrix {
        var slots = Array(repeating: (people: 0, odd: 0, weights: WeightSums()), count: Self.slots)
        for group in groups {
            for slot in 0..<Self.slots {
                let index = group * Self.slots + slot
                slots[slot].people += people[index]
                slots[slot].odd += odd[index]
                if odd[index] > 0 { slots[slot].weights.merge(oddWeights[index]) }
            }
        }
        let cells = slots.map { slot in
            ConfusionMatrix.Cell(
                people: slot.people,
                weight: Double(slot.people - slot.odd) + slot.weights.weight.value,
                squaredWeight: Double(slot.people - slot.odd) + slot.weights.squareTotal
            )
        }
        return ConfusionMatrix(cells)
    }
}
