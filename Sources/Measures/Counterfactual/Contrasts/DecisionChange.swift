package import Statistics

/// What a contrast does to decisions, over the people whom it changes.
///
/// **Shape**: decisions are numbered from 0, the lowest; `transitions` is decisions before x decisions after.
package struct DecisionChange: Equatable, Sendable {
    /// People by decision before and after.
    package let transitions: [[Int]]
    /// The same, summing weights; nil where nobody is weighted.
    package let weightedTransitions: [[Double]]?
    /// The share whose decision changes, with its Wilson interval.
    package let changed: Estimate
    /// The share whose decision rises.
    package let up: Estimate
    /// The share whose decision falls.
    package let down: Estimate
    /// The share whose decision moves by two steps or more.
    package let twoSteps: Estimate
    /// People whose score before is within the band around a cut.
    package let near: Int
    /// Those of them whose decision changes.
    package let nearChanged: Int
    /// Their share, with its Wilson interval.
    package let nearRate: Estimate
    /// For each decision but the lowest, who reaches it before and after; empty where nobody changes.
    package let pairs: [PairedDecision]

    /// The weighted rate of reaching a decision after less that before; nil where nobody is weighted.
    ///
    /// **Edge cases**: undefined where the weights are 0. There is no interval: pairs with weights have no exact one.
    package func weightedDifference(reaching decision: Int) -> Estimate? {
        guard let weightedTransitions else { return nil }
        let total = weightedTransitions.joined().reduce(0, +)
        let count = transitions.joined().reduce(0, +)
        guard total > 0 else { return .undefined(because: .noPeople, count: count) }
        var gained = 0.0
        for (before, row) in weightedTransitions.enumerated() {
            for (after, weight) in row.enumerated() where (before >= decision) != (after >= decision) {
                gained += after >= decision ? weight : -weight
            }
        }
        return Estimate(gained / total, count: count)
    }

    /// People by the move of their decision: how many steps up, or down where negative.
    package func people(moving isCounted: (_ steps: Int) -> Bool) -> Int {
        var count = 0
        for (before, row) in transitions.enumerated() {
            for (after, people) in row.enumerated() where isCounted(after - before) {
                count += people
            }
        }
        return count
    }

    /// People whose decision changes.
    package var changedCount: Int { people { $0 != 0 } }
    /// People whose decision rises.
    package var upCount: Int { people { $0 > 0 } }
    /// People whose decision falls.
    package var downCount: Int { people { $0 < 0 } }
    /// People whose decision moves by two steps or more.
    package var twoStepCount: Int { people { abs($0) > 1 } }
}

/// Who reaches a decision before a change and after it: the same people twice.
package struct PairedDecision: Equatable, Sendable {
    /// The decision that is reached or not.
    package let decision: Int
    /// People who reach it both times.
    package let both: Int
    /// People who reach it before only.
    package let beforeOnly: Int
    /// People who reach it after only.
    package let afterOnly: Int
    /// People who never reach it.
    package let neither: Int
    /// The rate after less the rate before, with the paired interval of Newcombe; counts people, not weights.
    package let difference: Estimate
    /// The exact two-sided test of McNemar that as many gain it as lose it.
    package let mcNemarExactP: Double
}
