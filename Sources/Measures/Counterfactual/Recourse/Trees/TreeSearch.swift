import Scoring

/// The cheapest change for sums of trees: boxes of runs of values, bounded by the leaves that are affordable in them.
///
/// It starts from a good answer (`TreeDescent`). Of each tree a box counts the least leaf that is cheaper to reach than the
/// best answer; where these sum up to the goal, nothing cheaper is in the box. Boxes are split where that raises the bounds
/// most (`TreeBranching`), and the cheaper part is searched first.
///
/// **Source**: for boxes over the cells of an ensemble Parmentier and Vidal, ICML 2021 (OCEAN).
struct TreeSearch {
    /// What the model and the rules say about a combination that gets below the goal.
    enum Verdict {
        case reached(score: Double)
        case forbidden(rule: Int)
        case unconfirmed
    }

    /// The best answer so far.
    struct Answer {
        /// The rank of each choice.
        let ranks: [Int]
        let cost: Double
        let score: Double
    }

    /// One box.
    private struct Node {
        let box: RankBox
        let cost: Double
        /// What became of it; nil where it is closed by its cost or its bound.
        var step: RecourseCertificate.Step?
        /// Its parts, where it was split.
        var parts: (Int, Int)?
    }

    private let problem: RecourseProblem
    private let goal: Double
    /// A bound this far above the goal closes a box whatever way sums are rounded.
    private let closingBound: Double
    private let all: TreeLeaves
    private var nodes: [Node] = []
    /// The best answer found.
    private(set) var best: Answer?

    /// A search for one person.
    init(_ trees: TreeStructure, problem: RecourseProblem, goal: Double, sign: Double) {
        self.problem = problem
        self.goal = goal
        closingBound = goal + max(abs(goal), 1) * 1e-11
        all = TreeLeaves(trees, problem: problem, sign: sign)
    }

    /// The options of the best answer.
    var options: [Int]? { best.map { all.ranks.options($0.ranks) } }

    private var budget: Double { best?.cost ?? .infinity }

    /// Searches until nothing is open.
    ///
    /// - Parameters:
    ///   - limit: boxes after which it gives up.
    ///   - judge: what is to be said about options that get below the goal.
    /// - Returns: nil at the end; what any answer costs at least where it gave up.
    /// - Throws: what `judge` throws.
    mutating func run(
        limit: Int,
        judge: ([Int]) throws(ScoringError) -> Verdict
    ) throws(ScoringError) -> Double? {
        for ranks in TreeDescent(all, goal: goal).found.reversed() {
            if case .reached(let score) = try judge(all.ranks.options(ranks)) {
                best = Answer(ranks: ranks, cost: all.ranks.cost(ranks), score: score)
                break
            }
        }
        var pending = [(node: append(RankBox(all.ranks)), leaves: Array(all.leaves.indices))]
        while let (number, leaves) = pending.popLast() {
            if nodes.count > limit {
                return (pending.map(\.node) + [number]).reduce(budget) { min($0, nodes[$1].cost) }
            }
            if nodes[number].cost >= budget { continue }
            let box = nodes[number].box
            let reach = TreeReach(all, among: leaves, box: box, budget: budget)
            if reach.bound >= closingBound { continue }
            let corner = box.corner(all.ranks)
            let value = all.value(corner)
            var split: (choice: Int, rank: Int)?
            if value < goal {
                switch try judge(all.ranks.options(corner)) {
                case .reached(let score):
                    best = Answer(ranks: corner, cost: nodes[number].cost, score: score)
                    continue
                case .forbidden(let rule):
                    if box.isSingle {
                        nodes[number].step = .forbidden(rule: rule)
                        continue
                    }
                    split = try awayFrom(corner, box: box, judge: judge)
                case .unconfirmed:
                    if box.isSingle {
                        nodes[number].step = .unconfirmed
                        continue
                    }
                }
            } else if reach.isConstant {
                nodes[number].step = .missed(value)
                continue
            }
            let (choice, rank) = split ?? self.split(box, corner: corner, reach: reach)
            let (below, rest) = box.parts(at: rank, of: choice)
            nodes[number].step = .cut(
                choice: choice,
                at: problem.choices[choice].options[all.ranks.options[all.ranks.starts[choice] + rank]].value
            )
            let parts = (append(below), append(rest))
            nodes[number].parts = parts
            // The cheaper part is searched first.
            let order = nodes[parts.0].cost <= nodes[parts.1].cost ? [parts.1, parts.0] : [parts.0, parts.1]
            for part in order { pending.append((part, reach.leaves)) }
        }
        return nil
    }

    private mutating func append(_ box: RankBox) -> Int {
        nodes.append(Node(box: box, cost: all.ranks.cost(box.corner(all.ranks))))
        return nodes.count - 1
    }

    private func split(_ box: RankBox, corner: [Int], reach: TreeReach) -> (choice: Int, rank: Int) {
        let branching = TreeBranching(all, reach: reach, box: box, budget: budget, goal: closingBound)
        if let branching { return (branching.choice, branching.rank) }
        let choice = box.low.indices.first { box.high[$0] - box.low[$0] > 1 } ?? 0
        return (choice, corner[choice] > box.low[choice] ? corner[choice] : corner[choice] + 1)
    }

    /// Splits so that the cheapest combination, which a rule forbids, is apart from one that no rule does.
    private func awayFrom(
        _ corner: [Int],
        box: RankBox,
        judge: ([Int]) throws(ScoringError) -> Verdict
    ) throws(ScoringError) -> (choice: Int, rank: Int)? {
        for choice in corner.indices {
            for rank in box.low[choice]..<box.high[choice] where rank != corner[choice] {
                var other = corner
                other[choice] = rank
                if case .forbidden = try judge(all.ranks.options(other)) { continue }
                return (choice, rank > corner[choice] ? corner[choice] + 1 : corner[choice])
            }
        }
        return nil
    }

    /// The walk over the boxes in preorder, with what closes each beside the best answer.
    func steps() -> [RecourseCertificate.Step] {
        var steps: [RecourseCertificate.Step] = []
        var pending = [(node: 0, leaves: Array(all.leaves.indices))]
        while let (number, leaves) = pending.popLast() {
            let node = nodes[number]
            if node.parts == nil, let best, node.cost >= best.cost {
                steps.append(.dearer(node.cost))
                continue
            }
            if node.parts == nil, let step = node.step {
                steps.append(step)
                continue
            }
            let reach = TreeReach(all, among: leaves, box: node.box, budget: budget)
            if let step = node.step, let (first, second) = node.parts {
                steps.append(step)
                pending += [(second, reach.leaves), (first, reach.leaves)]
            } else {
                steps.append(best == nil ? .bounded(reach.bound) : .affordable(reach.bound))
            }
        }
        return steps
    }
}
