package import Statistics

/// What a contrast does to decisions if a certain share of the people were selected: who crosses the score that selects them.
///
/// For models whose threshold is not known: the threshold is that of people as they are, and stays.
package struct SelectionFlips: Equatable, Sendable {
    /// The share of the people that is asked for.
    package let asked: Double
    /// The share that the threshold selects: as near as the bins of scores allow.
    package let selected: Double
    /// The flips at that threshold.
    package let flips: FlipCount
    /// The share of the changed people who cross it, with its Wilson interval.
    package let rate: Estimate
}

extension NumberBins {
    /// How far the selected share may be from the one asked for, as a share of it.
    private static let tolerance = 0.1

    /// For each share the bin whose threshold selects the share nearest to it, and that share; nil where none comes near.
    ///
    /// - Complexity: O(bins x shares).
    func bins(selecting shares: [Double]) -> [(bin: Int, selected: Double)?] {
        let total = counts.reduce(0, +)
        guard total > 0 else { return shares.map { _ in nil } }
        var nearest = shares.map { _ in (bin: 0, selected: Double.infinity) }
        var above = 0
        for index in counts.indices.reversed() where counts[index] > 0 {
            above += counts[index]
            let selected = Double(above) / Double(total)
            for (place, share) in shares.enumerated()
            where abs(selected - share) < abs(nearest[place].selected - share) {
                nearest[place] = (first + index, selected)
            }
        }
        return zip(nearest, shares).map { abs($0.selected - $1) <= Self.tolerance * $1 ? $0 : nil }
    }
}
