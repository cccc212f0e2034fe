import Measures
import Statistics
import Testing

@testable import Harness

/// People in two groups at once, and what stays out of the sweep.
@Suite struct GroupIntersectionsTests {
    private let groupings = [
        Grouping(name: "sex", labels: ["man", "woman"]), Grouping(name: "age", labels: ["young", "old"]),
    ]

    private func gather(_ people: Range<Int>) -> GroupIntersections {
        var state = GroupIntersections(groupings, cuts: 1, claimsProbability: true)
        for person in people {
            let groups = [person % 2, person / 2 % 2]
            // Old women are inspected for what nobody of them has; everybody else has it every fourth time.
            let isOldWoman = groups == [1, 1]
            state.add(
                score: isOldWoman ? 0.75 : 0.25,
                level: isOldWoman ? 1 : 0,
                outcome: !isOldWoman && person / 4 % 4 == 0 ? 1 : 0
            ) { groups[$0] }
        }
        return state
    }

    @Test func twoGroupsAtOnceAreCounted() throws {
        let state = gather(0..<1600)
        #expect(state.pairs.map(\.grouping.name) == ["sex x age"])
        #expect(state.pairs[0].grouping.labels == ["man, young", "man, old", "woman, young", "woman, old"])
        let decisions = state.decisions[0][0]
        let selected = (0..<4).map { decisions.matrix(of: $0).selected.people }
        #expect(selected == [0, 0, 0, 400])
    }

    /// Women look worse calibrated than men; the sweep says that it is the old ones.
    @Test func theSweepFindsTheCell() throws {
        let sweep = try #require(gather(0..<1600).sweep)
        let off = sweep.cells(least: 50).cells.filter { ($0.adjustedP.value ?? 1) < 0.05 }
        #expect(off.map(\.group) == ["sex = woman", "age = old", "sex x age = woman, old"])
        #expect(off.allSatisfy { $0.bin == 7 && $0.gap.value == -0.75 })
    }

    @Test func mergedInAnyOrderTheBitsAreTheSame() {
        var forth = gather(0..<700)
        forth.merge(gather(700..<1600))
        var back = gather(700..<1600)
        back.merge(gather(0..<700))
        #expect(forth.sweep == back.sweep && forth.decisions == back.decisions)
        #expect(forth.decisions == gather(0..<1600).decisions && forth.sweep == gather(0..<1600).sweep)
    }

    @Test func thePairsAreBounded() {
        let many = (0..<8).map { number in
            Grouping(name: "g\(number)", labels: (0..<(number == 0 ? 40 : 2)).map { "\($0)" })
        }
        let state = GroupIntersections(many, cuts: 0, claimsProbability: false)
        #expect(state.pairs.count == GroupIntersections.mostPairs && state.sweep == nil)
        // Seven pairs with the first are too large, eleven of the others too many.
        #expect(state.leftOutCount == 18)
    }

    @Test func whoIsInNoGroupIsInNoPair() {
        var state = GroupIntersections(groupings, cuts: 1, claimsProbability: true)
        state.add(score: 0.5, level: 1, outcome: .nan) { [1, -1][$0] }
        #expect(state.decisions[0][0].matrix(of: 0..<4).all.people == 0)
    }
}
