import DenseMatrix
import Measures
import Scoring
import Statistics
import TestSupport
import Testing

/// Flips at any threshold against counting people one by one.
@Suite("Flips at any threshold")
struct ThresholdFlipsTests {
    /// Seeded scores before and after: ties, people who stay, numbers of both signs, people without a number.
    private static func scores(_ count: Int, seed: UInt64) -> (before: [Double], after: [Double]) {
        let random = CounterRandom(seed: seed)
        var before: [Double] = []
        var after: [Double] = []
        for person in 0..<count {
            let first = random.uniform(stream: 0, counter: UInt64(person))
            let second = random.uniform(stream: 1, counter: UInt64(person))
            before.append((first * 64 - 32).rounded() / 32)
            after.append(
                person % 17 == 0 ? .nan : person % 5 == 0 ? before[person] : (second * 64 - 32).rounded() / 32
            )
        }
        return (before, after)
    }

    private static func counted(_ before: [Double], _ after: [Double], at threshold: Double) -> FlipCount {
        let pairs = zip(before, after).filter { !$0.isNaN && !$1.isNaN }
        return FlipCount(
            threshold: threshold,
            up: pairs.count { $0 < threshold && $1 >= threshold },
            down: pairs.count { $0 >= threshold && $1 < threshold }
        )
    }

    @Test("counts are those of looking at everybody, on scores and between them", arguments: [0, 1, 7, 400])
    func bruteForce(people: Int) {
        let (before, after) = Self.scores(people, seed: 11)
        let thresholds = (-70...70).map { Double($0) / 64 } + [-.infinity, .infinity, 0.1]
        let flips = ThresholdFlips(before: before, after: after)
        for count in flips.counts(at: thresholds) {
            #expect(count == Self.counted(before, after, at: count.threshold))
            #expect(count.net == count.up - count.down && count.changed == count.up + count.down)
        }
    }

    @Test("people in parts, in any order, are the people as a whole")
    func merging() {
        let (before, after) = Self.scores(300, seed: 5)
        let whole = ThresholdFlips(before: before, after: after)
        var parts = ThresholdFlips(before: [], after: [])
        for range in [170..<300, 0..<3, 3..<170] {
            parts.merge(ThresholdFlips(before: Array(before[range]), after: Array(after[range])))
        }
        #expect(parts == whole)
    }

    @Test("log odds give the counts of probabilities")
    func logOdds() {
        let (before, after) = Self.scores(300, seed: 9)
        let odds = ThresholdFlips(before: before, after: after).counts(at: [-0.5, 0, 0.25])
        let shares = ThresholdFlips(
            before: before.map { Double.logistic($0) },
            after: after.map { Double.logistic($0) }
        ).counts(at: [-0.5, 0, 0.25].map { Double.logistic($0) })
        #expect(odds.map(\.up) == shares.map(\.up))
        #expect(odds.map(\.down) == shares.map(\.down))
    }

    /// A score of both signs over the reference people.
    private static func score(_ row: [Double]) -> Double { ReferenceInputs.logit(of: row) / 4 }

    @Test("a run's flips at other shares of selected people, whatever the blocks and the instruction set")
    func selections() throws {
        let schema = try CounterfactualReference.schema()
        let model = FormulaModel(
            schema: schema,
            decision: CounterfactualReference.threshold,
            kind: .score,
            formula: Self.score
        )
        let flip = try Intervention(parsing: "x2 flip", schema: schema)
        let measurement = try CounterfactualMeasurement(model: model, contrasts: [Contrast(to: flip)])
        let people = try CounterfactualReference.people(2000)
        let changed = try flip.apply(to: people, schema: schema).people
        let before = (0..<2000).map { Self.score(people.row($0)) }
        let after = (0..<2000).map { Self.score(changed.row($0)) }
        try withEachInstructionSet { _ in
            var state = measurement.emptyState
            for range in [600..<2000, 0..<600] {
                try measurement.add(
                    CounterfactualBlock(people: people.slice(range), firstPerson: range.lowerBound),
                    to: &state
                )
            }
            let report = try #require(measurement.report(state).first)
            #expect(report.selections.map(\.asked) == [0.01, 0.05, 0.1, 0.2, 0.5])
            for selection in report.selections {
                let threshold = selection.flips.threshold
                #expect(selection.flips == Self.counted(before, after, at: threshold))
                #expect(selection.selected == Double(before.count { $0 >= threshold }) / 2000)
                #expect(abs(selection.selected - selection.asked) <= 0.1 * selection.asked)
                #expect(selection.rate.value == Double(selection.flips.changed) / 2000)
            }
        }
    }

    @Test("a share that no threshold comes near is left out")
    func ties() throws {
        let schema = try CounterfactualReference.schema()
        let model = FormulaModel(
            schema: schema,
            decision: CounterfactualReference.threshold,
            kind: .score
        ) { $0[2] }
        let measurement = try CounterfactualMeasurement(
            model: model,
            contrasts: [Contrast(to: try Intervention(parsing: "x2 flip", schema: schema))]
        )
        var state = measurement.emptyState
        try measurement.add(CounterfactualBlock(people: CounterfactualReference.people(100)), to: &state)
        let report = try #require(measurement.report(state).first)
        #expect(report.selections.isEmpty)
    }
}
