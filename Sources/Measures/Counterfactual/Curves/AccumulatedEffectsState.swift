/// Local effects of the people seen; merges with the state of others in any order to the same bits.
package struct AccumulatedEffectsState: Sendable {
    var changes: [WeightedMean]
    var unused = 0

    init(bins: Int) { changes = [WeightedMean](repeating: WeightedMean(), count: bins) }

    /// Adds the state of other people.
    package mutating func merge(_ other: AccumulatedEffectsState) {
        for bin in changes.indices { changes[bin].merge(other.changes[bin]) }
        unused += other.unused
    }
}
