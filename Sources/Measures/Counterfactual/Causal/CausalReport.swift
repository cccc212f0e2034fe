package import Scoring

/// What an intervention does along declared structural equations, to everybody and by group.
package struct CausalReport: Equatable, Sendable {
    /// One way by which the change reaches the score.
    package struct Part: Equatable, Sendable {
        /// On the score.
        package let effect: ScoreEffect
        /// On decisions; nil under a capacity.
        package let decisions: DecisionChange?
    }

    /// What it does to some people.
    package struct Effect: Equatable, Sendable {
        /// What it came to for how many people.
        package let counts: ChangeCounts
        /// By all ways.
        package let total: Part
        /// By the changed attribute alone.
        package let direct: Part
        /// By what follows from it alone.
        package let indirect: Part
    }

    /// What it does to the people of one group.
    package struct Group: Equatable, Sendable {
        /// The grouping, as in "sex".
        package let grouping: String
        /// The group, as in "woman".
        package let label: String
        /// Over the people of the group.
        package let effect: Effect
    }

    /// Over everybody.
    package let overall: Effect
    /// Over each group of each grouping.
    package let groups: [Group]
}
