import Scoring

/// People told apart by several groupings at once, so that one count a person serves every grouping.
///
/// Groupings are joined as long as there are at most `mostCells` joint groups; each partition covers everybody.
struct JointGroups: Sendable {
    /// Joint groups of one partition at most, unless one grouping alone has more.
    private static let mostCells = 256

    /// Groupings joined: one cell for each combination of their groups, "no group" included.
    struct Partition: Sendable {
        /// The groupings, by their numbers.
        let groupings: [Int]
        /// How many choices each of them has: its groups and none.
        let choices: [Int]

        /// How many cells there are.
        var count: Int { choices.reduce(1, *) }

        /// The group of each joined grouping, -1 for none, that a cell stands for.
        func groups(ofCell cell: Int) -> [Int] {
            var rest = cell
            return choices.map { choices in
                defer { rest /= choices }
                return rest % choices - 1
            }
        }
    }

    /// The partitions; one of a single cell where there are no groupings.
    let partitions: [Partition]
    private let groupCounts: [Int]

    init(_ groupings: [Grouping]) {
        groupCounts = groupings.map(\.labels.count)
        var partitions: [Partition] = []
        var open = (groupings: [Int](), choices: [Int]())
        for (number, grouping) in groupings.enumerated() {
            let choices = grouping.labels.count + 1
            if !open.groupings.isEmpty, open.choices.reduce(choices, *) > Self.mostCells {
                partitions.append(Partition(groupings: open.groupings, choices: open.choices))
                open = ([], [])
            }
            open.groupings.append(number)
            open.choices.append(choices)
        }
        if partitions.isEmpty || !open.groupings.isEmpty {
            partitions.append(Partition(groupings: open.groupings, choices: open.choices))
        }
        self.partitions = partitions
    }

    /// A tally for each cell of each partition.
    func tallies<Tally>(_ empty: Tally) -> [[Tally]] {
        partitions.map { [Tally](repeating: empty, count: $0.count) }
    }

    /// What cells come to: over everybody, and for each grouping one tally a group.
    func totals<Tally>(
        of cells: [[Tally]],
        empty: Tally,
        merge: (inout Tally, Tally) -> Void
    ) -> (all: Tally, groups: [[Tally]]) {
        var all = empty
        for tally in cells.first ?? [] { merge(&all, tally) }
        var groups = groupCounts.map { [Tally](repeating: empty, count: $0) }
        for (partition, tallies) in zip(partitions, cells) {
            for (cell, tally) in tallies.enumerated() {
                for (grouping, group) in zip(partition.groupings, partition.groups(ofCell: cell))
                where group >= 0 {
                    merge(&groups[grouping][group], tally)
                }
            }
        }
        return (all, groups)
    }

    /// The people of a block in the order of their cells, partition by partition.
    ///
    /// - Complexity: O(people x groupings).
    func runs(of block: CounterfactualBlock) -> [CellRuns] {
        partitions.map { CellRuns($0, groups: block.groups, people: block.people.count) }
    }
}

/// The people of a block in the order of their cells.
struct CellRuns: Sendable {
    /// The cell of each person.
    let cells: [Int32]
    /// The people, those of one cell side by side, each cell in its own order.
    let order: [Int32]
    /// The cells that have people, and where these stand in `order`.
    let runs: [(cell: Int, range: Range<Int>)]

    fileprivate init(_ partition: JointGroups.Partition, groups: [[Int32]], people: Int) {
        var cells = [Int32](repeating: 0, count: people)
        var stride: Int32 = 1
        for (grouping, choices) in zip(partition.groupings, partition.choices) {
            for (person, code) in groups[grouping].enumerated() { cells[person] += (code + 1) * stride }
            stride *= Int32(choices)
        }
        var ends = [Int](repeating: 0, count: partition.count + 1)
        for cell in cells { ends[Int(cell) + 1] += 1 }
        for cell in 0..<partition.count { ends[cell + 1] += ends[cell] }
        runs = (0..<partition.count).compactMap { cell in
            ends[cell] < ends[cell + 1] ? (cell, ends[cell]..<ends[cell + 1]) : nil
        }
        var next = ends
        var order = [Int32](repeating: 0, count: people)
        for (person, cell) in cells.enumerated() {
            order[next[Int(cell)]] = Int32(person)
            next[Int(cell)] += 1
        }
        self.cells = cells
        self.order = order
    }
}
