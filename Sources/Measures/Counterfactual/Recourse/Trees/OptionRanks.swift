/// The options of all choices in the order of their values: what a tree tells apart are runs of these ranks.
struct OptionRanks: Sendable {
    /// Where the ranks of each choice begin in the lists below; one more than there are choices.
    let starts: [Int]
    /// The option at each rank.
    let options: [Int]
    /// What it costs.
    let costs: [Double]
    /// The rank of each choice's own value.
    let own: [Int]
    /// Whether options are dearer the farther they are from the own value, on either side.
    private let isValley: [Bool]

    /// Ranks a person's options.
    init(_ problem: RecourseProblem) {
        var (starts, options, costs, own, isValley) = ([0], [Int](), [Double](), [Int](), [Bool]())
        for choice in problem.choices {
            let ranked = choice.options.indices.sorted {
                (choice.options[$0].value, $0) < (choice.options[$1].value, $1)
            }
            let lowest = ranked.firstIndex(of: 0) ?? 0
            own.append(lowest)
            isValley.append(
                ranked.indices.dropFirst().allSatisfy { ($0 <= lowest) == (ranked[$0 - 1] > ranked[$0]) }
            )
            options += ranked
            costs += ranked.map { choice.options[$0].cost }
            starts.append(options.count)
        }
        (self.starts, self.options, self.costs) = (starts, options, costs)
        (self.own, self.isValley) = (own, isValley)
    }

    /// Number of choices.
    var choices: Range<Int> { own.indices }

    /// Number of options of one choice.
    func count(_ choice: Int) -> Int { starts[choice + 1] - starts[choice] }

    /// The rank of the cheapest option between two ranks, the first option of equal ones.
    ///
    /// - Precondition: `low < high`.
    @inline(__always)
    func cheapest(_ choice: Int, _ low: Int, _ high: Int) -> Int {
        if isValley[choice] { return min(max(own[choice], low), high - 1) }
        let start = starts[choice]
        var best = low
        for rank in low..<high where options[start + rank] < options[start + best] { best = rank }
        return best
    }

    /// What the cheapest option between two ranks costs.
    @inline(__always)
    func leastCost(_ choice: Int, _ low: Int, _ high: Int) -> Double {
        costs[starts[choice] + cheapest(choice, low, high)]
    }

    /// What one rank of each choice costs together, summed in the order of the features.
    func cost(_ ranks: [Int]) -> Double {
        ranks.indices.reduce(0) { $0 + costs[starts[$1] + ranks[$1]] }
    }

    /// The options at one rank of each choice.
    func options(_ ranks: [Int]) -> [Int] { ranks.indices.map { options[starts[$0] + ranks[$0]] } }
}
