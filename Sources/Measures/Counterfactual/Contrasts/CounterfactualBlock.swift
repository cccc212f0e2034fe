package import Scoring

/// Some people of the population, as they are, with what results are weighted and split by.
package struct CounterfactualBlock: Sendable {
    /// The people, in the model's schema and precision.
    package let people: People
    /// The number of the first of them in the population, which orders people of equal scores.
    package let firstPerson: Int
    /// One weight a person, 0 or more; nil where everybody counts once.
    package let weights: [Double]?
    /// For each grouping of the plan the group of each person, or -1 for none.
    package let groups: [[Int32]]

    /// A block of people.
    package init(
        people: People,
        firstPerson: Int = 0,
        weights: [Double]? = nil,
        groups: [[Int32]] = []
    ) {
        self.people = people
        self.firstPerson = firstPerson
        self.weights = weights
        self.groups = groups
    }

    /// Checks that everything speaks of the same people.
    ///
    /// - Throws: `ScoringError.wrongCount`, or `.illegalValue` for a weight that is negative or no number.
    func check(against plan: CounterfactualPlan) throws(ScoringError) {
        try check(groupings: plan.groupings, isWeighted: plan.settings.isWeighted)
    }

    /// The same for measurements that have no plan.
    func check(groupings: [Grouping], isWeighted: Bool) throws(ScoringError) {
        if isWeighted != (weights != nil) {
            throw .wrongCount(
                what: "weights of a block",
                expected: isWeighted ? people.count : 0,
                actual: weights?.count ?? 0
            )
        }
        if let weights {
            if weights.count != people.count {
                throw .wrongCount(what: "weights of a block", expected: people.count, actual: weights.count)
            }
            for weight in weights where !(weight >= 0 && weight < 0x1p19) {
                throw .illegalValue(feature: "weight", value: weight, allowed: "0 to 500,000")
            }
        }
        if groups.count != groupings.count {
            throw .wrongCount(what: "groupings", expected: groupings.count, actual: groups.count)
        }
        for (grouping, codes) in zip(groupings, groups) {
            if codes.count != people.count {
                throw .wrongCount(
                    what: "people of grouping \(grouping.name)",
                    expected: people.count,
                    actual: codes.count
                )
            }
            for code in codes where code < -1 || code >= grouping.labels.count {
                throw .illegalValue(
                    feature: grouping.name,
                    value: Double(code),
                    allowed: "groups 0 to \(grouping.labels.count - 1), or -1 for none"
                )
            }
        }
    }
}
