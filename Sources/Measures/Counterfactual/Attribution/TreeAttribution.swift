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
    /// People of the background whose patterns are counted together.
    private static let tile = 512

    /// The expected margin: what nobody's features explain.
    let base: Double
    private let trees: TreeStructure
    private let asked: [Int]
    private let walk: TreeWalk
    private let groups: [LeafGroup]
    private let background: CellBlock?
    private let pathTable: PathTable
    private let backgroundTable: BackgroundTable
    /// The tables of the groups that have one, where they are small enough to keep.
    private var kept: PatternTable?

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
        walk = TreeWalk(trees, features: asked)
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
            base = walk.margins(of: background).reduce(0, +) / Double(background.people)
        } else {
            var sum = trees.base
            for group in groups {
                for leaf in group.leaves { sum += PathTable.expectation(of: leaf) }
            }
            base = sum / trees.divisor
        }
        let tabled = groups.filter { $0.bits <= Self.tableBits }
        if tabled.reduce(0, { $0 + PatternTable.size(of: $1) }) <= Self.keptTableSize {
            var table = PatternTable(features: asked)
            for group in tabled { append(group, to: &table) }
            kept = table
        }
    }

    /// Writes the Shapley values of a block of people and returns their margins.
    ///
    /// **Shape**: values: people x features, overwritten.
    ///
    /// - Complexity: O(people x leaves x depth).
    func attribute(_ people: People, into values: inout DenseMatrix<Double>) -> [Double] {
        let block = CellBlock(of: people, cells: trees.cells, asked: asked)
        var sums = [Double](repeating: 0, count: people.count * asked.count)
        if let kept {
            kept.add(block, to: &sums)
        } else {
            for group in groups where group.bits <= Self.tableBits {
                var table = PatternTable(features: asked)
                append(group, to: &table)
                table.add(block, to: &sums)
            }
        }
        for group in groups where group.bits > Self.tableBits {
            for person in 0..<people.count { attribute(person, of: block, group: group, into: &sums) }
        }
        var slot = 0
        for feature in trees.cells.indices {
            let first = slot * people.count
            let isAsked = slot < asked.count && asked[slot] == feature
            values.mutateColumn(feature) { (column: inout MutableSpan<Double>) in
                for person in column.indices {
                    column[person] = isAsked ? sums[first + person] / trees.divisor : 0
                }
            }
            if isAsked { slot += 1 }
        }
        return walk.margins(of: block)
    }

    /// Adds the values of a group whose conditions are too many for a table, for one person.
    private func attribute(
        _ person: Int,
        of block: CellBlock,
        group: LeafGroup,
        into sums: inout [Double]
    ) {
        let places = group.conditions.map { condition in
            guard let slot = asked.firstIndex(of: condition.feature) else {
                preconditionFailure("a condition on feature \(condition.feature), about which nobody asks")
            }
            return slot * block.people + person
        }
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
                    for (place, share) in zip(places, shares) { sums[place] += share }
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
                for (place, share) in zip(places, shares) { sums[place] += share }
            }
        }
    }

    /// Appends a group with its values.
    private func append(_ group: LeafGroup, to table: inout PatternTable) {
        let start = table.append(group)
        guard let background else { return pathTable.fill(&table.values, at: start, group: group) }
        var counts = [Int](repeating: 0, count: 1 << group.bits)
        var patterns = [UInt16](repeating: 0, count: Self.tile)
        var first = 0
        while first < background.people {
            let range = first..<min(background.people, first + Self.tile)
            background.patterns(of: group, range: range, into: &patterns)
            for row in 0..<range.count { counts[Int(patterns[row])] += 1 }
            first = range.upperBound
        }
        backgroundTable.fill(
            &table.values,
            at: start,
            group: group,
            counts: counts.enumerated().filter { $0.element > 0 }.map {
                (pattern: $0.offset, people: $0.element)
            },
            total: background.people
        )
    }
}
