/// Total, direct and indirect effects on the people seen; merges with the state of others to the same bits.
package struct CausalState: Sendable {
    var overall: CausalTally
    /// One tally a group, grouping by grouping.
    var groups: [[CausalTally]]

    init(groupings: [Grouping], decisionCount: Int?, isWeighted: Bool) {
        let tally = CausalTally(decisionCount: decisionCount, isWeighted: isWeighted)
        overall = tally
        groups = groupings.map { [CausalTally](repeating: tally, count: $0.labels.count) }
    }

    /// Adds the state of other people.
    package mutating func merge(_ other: CausalState) {
        overall.merge(other.overall)
        for grouping in groups.indices {
            for group in groups[grouping].indices {
                groups[grouping][group].merge(other.groups[grouping][group])
            }
        }
    }
}
