import Statistics

/// The ranks of a column in which equal numbers share one.
///
/// **Shape**: `groups`: for each row which of the distinct values it holds, the least 0; `sizes` and `centred`: one element for
/// each distinct value, ascending.
struct TiedRanks {
    /// Which distinct value each row holds.
    let groups: [Int]
    /// How many rows hold each.
    let sizes: [Int]
    /// 2n (F - 1/2), where F is the share of rows below plus half the share of equal ones: a whole number, 0 on average.
    let centred: [Int]

    /// Ranks finite numbers.
    ///
    /// - Complexity: O(n), of the sort.
    init(_ values: [Double]) {
        let order = SortOrder(ascending: values)
        var groups = [Int](repeating: 0, count: values.count)
        var sizes: [Int] = []
        var previous = Double.nan
        for row in order.rows.prefix(order.orderedCount) {
            let value = values[Int(row)]
            if value != previous {
                sizes.append(0)
                previous = value
            }
            groups[Int(row)] = sizes.count - 1
            sizes[sizes.count - 1] += 1
        }
        var below = 0
        centred = sizes.map { size in
            defer { below += size }
            return 2 * below + size - values.count
        }
        self.groups = groups
        self.sizes = sizes
    }

    /// The share of rows below plus half the share of equal ones, of each row.
    var shares: [Double] {
        let count = Double(groups.count)
        return groups.map { Double(centred[$0]) / (2 * count) + 0.5 }
    }

    /// For each distinct value, the sum of `terms` over rows with a greater one plus half the sum over rows with the same.
    ///
    /// Twice that, to stay whole.
    func doubledSumsAbove(_ terms: (Int) -> Int) -> [Int] {
        var sums = [Int](repeating: 0, count: sizes.count)
        for (row, group) in groups.enumerated() { sums[group] += terms(row) }
        var above = 0
        for group in sums.indices.reversed() {
            let own = sums[group]
            sums[group] = 2 * above + own
            above += own
        }
        return sums
    }
}
