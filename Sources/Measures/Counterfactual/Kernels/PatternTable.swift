import CKernels

/// Groups of leaves with what each of their features gets for every pattern of conditions met.
struct PatternTable: Sendable {
    /// The features that conditions are about: their columns at hand, in this order.
    let features: [Int]
    private let slots: [Int: Int32]
    private var groups: [ek_pattern_group] = []
    private var conditions: [ek_cell_condition] = []
    private var allowed: [UInt8] = []
    /// The values of all groups, one after another; 0 until they are written.
    ///
    /// **Shape**: for a group bits x 2^bits, the patterns of one feature side by side.
    var values: [Double] = []

    /// No groups yet, over these features.
    init(features: [Int]) {
        self.features = features
        slots = Dictionary(uniqueKeysWithValues: zip(features, 0...))
    }

    /// How many numbers the values of a group are.
    static func size(of group: LeafGroup) -> Int { group.bits << group.bits }

    /// Appends a group.
    ///
    /// - Returns: where its values begin.
    /// - Precondition: at most 16 conditions, all on features of the table.
    mutating func append(_ group: LeafGroup) -> Int {
        precondition(group.bits <= 16, "\(group.bits) conditions")
        let first = values.count
        groups.append(
            ek_pattern_group(
                first_condition: Int32(conditions.count),
                bit_count: Int32(group.bits),
                first_value: Int64(first)
            )
        )
        for condition in group.conditions {
            guard let slot = slots[condition.feature] else {
                preconditionFailure("a condition on feature \(condition.feature), which is not of the table")
            }
            let isRun = condition.width > 0
            conditions.append(
                ek_cell_condition(
                    feature: slot,
                    first: isRun ? Int32(condition.first) : Int32(allowed.count),
                    width: condition.excludesRun ? -Int32(condition.width) : Int32(condition.width)
                )
            )
            if !isRun { allowed += condition.allowed.map { $0 ? 1 : 0 } }
        }
        values += [Double](repeating: 0, count: Self.size(of: group))
        return first
    }

    /// Adds what every person's patterns give to the sums of the features.
    ///
    /// **Shape**: sums: people x features of the table, feature after feature.
    ///
    /// - Precondition: the shapes fit, and `block` has cells for the features.
    /// - Complexity: O(people x conditions); no allocation but for a copy of the cells.
    func add(_ block: CellBlock, to sums: inout [Double]) {
        let cells = features.flatMap { block.columns[$0] }
        let numbers = block.people * features.count
        precondition(
            sums.count == numbers && cells.count == numbers,
            "\(cells.count) cells, \(sums.count) sums"
        )
        unsafe ek_add_patterns(
            groups,
            groups.count,
            conditions,
            allowed,
            values,
            cells,
            &sums,
            block.people
        )
    }
}
