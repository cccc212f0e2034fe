import DenseMatrix
import Measures
import Scoring
import Statistics
import TestSupport
import Testing

/// Laws that hold whatever the model: sharding, weights, and the edge cases.
@Suite("Laws of contrasts")
struct ContrastLawTests {
    static let people = 200

    static func measurement(
        _ settings: CounterfactualSettings = CounterfactualSettings(),
        formula: @escaping @Sendable ([Double]) -> Double = {
            Double.logistic(ReferenceInputs.logit(of: CounterfactualReference.numbers($0)))
        },
        kind: OutputKind = .probability,
        decision: DecisionRule = CounterfactualReference.levels
    ) throws -> CounterfactualMeasurement {
        let schema = try CounterfactualReference.schema()
        return try CounterfactualMeasurement(
            model: FormulaModel(schema: schema, decision: decision, kind: kind, formula: formula),
            contrasts: Contrast.singleChanges(of: schema),
            groupings: [Grouping(name: "g", labels: ["0", "1", "2"])],
            settings: settings
        )
    }

    static func block(_ rows: [Int], weights: [Double]? = nil) throws -> CounterfactualBlock {
        let inputs = ReferenceInputs.shared
        var columns = inputs.features.map { column in rows.map { column[$0] } }
        columns[4] = columns[4].map { 4 * $0 }
        return CounterfactualBlock(
            people: .float64(ColumnTable(try DenseMatrix(columns: columns))),
            weights: weights,
            groups: [rows.map { Int32(inputs.groups[$0]) }]
        )
    }

    static func report(
        _ measurement: CounterfactualMeasurement,
        _ blocks: [CounterfactualBlock]
    ) throws -> [ContrastReport] {
        var states: [CounterfactualState] = []
        for block in blocks {
            var state = measurement.emptyState
            try measurement.add(block, to: &state)
            states.append(state)
        }
        var total = measurement.emptyState
        for state in states.reversed() { total.merge(state) }
        return measurement.report(total)
    }

    @Test("shards of any size, in any order, with or without kept changes, end in the same bits")
    func sharding() throws {
        for (isWeighted, keepsChanges) in [(false, false), (true, false), (false, true)] {
            var settings = CounterfactualSettings()
            settings.isWeighted = isWeighted
            settings.keepsChanges = keepsChanges
            let measurement = try Self.measurement(settings)
            let rows = Array(0..<Self.people)
            func block(_ rows: [Int]) throws -> CounterfactualBlock {
                try Self.block(
                    rows,
                    weights: isWeighted ? rows.map { ReferenceInputs.shared.weights[$0] } : nil
                )
            }
            let whole = try Self.report(measurement, [block(rows)])
            let shards = try [0..<7, 7..<8, 8..<8, 8..<150, 150..<200].map { try block(Array($0)) }
            #expect(try Self.report(measurement, shards) == whole)
            #expect(try Self.report(measurement, [block(rows.reversed())]) == whole)
        }
    }

    @Test("weight 2 counts a person twice, weight 0 not at all")
    func weights() throws {
        var settings = CounterfactualSettings()
        settings.isWeighted = true
        let weighted = try Self.report(
            Self.measurement(settings),
            [Self.block(Array(0..<300), weights: (0..<300).map { Double($0 % 3) })]
        )
        let repeated = try Self.report(
            Self.measurement(),
            [Self.block((0..<300).flatMap { [Int](repeating: $0, count: $0 % 3) })]
        )
        for (left, right) in zip(weighted, repeated) {
            #expect(left.effect.mean.value == right.effect.mean.value)
            #expect(left.effect.meanMagnitude.value == right.effect.meanMagnitude.value)
            #expect(left.effect.shareUp.value == right.effect.shareUp.value)
            #expect(left.effect.shareZero.value == right.effect.shareZero.value)
            #expect(left.decisions?.changed.value == right.decisions?.changed.value)
            #expect(
                left.decisions?.weightedTransitions
                    == right.decisions?.transitions.map { $0.map { Double($0) } }
            )
            #expect(left.decisions?.changed.count ?? 0 <= right.decisions?.changed.count ?? 0)
        }
    }

    @Test("up and down make the changed; transitions sum to the changed people; counts add up")
    func sums() throws {
        for report in try Self.report(Self.measurement(), [Self.block(Array(0..<Self.people))]) {
            let decisions = try #require(report.decisions)
            #expect(decisions.upCount + decisions.downCount == decisions.changedCount)
            #expect(decisions.people { _ in true } == report.counts.changed)
            #expect(report.counts.total == Self.people)
            #expect(report.groups.reduce(0) { $0 + $1.effect.mean.count } == report.counts.changed)
            let shares = [report.effect.shareUp, report.effect.shareZero, report.effect.shareDown]
            #expect(shares.compactMap(\.value).reduce(0, +).isClose(1))
        }
    }

    @Test("nobody: undefined with the reason, never a number")
    func nobody() throws {
        for blocks in [[], [try Self.block([])]] {
            for report in try Self.report(Self.measurement(), blocks) {
                #expect(report.counts.total == 0)
                #expect(report.effect.mean.undefinedReason == .noPeople)
                #expect(report.effect.quantiles.isEmpty && report.effect.meanLogOdds == nil)
                #expect(report.decisions?.changed.undefinedReason == .noPeople)
                #expect(report.decisions?.pairs.isEmpty == true)
                #expect(report.decisions?.nearRate.isDefined == false)
            }
        }
    }

    @Test("nobody legal: everybody is counted as out of range, and there is no effect")
    func nobodyLegal() throws {
        let schema = try CounterfactualReference.schema()
        let measurement = try CounterfactualMeasurement(
            model: CounterfactualReference.linear(CounterfactualReference.threshold),
            contrasts: [Contrast(to: Intervention(parsing: "x0 + 2", schema: schema))]
        )
        var state = measurement.emptyState
        let people = try CounterfactualReference.people(50)
        try measurement.add(CounterfactualBlock(people: people), to: &state)
        let report = try #require(measurement.report(state).first)
        #expect(report.counts.outOfRange == 50 && report.counts.legal == 0)
        #expect(report.effect.mean.undefinedReason == .noPeople)
    }

    @Test("a constant score: every change is zero and nobody moves")
    func constantScore() throws {
        let measurement = try Self.measurement(formula: { _ in 0.5 })
        for report in try Self.report(measurement, [Self.block(Array(0..<50))])
        where report.counts.changed > 0 {
            #expect(report.effect.mean.value == 0 && report.effect.shareZero.value == 1)
            #expect(report.effect.quantiles.map(\.value) == [0, 0, 0, 0, 0])
            #expect(report.effect.meanLogOdds?.value == 0)
            #expect(report.decisions?.changedCount == 0)
            #expect(report.decisions?.near == report.counts.changed)
        }
    }

    @Test("probabilities of 0 and 1 have no log odds; scores that are no number are counted as unscored")
    func oddScores() throws {
        let atBounds = try Self.measurement(formula: { $0[2] })
        let reports = try Self.report(atBounds, [Self.block(Array(0..<50))])
        #expect(reports.allSatisfy { $0.effect.meanLogOdds == nil && $0.unscored == 0 })
        let broken = try Self.measurement(formula: { $0[2] == 1 ? .nan : 0.5 })
        let flip = try #require(
            try Self.report(broken, [Self.block(Array(0..<50))]).first { $0.contrast.name == "x2 flip" }
        )
        #expect(flip.unscored == 50 && flip.counts.changed == 50)
        #expect(flip.effect.mean.undefinedReason == .noPeople)
    }

    @Test("changes too large for the sums are undefined, not wrong")
    func hugeScores() throws {
        let measurement = try Self.measurement(
            formula: { 1e9 * $0[2] },
            kind: .score,
            decision: .threshold(output: 0, cut: 5e8)
        )
        let flip = try #require(
            try Self.report(measurement, [Self.block(Array(0..<50))]).first { $0.contrast.name == "x2 flip" }
        )
        #expect(flip.effect.mean.undefinedReason == .noFiniteResult)
        #expect(flip.decisions?.changedCount == 50)
    }

    @Test("weights and groups that do not fit are errors")
    func badBlocks() throws {
        var settings = CounterfactualSettings()
        settings.isWeighted = true
        let measurement = try Self.measurement(settings)
        var state = measurement.emptyState
        #expect(throws: ScoringError.wrongCount(what: "weights of a block", expected: 3, actual: 0)) {
            try measurement.add(Self.block([0, 1, 2]), to: &state)
        }
        #expect(
            throws: ScoringError.illegalValue(feature: "weight", value: -1, allowed: "0 to 500,000")
        ) { try measurement.add(Self.block([0, 1], weights: [1, -1]), to: &state) }
        let groupless = CounterfactualBlock(
            people: try CounterfactualReference.people(2),
            weights: [1, 1]
        )
        #expect(throws: ScoringError.wrongCount(what: "groupings", expected: 1, actual: 0)) {
            try measurement.add(groupless, to: &state)
        }
    }
}
