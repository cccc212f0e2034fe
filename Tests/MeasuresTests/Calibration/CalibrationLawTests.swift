import Measures
import Statistics
import TestSupport
import Testing

/// What calibration must obey whatever the numbers are.
@Suite struct CalibrationLawTests {
    private let scores = ReferenceInputs.shared.probabilities
    private let outcomes = ReferenceInputs.shared.outcomes.map(Double.init)
    private let weights = ReferenceInputs.shared.weights

    private func report(_ rows: [Int], weights: [Double]? = nil) throws -> CalibrationReport {
        var state = CalibrationState()
        try state.add(
            scores: rows.map { scores[$0] },
            outcomes: rows.map { outcomes[$0] },
            weights: weights.map { weights in rows.map { weights[$0] } }
        )
        return CalibrationReport(state)
    }

    @Test func theOrderOfPeopleDoesNotMatterToTheLastBit() throws {
        let rows = Array(scores.indices)
        #expect(try report(rows, weights: weights) == report(rows.reversed(), weights: weights))
    }

    @Test(arguments: [1, 3, 7, 400])
    func anySplitGivesTheSameBits(parts: Int) throws {
        var whole = CalibrationState()
        try whole.add(scores: scores, outcomes: outcomes)
        var merged = CalibrationState()
        for part in (0..<parts).reversed() {
            let rows = scores.indices.filter { $0 % parts == part }
            var state = CalibrationState()
            try state.add(scores: rows.map { scores[$0] }, outcomes: rows.map { outcomes[$0] })
            merged.merge(state)
        }
        #expect(CalibrationReport(whole) == CalibrationReport(merged))
    }

    @Test func weightTwoIsTheSameAsTwice() throws {
        let rows = Array(0..<200)
        var twice = CalibrationState()
        try twice.add(
            scores: rows.map { scores[$0] },
            outcomes: rows.map { outcomes[$0] },
            weights: rows.map { _ in 2 }
        )
        var doubled = CalibrationState()
        try doubled.add(
            scores: (rows + rows).map { scores[$0] },
            outcomes: (rows + rows).map { outcomes[$0] }
        )
        for (left, right) in zip(CalibrationReport(twice).estimates, CalibrationReport(doubled).estimates) {
            let a = try #require(left.estimate.value)
            let b = try #require(right.estimate.value)
            #expect(abs(a - b) < 1e-12, "\(left.name)")
        }
    }

    @Test func weightZeroIsAsIfAbsent() throws {
        var state = CalibrationState()
        try state.add(scores: [0.2, 0.6, 5], outcomes: [0, 1, 1], weights: [1, 1, 0])
        var without = CalibrationState()
        try without.add(scores: [0.2, 0.6], outcomes: [0, 1], weights: [1, 1])
        #expect(CalibrationReport(state) == CalibrationReport(without))
    }

    @Test func cellsAgreeWithSinglePeople() throws {
        var few = CalibrationState()
        var many = CalibrationState()
        let copies = CalibrationState.mostKept / scores.count + 1
        try few.add(scores: scores, outcomes: outcomes)
        for _ in 0..<copies { try many.add(scores: scores, outcomes: outcomes) }
        let exact = CalibrationReport(few)
        let binned = CalibrationReport(many)
        #expect(!exact.usesCells && binned.usesCells)
        for (left, right) in zip(exact.estimates, binned.estimates) {
            let a = try #require(left.estimate.value)
            let b = try #require(right.estimate.value)
            #expect(abs(a - b) < 1e-5, "\(left.name): \(a) against \(b)")
        }
    }
}
