import DenseMatrix
import Scoring

/// A block of people as the cells of their features.
///
/// **Shape**: one column a feature that somebody asks about; others are empty.
struct CellBlock {
    /// People in the block.
    let people: Int
    /// The cells of each feature.
    private(set) var columns: [[UInt16]]

    /// The cells of the asked features.
    ///
    /// - Complexity: O(people x features x log breaks).
    init(of people: People, cells: [FeatureCells], asked: [Int]) {
        self.people = people.count
        columns = [[UInt16]](repeating: [], count: cells.count)
        for feature in asked {
            let cellsOfFeature = cells[feature]
            columns[feature] = people.values(ofFeature: feature).map {
                UInt16(truncatingIfNeeded: cellsOfFeature.cell(of: $0))
            }
        }
    }

    /// Writes the pattern of every person of `range` for a group of leaves.
    ///
    /// - Complexity: O(people x conditions).
    @inline(__always)
    func patterns(of group: LeafGroup, range: Range<Int>, into patterns: inout [UInt16]) {
        var target = patterns.mutableSpan
        let count = range.count
        let offset = range.lowerBound
        for row in 0..<count { target[row] = 0 }
        for (bit, condition) in group.conditions.enumerated() {
            let mask = UInt16(1) << UInt16(bit)
            let column = columns[condition.feature]
            let cells = column.span
            if condition.width > 0 {
                let first = condition.first
                let width = condition.width
                let turned = condition.excludesRun ? mask : 0
                for row in 0..<count {
                    target[row] |= (cells[offset + row] &- first < width ? mask : 0) ^ turned
                }
            } else {
                let allowed = condition.allowed.span
                for row in 0..<count where allowed[Int(cells[offset + row])] { target[row] |= mask }
            }
        }
    }
}
