import Scoring
import Statistics
import TestSupport
import Testing

@testable import Measures

/// What the search in trees relies on, held against every combination of small worlds; all numbers are dyadic, so that
/// sums are exact.
@Suite("Recourse in trees: bounds") struct RecourseBoundTests {
    private struct World {
        let trees: TreeStructure
        let problem: RecourseProblem
        let leaves: TreeLeaves
        let sign: Double

        init(seed: UInt64, sign: Double) throws {
            let model = try RecourseCertificateTests.model(seed: seed, isTrees: true)
            guard case .trees(let trees)? = model.structure(ofOutput: 0)?.form else {
                throw RecourseFault.notNeeded
            }
            self.trees = trees
            self.sign = sign
            problem = RecourseProblem(
                row: RecourseCertificateTests.row(seed: seed),
                target: sign > 0 ? .below(cut: 0) : .atLeast(cut: 0),
                policy: try RecoursePolicy(actionableOf: try RecourseCertificateTests.schema()),
                model: model
            )
            leaves = TreeLeaves(trees, problem: problem, sign: sign)
        }

        /// The value of some ranks, by walking the trees.
        func value(_ ranks: [Int]) -> Double {
            sign * trees.margin(cells: trees.cells(row: problem.row(leaves.ranks.options(ranks))))
        }

        /// Every combination of a box.
        func combinations(_ box: RankBox) -> [[Int]] {
            box.low.indices.reduce([[]]) { found, choice in
                found.flatMap { start in (box.low[choice]..<box.high[choice]).map { start + [$0] } }
            }
        }

        /// The same part of the choices as a checker sees it.
        func plain(_ box: RankBox) -> PlainBox {
            var plain = PlainBox(problem)
            for choice in box.low.indices {
                let start = leaves.ranks.starts[choice]
                plain.options[choice] = (box.low[choice]..<box.high[choice])
                    .map { leaves.ranks.options[start + $0] }.sorted()
            }
            return plain
        }
    }

    @Test(
        "no combination within the budget undercuts the bound, and the checker finds the same one",
        arguments: 0..<12 as Range<UInt64>,
        [1.0, -1.0]
    )
    func bounds(seed: UInt64, sign: Double) throws {
        let world = try World(seed: seed, sign: sign)
        let random = CounterRandom(seed: seed + 100)
        let ranks = world.leaves.ranks
        let plain = PlainTrees(world.trees, problem: world.problem, sign: sign)
        var tight = 0
        for trial in 0..<20 as Range<UInt64> {
            var box = RankBox(ranks)
            for choice in ranks.choices {
                let count = UInt64(ranks.count(choice))
                let draws = (0..<2 as Range<UInt64>).map {
                    Int(random.integer(below: count, stream: trial, counter: 2 * UInt64(choice) + $0))
                }
                box.low[choice] = draws.min() ?? 0
                box.high[choice] = (draws.max() ?? 0) + 1
            }
            let budget = trial % 4 == 0 ? Double.infinity : 8 * random.uniform(stream: trial, counter: 50)
            let reach = TreeReach(
                world.leaves,
                among: Array(world.leaves.leaves.indices),
                box: box,
                budget: budget
            )
            let values = world.combinations(box).filter { ranks.cost($0) < budget }.map(world.value)
            let least = values.min() ?? .infinity
            #expect(reach.bound <= least)
            #expect(reach.bound == plain.bound(world.plain(box), cheaperThan: budget))
            if reach.isConstant { #expect(Set(values).count <= 1) }
            if reach.bound == least { tight += 1 }
            if box.isSingle, budget == .infinity { #expect(reach.bound == least && reach.isConstant) }
        }
        #expect(tight > 0)
    }

    @Test(
        "what the descent finds is below the goal, each cheaper than the one before",
        arguments: 0..<12 as Range<UInt64>
    )
    func descent(seed: UInt64) throws {
        let world = try World(seed: seed, sign: 1)
        let values = world.combinations(RankBox(world.leaves.ranks)).map(world.value).sorted()
        let goal = values[values.count / 4]
        let found = TreeDescent(world.leaves, goal: goal).found
        let costs = found.map(world.leaves.ranks.cost)
        #expect(found.allSatisfy { world.value($0) < goal && world.leaves.value($0) == world.value($0) })
        #expect(zip(costs, costs.dropFirst()).allSatisfy { $0 > $1 })
    }
}
