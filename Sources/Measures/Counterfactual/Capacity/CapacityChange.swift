package import Statistics

/// What a contrast does where a fixed number of people is selected.
///
/// Two questions. Everybody changes and all are ranked again: who is selected then? And: only one person changes, the
/// others stay, the capacity stays: does that person cross the cut?
package struct CapacityChange: Equatable, Sendable {
    /// People ranked.
    package let people: Int
    /// People selected.
    package let capacity: Int
    /// People selected before and after everybody's change.
    package let kept: Int
    /// The share of the selected who are others after everybody's change, with its Wilson interval.
    package let turnover: Estimate
    /// People selected both times over those selected either time.
    package let jaccard: Estimate
    /// How far people move in rank.
    package let rankShift: RankShift?
    /// The score of the last person selected before; nil where nobody is.
    package let cutBefore: Double?
    /// The score of the last person selected after everybody's change; nil where nobody is.
    package let cutAfter: Double?
    /// People with exactly the score of the cut before.
    package let tiedAtCut: Int
    /// The share of them who are selected, in the order of the people: what chance would give each; 1 without ties.
    package let tiedShareSelected: Estimate
    /// People selected who would not be, had only they changed.
    package let losing: Int
    /// People not selected who would be, had only they changed.
    package let gaining: Int
    /// The share of the changed people for whom that holds, with its Wilson interval.
    package let flips: Estimate
    /// The same by group.
    package let groups: [GroupCapacityChange]
}

/// What a contrast does to the selection of one group of people.
package struct GroupCapacityChange: Equatable, Sendable {
    /// The grouping, as in "sex".
    package let grouping: String
    /// The group, as in "woman".
    package let label: String
    /// People in the group.
    package let people: Int
    /// Those selected before.
    package let selectedBefore: Int
    /// Those selected after everybody's change.
    package let selectedAfter: Int
    /// The share of the group selected before, less the share of everybody.
    package let excessBefore: Estimate
    /// The share of the group selected after everybody's change, less the share of everybody.
    package let excessAfter: Estimate
    /// People of the group selected who would not be, had only they changed.
    package let losing: Int
    /// People of the group not selected who would be, had only they changed.
    package let gaining: Int
    /// The share of the group's changed people for whom that holds, with its Wilson interval.
    package let flips: Estimate
}
