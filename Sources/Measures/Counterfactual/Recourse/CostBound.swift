/// How cheap a combination of a box that reaches the goal can be: the bound of a multiplier.
///
/// With values v and costs c of the options, a bound b of everything else and a multiplier m of 0 or more, whoever gets below the goal g pays
/// at least
///
///     sum over the choices of min over the options of (c + m v) + m (b - g)
///
/// because m (v + b - g) is then below 0. The best multiplier is where the sum of values crosses the goal: the bound is that of the
/// relaxed choice, in which a combination may be mixed of two.
///
/// **Source**: Everett, Operations Research 11 (1963), doi:10.1287/opre.11.3.399; for the multiple-choice knapsack Sinha and Zoltners,
/// Operations Research 27 (1979), doi:10.1287/opre.27.3.503.
struct CostBound {
    /// The best multiplier found.
    let multiplier: Double
    /// What it proves; 0 or more.
    let cost: Double
    /// For each choice the option that it takes, the cheaper of two.
    let cheaper: [Int]
    /// For each choice the option that it takes, the lower in value of two.
    let lower: [Int]

    /// Halvings of the interval that holds the best multiplier.
    private static let halvings = 60

    /// The bound of a box; nil where its options come to nothing that is below the goal.
    ///
    /// - Parameters:
    ///   - problem: the costs.
    ///   - box: the options.
    ///   - shares: the values.
    ///   - goal: what has to be undercut.
    /// - Complexity: O(options x halvings).
    init?(_ problem: RecourseProblem, box: RecourseBox, shares: MarginShares, goal: Double) {
        let need = goal - shares.constant
        func taken(_ multiplier: Double) -> (options: [Int], value: Double) {
            var options: [Int] = []
            var sum = 0.0
            for choice in box.first.indices {
                let values = shares.single[choice]
                var best = box.first[choice]
                var least = Double.infinity
                for option in box.options(choice) {
                    let total = problem.choices[choice].options[option].cost + multiplier * values[option]
                    if total < least { (least, best) = (total, option) }
                }
                options.append(best)
                sum += values[best]
            }
            return (options, sum)
        }
        var low = (multiplier: 0.0, taken: taken(0))
        if low.taken.value < need {
            multiplier = 0
            cheaper = low.taken.options
            lower = low.taken.options
            cost = max(0, Self.bound(0, problem: problem, box: box, shares: shares, goal: goal))
            return
        }
        var high = (multiplier: 1.0, taken: taken(1))
        var doublings = 0
        while high.taken.value >= need {
            doublings += 1
            guard doublings < 200 else { return nil }
            low = high
            let next = high.multiplier * 4
            high = (next, taken(next))
        }
        for _ in 0..<Self.halvings {
            let middle = (low.multiplier + high.multiplier) / 2
            guard middle > low.multiplier, middle < high.multiplier else { break }
            let found = (multiplier: middle, taken: taken(middle))
            if found.taken.value < need { high = found } else { low = found }
            if high.multiplier - low.multiplier <= 1e-13 * high.multiplier { break }
        }
        cheaper = low.taken.options
        lower = high.taken.options
        let bounds = [low.multiplier, high.multiplier].map {
            ($0, Self.bound($0, problem: problem, box: box, shares: shares, goal: goal))
        }
        let best = bounds[0].1 >= bounds[1].1 ? bounds[0] : bounds[1]
        (multiplier, cost) = (best.0, max(0, best.1))
    }

    /// What a multiplier proves.
    static func bound(
        _ multiplier: Double,
        problem: RecourseProblem,
        box: RecourseBox,
        shares: MarginShares,
        goal: Double
    ) -> Double {
        var sum = multiplier * (shares.constant - goal)
        for choice in box.first.indices {
            var least = Double.infinity
            for option in box.options(choice) {
                let cost = problem.choices[choice].options[option].cost
                least = min(least, cost + multiplier * shares.single[choice][option])
            }
            sum += least
        }
        return sum
    }
}
