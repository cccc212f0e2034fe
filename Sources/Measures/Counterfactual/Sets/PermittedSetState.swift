/// What a permitted set makes of the people seen; merges with the state of others in any order to the same bits.
package struct PermittedSetState: Sendable {
    var fixed = 0
    var unscored = 0
    var overall: SetTally
    var groups: [[SetTally]]

    init(groupings: [Grouping], isWeighted: Bool) {
        let tally = SetTally(isWeighted: isWeighted)
        overall = tally
        groups = groupings.map { [SetTally](repeating: tally, count: $0.labels.count) }
    }

    /// Adds the state of other people.
    package mutating func merge(_ other: PermittedSetState) {
        fixed += other.fixed
        unscored += other.unscored
        overall.merge(other.overall)
        for grouping in groups.indices {
            for group in groups[grouping].indices {
                groups[grouping][group].merge(other.groups[grouping][group])
            }
        }
    }
}
