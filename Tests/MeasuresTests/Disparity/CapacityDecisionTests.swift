import Measures
import Testing

@Suite struct CapacityDecisionTests {
    /// By hand: 0.9 is in; one of the three 0.5 is, the first.
    @Test func tiesGoByRow() {
        let decision = CapacityDecision(capacity: 2, scores: [0.5, 0.9, 0.5, .nan, 0.5, 0.1])
        #expect(decision.selected == [1, 1, 0, 0, 0, 0])
        #expect(decision.cut == 0.5 && decision.count == 2)
        #expect(abs(decision.tieShare - 1.0 / 3) < 1e-15)
    }

    @Test func aRowOfManyPeopleCanBeCutThrough() {
        let decision = CapacityDecision(capacity: 12, scores: [3, 1, 2], people: [5, 100, 10])
        #expect(decision.selected == [5, 0, 7])
        #expect(decision.tieShare == 0.7 && decision.cut == 2)
    }

    @Test func moreRoomThanPeople() {
        let decision = CapacityDecision(capacity: 9, scores: [0.2, .infinity, 0.4])
        #expect(decision.selected == [1, 0, 1])
        #expect(decision.count == 2 && decision.tieShare == 1)
    }

    @Test func noRoomAndNobody() {
        #expect(CapacityDecision(capacity: 0, scores: [0.2]).cut == nil)
        #expect(CapacityDecision(capacity: 3, scores: []).count == 0)
    }
}
