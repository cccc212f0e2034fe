package import Statistics

/// Recourse of a population.
package struct RecourseReport: Equatable, Sendable {
    /// Of everybody.
    package let overall: RecourseShare
    /// Type-7 quantiles of the cost, over those who have recourse.
    package let costQuantiles: [ChangeQuantile]
    /// The numbers of the first people whom no permitted change helps.
    package let withoutRecourse: [Int]
    /// Of each group of each grouping.
    package let groups: [GroupRecourse]
}

/// Who of some people has recourse, and what it costs.
package struct RecourseShare: Equatable, Sendable {
    /// People who are at the target already.
    package let notNeeded: Int
    /// People for whom the search was cut off.
    package let undecided: Int
    /// The share of the decided others whom some permitted change helps, with its Wilson interval.
    package let possible: Estimate
    /// The mean cost of the cheapest change, over those who have one.
    package let meanCost: Estimate
    /// The mean number of features that it changes.
    package let meanChanges: Estimate
}

/// Recourse of one group of people.
package struct GroupRecourse: Equatable, Sendable {
    /// The grouping, as in "sex".
    package let grouping: String
    /// The group, as in "woman".
    package let label: String
    /// Of the people of the group.
    package let recourse: RecourseShare
}
