/// The leaves that the combinations of a box reach which cost less than a budget, and the bound that they give.
struct TreeReach: Sendable {
    /// The leaves, in the order of `TreeLeaves.leaves`.
    let leaves: [Int]
    /// What no combination of the box within the budget undercuts: the sum over the trees of the least leaf.
    let bound: Double
    /// Whether each tree has one leaf left, so that all combinations within the budget have the same value.
    let isConstant: Bool

    /// Finds the leaves.
    ///
    /// A leaf costs at least what the cheapest options of the box that lead to it cost together. These sums are added up in the
    /// order of the choices, as the cost of a combination is: rounding takes neither of them past the other.
    ///
    /// - Parameters:
    ///   - all: the leaves of a person.
    ///   - candidates: those that a larger box reaches within no smaller budget.
    ///   - box: the box.
    ///   - budget: what a combination has to cost less than.
    /// - Complexity: O(candidates x choices).
    init(_ all: TreeLeaves, among candidates: [Int], box: RankBox, budget: Double) {
        let ranks = all.ranks
        let count = box.low.count
        let least = box.low.indices.map { ranks.leastCost($0, box.low[$0], box.high[$0]) }
        var kept: [Int] = []
        kept.reserveCapacity(candidates.count)
        var sum = all.constant
        var tree = -1
        var trees = 0
        for index in candidates {
            let leaf = all.leaves[index]
            var cost = 0.0
            var next = 0
            var isReached = true
            for number in leaf.needs {
                let need = all.needs[number]
                let choice = need.choice
                let low = max(need.low, box.low[choice])
                let high = min(need.high, box.high[choice])
                guard low < high else {
                    isReached = false
                    break
                }
                while next < choice {
                    cost += least[next]
                    next += 1
                }
                if need.runs < 0 {
                    cost += ranks.leastCost(choice, low, high)
                } else if let through = Self.leastCost(all.runs[need.runs], low, high, choice, ranks) {
                    cost += through
                } else {
                    isReached = false
                    break
                }
                next += 1
            }
            guard isReached else { continue }
            while next < count {
                cost += least[next]
                next += 1
            }
            guard cost < budget else { continue }
            kept.append(index)
            if leaf.tree != tree {
                tree = leaf.tree
                trees += 1
                sum += leaf.value
            }
        }
        leaves = kept
        bound = trees == all.treeCount ? sum : .infinity
        isConstant = kept.count == all.treeCount
    }

    /// The cheapest option of some runs between two ranks; nil where there is none.
    private static func leastCost(
        _ runs: [Range<Int>],
        _ low: Int,
        _ high: Int,
        _ choice: Int,
        _ ranks: OptionRanks
    ) -> Double? {
        var least: Double?
        for run in runs {
            let start = max(low, run.lowerBound)
            let end = min(high, run.upperBound)
            guard start < end else { continue }
            let cost = ranks.leastCost(choice, start, end)
            if cost < least ?? .infinity { least = cost }
        }
        return least
    }
}
