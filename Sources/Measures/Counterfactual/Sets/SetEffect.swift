package import Statistics

/// How much people's scores and decisions depend on a permitted set of features.
package struct SetEffect: Equatable, Sendable {
    /// People counted.
    package let people: Int
    /// The mean over people of the greatest less the least score over their legal combinations.
    package let meanRange: Estimate
    /// The largest such range.
    package let largestRange: Double
    /// The share of people whose decision depends on the set at all; nil where a capacity decides.
    package let dependent: Estimate?
    /// The share of people whose decision spans two steps or more; nil where a capacity decides.
    package let spanningTwo: Estimate?
    /// The mean of f11 - f10 - f01 + f00; nil unless the set is two features of two levels.
    package let meanInteraction: Estimate?

    /// People whose decision depends on the set.
    package var dependentCount: Int { Int(((dependent?.value ?? 0) * Double(people)).rounded()) }
}

/// What a permitted set makes of a population.
package struct SetReport: Equatable, Sendable {
    /// The set.
    package let set: PermittedSet
    /// People with no legal combination but their own values: their decision cannot depend on the set.
    package let fixed: Int
    /// People whose score, under some legal combination, is no finite number: not counted elsewhere.
    package let unscored: Int
    /// Over everybody.
    package let overall: SetEffect
    /// Over each group of each grouping.
    package let groups: [GroupSetEffect]
}

/// What a permitted set makes of one group of people.
package struct GroupSetEffect: Equatable, Sendable {
    /// The grouping, as in "sex".
    package let grouping: String
    /// The group, as in "woman".
    package let label: String
    /// Over the people of the group.
    package let effect: SetEffect
}
