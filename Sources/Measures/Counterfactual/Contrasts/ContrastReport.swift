package import Scoring

/// What one contrast does to a population.
package struct ContrastReport: Equatable, Sendable {
    /// The contrast.
    package let contrast: Contrast
    /// What it came to for how many people; everything below is over those whom it changes.
    package let counts: ChangeCounts
    /// People whom it changes but whose score, before or after, is no finite number.
    package let unscored: Int
    /// What it does to the score.
    package let effect: ScoreEffect
    /// What it does to decisions; nil where a capacity decides.
    package let decisions: DecisionChange?
    /// What it does to who is selected under a capacity; nil where nobody asks, and where a bracket missed a cut.
    package let capacity: CapacityChange?
    /// What it does to decisions if other shares of the people were selected; shares that no threshold comes near are left out.
    package let selections: [SelectionFlips]
    /// The same for each group of each grouping, without quantiles.
    package let groups: [GroupContrast]
}

/// What one contrast does to one group of people.
package struct GroupContrast: Equatable, Sendable {
    /// The grouping, as in "sex".
    package let grouping: String
    /// The group, as in "woman".
    package let label: String
    /// What it does to the score.
    package let effect: ScoreEffect
    /// What it does to decisions; nil where a capacity decides.
    package let decisions: DecisionChange?
}
