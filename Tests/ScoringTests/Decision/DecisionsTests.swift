import DenseMatrix
import Scoring
import Testing

@Suite struct DecisionsTests {
    private func decisions(_ rule: DecisionRule, _ scores: [Double]) -> [Int] {
        let decisions = Decisions(rule: rule, scores: DenseColumn(scores))
        return (0..<decisions.count).map { decisions[$0] }
    }

    @Test func aScoreAtTheCutSelects() {
        #expect(decisions(.threshold(output: 0, cut: 0.5), [0.49, 0.5, 0.51, .nan]) == [0, 1, 1, 0])
    }

    @Test func theLevelIsTheNumberOfCutsReached() {
        let rule = DecisionRule.orderedLevels(output: 0, cuts: [1, 2], names: ["low", "middle", "high"])
        #expect(decisions(rule, [0, 1, 1.5, 2, 3]) == [0, 1, 1, 2, 2])
        #expect(rule.names == ["low", "middle", "high"])
    }

    @Test func aCapacitySelectsTheHighestAndTiesInOrder() {
        #expect(decisions(.capacity(output: 0, size: .count(2)), [1, 3, 2, 3]) == [0, 1, 0, 1])
        #expect(decisions(.capacity(output: 0, size: .count(2)), [1, 1, 1]) == [1, 1, 0])
        #expect(decisions(.capacity(output: 0, size: .count(9)), [.nan, 1]) == [0, 1])
    }

    @Test(arguments: [(0.1, 100, 10), (0.1, 9, 1), (0.1, 0, 0), (1, 7, 7), (0.35, 10, 3)])
    func aShareIsRoundedDownToAtLeastOne(share: Double, people: Int, expected: Int) {
        #expect(CapacitySize.share(share).count(of: people) == expected)
    }

    @Test func nobodyIsDecidedOn() {
        #expect(decisions(.capacity(output: 0, size: .share(0.1)), []).isEmpty)
        #expect(decisions(.threshold(output: 0, cut: 0), []).isEmpty)
    }
}
