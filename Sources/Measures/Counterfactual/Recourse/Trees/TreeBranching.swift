/// Where a box is split: the bounds of both parts are known for every choice and rank after one pass over its leaves.
struct TreeBranching: Sendable {
    /// The choice.
    let choice: Int
    /// The first rank of the second part.
    let rank: Int

    /// The split that raises the bounds of both parts most; nil where no choice has two options within the budget.
    ///
    /// One that closes a part counts more, the more it closes.
    ///
    /// - Parameters:
    ///   - all: the leaves of a person.
    ///   - reach: those of the box.
    ///   - box: the box.
    ///   - budget: what a combination has to cost less than.
    ///   - goal: the bound that closes a part.
    /// - Complexity: O(leaves x choices).
    init?(_ all: TreeLeaves, reach: TreeReach, box: RankBox, budget: Double, goal: Double) {
        let ranks = all.ranks
        let least = box.low.indices.map { ranks.leastCost($0, box.low[$0], box.high[$0]) }
        let cost = least.reduce(0, +)
        let gap = max(goal - reach.bound, .leastNormalMagnitude)
        var best: (score: Double, choice: Int, rank: Int)?
        for choice in box.low.indices {
            // Options that are too dear by themselves are not worth a split.
            var (low, high) = (box.low[choice], box.high[choice])
            let others = cost - least[choice]
            let costs = ranks.starts[choice]
            while high - low > 1, others + ranks.costs[costs + low] >= budget { low += 1 }
            while high - low > 1, others + ranks.costs[costs + high - 1] >= budget { high -= 1 }
            let count = high - low
            guard count > 1 else { continue }
            let changes = Self.changes(all, reach: reach, choice: choice, low: low, count: count)
            var below = all.constant
            var rest = all.constant + changes.rest[0]
            for position in 1..<count {
                below += changes.below[position]
                rest += changes.rest[position]
                let first = min(1, max(0, (below - reach.bound) / gap))
                let second = min(1, max(0, (rest - reach.bound) / gap))
                let even = Double(min(position, count - position)) / Double(count)
                var score = min(first, second) + 0.2 * max(first, second) + 1e-6 * even
                if max(first, second) >= 1 - 1e-12 {
                    let closed = Double(first >= second ? position : count - position) / Double(count)
                    score = 2 + min(first, second) + closed
                }
                if score > best?.score ?? -.infinity { best = (score, choice, low + position) }
            }
        }
        guard let best else { return nil }
        (choice, rank) = (best.choice, best.rank)
    }

    /// How the sum of the least leaves changes from one rank to the next: of the part below the rank, and of the rest.
    private static func changes(
        _ all: TreeLeaves,
        reach: TreeReach,
        choice: Int,
        low: Int,
        count: Int
    ) -> (below: [Double], rest: [Double]) {
        var below = [Double](repeating: 0, count: count + 2)
        var rest = [Double](repeating: 0, count: count + 2)
        var tree = -1
        // Of the tree at hand: the parts below ranks up to `open` have no leaf yet, nor the rests from `from` on.
        var (open, from) = (0, 0)
        for index in reach.leaves {
            let leaf = all.leaves[index]
            if leaf.tree != tree {
                tree = leaf.tree
                (open, from) = (count, 0)
            } else if open == 0, from == count {
                continue
            }
            var (start, end) = (0, count)
            for number in leaf.needs where all.needs[number].choice == choice {
                start = max(0, all.needs[number].low - low)
                end = min(count, all.needs[number].high - low)
            }
            if start < open {
                below[start + 1] += leaf.value
                below[open + 1] -= leaf.value
                open = start
            }
            if end > from {
                rest[from] += leaf.value
                rest[end] -= leaf.value
                from = end
            }
        }
        return (below, rest)
    }
}
