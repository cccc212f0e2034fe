import DenseMatrix
import Scoring

/// Exact Shapley values of sums of trees, from one table of values a leaf and pattern of conditions.
///
/// A leaf of k distinct features has 2^k patterns; its table is made once and each person costs one look-up a feature.
/// Leaves of more features than `tableBits` are worked out person by person.
struct TreeAttribution: Sendable {
    /// What stands in for features that a coalition leaves out.
    enum Reference: Sendable {
        /// The shares of the training data at each question.
        case trainingCounts
        /// These people.
        case background(People)
    }

    /// Most conditions for which a table is made.
    private static let tableBits = 10
    /// Numbers in the tables that are kept from call to call.
    private static let keptTableSize = 1 << 24
    /// People for whom the tables of one group stay in the cache.
    private static let tile = 512

    /// The expected margin: what nobody's features explain.
    let base: Double
    private let trees: TreeStructure
    private let asked: [Int]
    private let groups: [LeafGroup]
    private let background: CellBlock?
    private let pathTable: PathTable
    private let backgroundTable: BackgroundTable
    /// The tables of all groups one after another, where they are small enough to keep.
    private var kept: [Double] = []
    private var starts: [Int] = []

    /// Prepares a sum of trees.
    ///
    /// - Throws: `MeasuresError.noTrainingCounts`; `.illegalSetting` where a background has no people, or a feature more
    ///   than 65,535 cells or a path more than 16 features.
    /// - Complexity: O(leaves x 2^depth x depth^2 + background x leaves).
    init(_ trees: TreeStructure, reference: Reference) throws(MeasuresError) {
        self.trees = trees
        asked = trees.askedFeatures
        for feature in asked where trees.cells[feature].count > 65_535 {
            throw .illegalSetting(
                name: "cells of feature \(feature)",
                value: "\(trees.cells[feature].count)",
                allowed: "at most 65,535 thresholds a feature"
            )
        }
        let isWeighted: Bool
        switch reference {
        case .trainingCounts:
            isWeighted = true
            background = nil
        case .background(let people):
            isWeighted = false
            background = CellBlock(of: people, cells: trees.cells, asked: asked)
            guard people.count > 0 else {
                throw .illegalSetting(name: "background", value: "0 people", allowed: "one person or more")
            }
        }
        groups = try LeafGroup.groups(of: trees, isWeighted: isWeighted)
        let largest = groups.map(\.bits).max() ?? 0
        guard largest <= 16 else {
            throw .illegalSetting(
                name: "features on one path",
                value: "\(largest)",
                allowed: "at most 16 for exact Shapley values"
            )
        }
        pathTable = PathTable(largestBits: largest)
        backgroundTable = BackgroundTable(largestBits: largest)
        if let background {
            var sum = 0.0
            for person in 0..<background.people { sum += trees.margin(cells: background.row(person)) }
            base = sum / Double(background.people)
        } else {
            var sum = trees.base
            for group in groups {
                for leaf in group.leaves { sum += PathTable.expectation(of: leaf) }
            }
            base = sum / trees.divisor
        }
        let size = groups.reduce(0) { $0 + Self.tableSize(of: $1) }
        if size <= Self.keptTableSize {
            starts = groups.reduce(into: [0]) { $0.append(($0.last ?? 0) + Self.tableSize(of: $1)) }
            kept = [Double](repeating: 0, count: size)
            var scratch = [Int](repeating: 0, count: 1)
            for (index, group) in groups.enumerated() where group.bits <= Self.tableBits {
                fill(&kept, at: starts[index], group: group, scratch: &scratch)
            }
        }
    }

    private static func tableSize(of group: LeafGroup) -> Int {
        group.bits <= tableBits ? group.bits << group.bits : 0
    }

    /// Writes the Shapley values of a block of people and returns their margins.
    ///
    /// **Shape**: values: people x features, overwritten.
    ///
    /// - Complexity: O(people x leaves x depth).
    func attribute(_ people: People, into values: inout DenseMatrix<Double>) -> [Double] {
        let block = CellBlock(of: people, cells: trees.cells, asked: asked)
        var columns = [[Double]](
            repeating: [],
            count: trees.cells.count
        )
        for feature in asked { columns[feature] = [Double](repeating: 0, count: people.count) }
        var patterns = [UInt16](repeating: 0, count: Self.tile)
        var table: [Double] = []
        var scratch: [Int] = []
        // Kept tables are looked up tile by tile of people; others are made once a block.
        let step = kept.isEmpty ? people.count : Self.tile
        var first = 0
        while first < people.count {
            let end = min(people.count, first + step)
            for (index, group) in groups.enumerated() {
                if group.bits > Self.tableBits {
                    for person in first..<end { attribute(person, of: block, group: group, into: &columns) }
                    continue
                }
                if kept.isEmpty {
                    table = [Double](repeating: 0, count: Self.tableSize(of: group))
                    fill(&table, at: 0, group: group, scratch: &scratch)
                }
                var tile = first
                while tile < end {
                    let range = tile..<min(end, tile + Self.tile)
                    block.patterns(of: group, range: range, into: &patterns)
                    let size = 1 << group.bits
                    let start = kept.isEmpty ? 0 : starts[index]
                    for (bit, condition) in group.conditions.enumerated() {
                        Self.accumulate(
                            patterns,
                            table: kept.isEmpty ? table : kept,
                            from: start + bit * size,
                            range: range,
                            into: &columns[condition.feature]
                        )
                    }
                    tile = range.upperBound
                }
            }
            first = end
        }
        for feature in columns.indices {
            values.mutateColumn(feature) { (column: inout MutableSpan<Double>) in
                let isAsked = !columns[feature].isEmpty
                for person in column.indices {
                    column[person] = isAsked ? columns[feature][person] / trees.divisor : 0
                }
            }
        }
        return (0..<people.count).map { trees.margin(cells: block.row($0)) }
    }

    @inline(__always)
    private static func accumulate(
        _ patterns: [UInt16],
        table: [Double],
        from start: Int,
        range: Range<Int>,
        into column: inout [Double]
    ) {
        let patterns = patterns.span
        let table = table.span
        var target = column.mutableSpan
        let offset = range.lowerBound
        for row in 0..<range.count { target[offset + row] += table[start + Int(patterns[row])] }
    }

    /// Adds the values of a group whose conditions are too many for a table, for one person.
    private func attribute(
        _ person: Int,
        of block: CellBlock,
        group: LeafGroup,
        into columns: inout [[Double]]
    ) {
        func pattern(_ block: CellBlock, _ row: Int) -> Int {
            group.conditions.enumerated().reduce(0) { bits, item in
                let (bit, condition) = item
                return bits | (condition.allowed[Int(block.columns[condition.feature][row])] ? 1 << bit : 0)
            }
        }
        let met = pattern(block, person)
        var shares = [Double](repeating: 0, count: group.bits)
        if let background {
            for other in 0..<background.people {
                let seen = pattern(background, other)
                for leaf in group.leaves {
                    backgroundTable.contribution(
                        of: leaf,
                        met: met ^ leaf.opposite,
                        background: seen ^ leaf.opposite,
                        bits: group.bits,
                        scale: 1 / Double(background.people),
                        into: &shares
                    )
                    for (bit, condition) in group.conditions.enumerated() {
                        columns[condition.feature][person] += shares[bit]
                    }
                }
            }
        } else {
            for leaf in group.leaves {
                pathTable.contribution(
                    of: leaf,
                    pattern: met ^ leaf.opposite,
                    bits: group.bits,
                    into: &shares
                )
                for (bit, condition) in group.conditions.enumerated() {
                    columns[condition.feature][person] += shares[bit]
                }
            }
        }
    }

    /// Fills the table of one group.
    private func fill(_ table: inout [Double], at start: Int, group: LeafGroup, scratch: inout [Int]) {
        guard let background else { return pathTable.fill(&table, at: start, group: group) }
        scratch = [Int](repeating: 0, count: 1 << group.bits)
        var patterns = [UInt16](repeating: 0, count: Self.tile)
        var first = 0
        while first < background.people {
            let range = first..<min(background.people, first + Self.tile)
            background.patterns(of: group, range: range, into: &patterns)
            for row in 0..<range.count { scratch[Int(patterns[row])] += 1 }
            first = range.upperBound
        }
        let counts = scratch.enumerated().filter { $0.element > 0 }.map {
            (pattern: $0.offset, people: $0.element)
        }
        backgroundTable.fill(&table, at: start, group: group, counts: counts, total: background.people)
    }
}
