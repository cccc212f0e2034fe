/// Good combinations to start from: for many prices of the margin, one choice after another is set to its best option.
///
/// Proves nothing; a cheap answer to begin with lets the search close most boxes by what they cost.
struct TreeDescent: Sendable {
    /// Prices, each half as much again as the one before, and rounds over the choices.
    private static let prices = -24...3
    private static let rounds = 8

    private let all: TreeLeaves
    private let goal: Double
    /// The combinations that got below the goal, each cheaper than the one before.
    private(set) var found: [[Int]] = []
    private var leastCost = Double.infinity

    /// Looks for combinations below a goal.
    init(_ all: TreeLeaves, goal: Double) {
        self.all = all
        self.goal = goal
        let ranks = all.ranks
        let need = all.value(ranks.own) - goal
        let dearest = ranks.choices.reduce(0.0) { sum, choice in
            sum + (ranks.costs[ranks.starts[choice]..<ranks.starts[choice + 1]].max() ?? 0)
        }
        guard need > 0, need.isFinite, dearest > 0 else { return }
        for _ in 0..<2 {
            let start = found.last ?? ranks.own
            var price = dearest / need
            for _ in 0..<Self.prices.upperBound { price *= 1.5 }
            for _ in Self.prices {
                descend(from: start, price: price)
                price /= 1.5
            }
        }
    }

    private mutating func descend(from start: [Int], price: Double) {
        let ranks = all.ranks
        var combination = start
        for _ in 0..<Self.rounds {
            var isChanged = false
            for choice in ranks.choices where ranks.count(choice) > 1 {
                let values = values(along: choice, from: combination)
                let costs = ranks.starts[choice]
                var best = (rank: combination[choice], total: Double.infinity)
                let others = ranks.cost(combination) - ranks.costs[costs + combination[choice]]
                for rank in values.indices {
                    let cost = ranks.costs[costs + rank]
                    if values[rank] < goal, others + cost < leastCost {
                        keep(combination, choice: choice, rank: rank)
                    }
                    let total = cost + price * values[rank]
                    if total < best.total { best = (rank, total) }
                }
                if best.rank != combination[choice] {
                    combination[choice] = best.rank
                    isChanged = true
                }
            }
            if !isChanged { break }
        }
    }

    private mutating func keep(_ combination: [Int], choice: Int, rank: Int) {
        var kept = combination
        kept[choice] = rank
        let cost = all.ranks.cost(kept)
        guard cost < leastCost, all.value(kept) < goal else { return }
        leastCost = cost
        found.append(kept)
    }

    /// The values of all options of one choice beside those of a combination.
    private func values(along choice: Int, from combination: [Int]) -> [Double] {
        let count = all.ranks.count(choice)
        var changes = [Double](repeating: 0, count: count + 1)
        for leaf in all.leaves {
            var own = -1
            var isReached = true
            for number in leaf.needs {
                let need = all.needs[number]
                if need.choice == choice {
                    own = number
                } else if !holds(need, combination[need.choice]) {
                    isReached = false
                    break
                }
            }
            guard isReached else { continue }
            if own < 0 {
                changes[0] += leaf.value
            } else if all.needs[own].runs < 0 {
                changes[all.needs[own].low] += leaf.value
                changes[all.needs[own].high] -= leaf.value
            } else {
                for run in all.runs[all.needs[own].runs] {
                    changes[run.lowerBound] += leaf.value
                    changes[run.upperBound] -= leaf.value
                }
            }
        }
        var sum = all.constant
        return (0..<count).map { rank in
            sum += changes[rank]
            return sum
        }
    }

    @inline(__always)
    private func holds(_ need: TreeLeaves.Need, _ rank: Int) -> Bool {
        guard need.low <= rank, rank < need.high else { return false }
        return need.runs < 0 || all.runs[need.runs].contains { $0.contains(rank) }
    }
}
