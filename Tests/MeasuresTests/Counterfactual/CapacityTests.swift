import Measures
import Scoring
import Statistics
import TestSupport
import Testing

@Suite("Capacity: who is among the highest")
struct CapacityTests {
    static let subjects = ["cf_linear_x2", "cf_linear_x3", "cf_tree_x2", "cf_tree_x3"]

    static func measurement(_ subject: String, capacity: CapacitySize) throws -> CounterfactualMeasurement {
        let model =
            subject.contains("linear")
            ? try CounterfactualReference.linear(CounterfactualReference.threshold)
            : try CounterfactualReference.trees(CounterfactualReference.threshold)
        let schema = model.descriptor.schema
        let name = subject.suffix(2)
        var settings = CounterfactualSettings()
        settings.capacity = capacity
        return try CounterfactualMeasurement(
            model: model,
            contrasts: try ["\(name) = no", "\(name) = yes", "\(name) flip"].map {
                Contrast(to: try Intervention(parsing: $0, schema: schema))
            },
            groupings: [Grouping(name: "g", labels: ["0", "1", "2"])],
            settings: settings
        )
    }

    static func block(_ range: Range<Int>) throws -> CounterfactualBlock {
        CounterfactualBlock(
            people: try CounterfactualReference.people().slice(range),
            firstPerson: range.lowerBound,
            groups: [ReferenceInputs.shared.groups[range].map { Int32($0) }]
        )
    }

    static func state(
        of measurement: CounterfactualMeasurement,
        _ ranges: [Range<Int>]
    ) throws -> CounterfactualState {
        var state = measurement.emptyState
        for range in ranges {
            var part = measurement.emptyState
            try measurement.add(block(range), to: &part)
            state.merge(part)
        }
        return state
    }

    @Test(
        "everybody re-ranked, and one person alone, as the reference has them",
        .enabled(if: ReferenceValues.isAvailable),
        arguments: subjects
    )
    func reference(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        let measurement = try Self.measurement(subject, capacity: .count(200))
        let reports = measurement.report(try Self.state(of: measurement, [0..<2000]))
        for (report, key) in zip(reports, ["set0", "set1", "toggle_all"]) {
            let change = try #require(report.capacity)
            func expected(_ name: String) throws -> Double {
                try values.number(subject, "topk_population", key, name)
            }
            #expect(change.people == 2000 && change.capacity == 200)
            #expect(change.kept == Int(try expected("kept")))
            #expect(change.turnover.value.isClose(try expected("turnover")))
            #expect(change.jaccard.value.isClose(try expected("jaccard")))
            let shift = try #require(change.rankShift)
            #expect(shift.meanMagnitude.value.isClose(try expected("mean_abs_rank_shift")))
            #expect(shift.maximum == (try expected("max_abs_rank_shift")))
            let byGroup = try values.numbers(subject, "topk_population", key, "top_by_group")
            #expect(change.groups.map(\.selectedAfter) == byGroup.map { Int($0) })
        }
        let alone = try #require(reports[2].capacity)
        #expect(alone.losing + alone.gaining == Int(try values.number(subject, "topk_individual", "flips")))
        #expect(alone.losing == Int(try values.number(subject, "topk_individual", "lose")))
        #expect(alone.gaining == Int(try values.number(subject, "topk_individual", "gain")))
        let wilson = try values.numbers(subject, "topk_individual", "wilson95")
        #expect(alone.flips.interval?.lower.isClose(wilson[0]) == true)
        #expect(alone.flips.interval?.upper.isClose(wilson[1]) == true)
        for (group, index) in zip(alone.groups, 0...) {
            let row = try values.numbers(subject, "topk_individual", "by_group", "\(index)")
            #expect(group.losing + group.gaining == Int(row[1]))
        }
    }

    @Test("brackets from a sample change nothing but the rank shift", arguments: subjects)
    func brackets(subject: String) throws {
        let measurement = try Self.measurement(subject, capacity: .share(0.1))
        let whole = measurement.report(try Self.state(of: measurement, [0..<2000]))
        var sample = RankingSample(rankingsOf: measurement)
        for start in stride(from: 0, to: 2000, by: 200) {
            try measurement.add(Self.block(start..<(start + 40)), to: &sample)
        }
        var bracketed = measurement.bracketed(by: sample, people: 2000)
        let ranges = [1200..<2000, 0..<1200]
        var state = try Self.state(of: bracketed, ranges)
        if let wider = bracketed.widened(after: state) {
            bracketed = wider
            state = try Self.state(of: bracketed, ranges)
        }
        #expect(bracketed.widened(after: state).map(\.plan.contrasts.count) == nil)
        for (left, right) in zip(bracketed.report(state), whole) {
            let (sharded, kept) = (try #require(left.capacity), try #require(right.capacity))
            #expect(sharded.kept == kept.kept && sharded.flips == kept.flips && sharded.groups == kept.groups)
            #expect(sharded.cutBefore == kept.cutBefore && sharded.cutAfter == kept.cutAfter)
            #expect(sharded.tiedAtCut == kept.tiedAtCut)
            #expect(sharded.rankShift?.meanMagnitude.interval != nil)
        }
    }

    @Test("a bracket that misses the cut is opened and the answer is the same")
    func missedBracket() throws {
        let measurement = try Self.measurement("cf_tree_x2", capacity: .count(200))
        let whole = measurement.report(try Self.state(of: measurement, [0..<2000]))
        // The five lowest scores say nothing about the two hundredth highest.
        let lowest = ReferenceInputs.shared.treeMargins.enumerated().sorted { $0.element < $1.element }
        var sample = RankingSample(rankingsOf: measurement)
        for person in lowest.prefix(400).map(\.offset) {
            try measurement.add(Self.block(person..<(person + 1)), to: &sample)
        }
        var passes = 0
        let bracketed = measurement.bracketed(by: sample, people: 2000)
        let reports = try bracketed.measure(people: 2000, sample: Self.block) { measurement in
            passes += 1
            return try Self.state(of: measurement, [0..<2000])
        }
        #expect(passes == 2)
        #expect(zip(reports, whole).allSatisfy { $0.capacity?.groups == $1.capacity?.groups })
    }

    @Test("a capacity of nobody, of all, over nobody, and equal scores throughout")
    func edges() throws {
        for (capacity, people) in [(0, 50), (50, 50), (60, 50), (10, 0)] {
            let measurement = try Self.measurement("cf_linear_x2", capacity: .count(capacity))
            let state = try Self.state(of: measurement, [0..<people])
            for report in measurement.report(state) {
                let change = try #require(report.capacity)
                #expect(change.capacity == min(capacity, people) && change.kept == change.capacity)
                #expect(change.losing == 0 && change.gaining == 0)
                #expect(change.turnover.isDefined == (change.capacity > 0))
            }
        }
        let schema = try CounterfactualReference.schema()
        let constant = FormulaModel(
            schema: schema,
            decision: .capacity(output: 0, size: .count(10)),
            kind: .score
        ) { _ in 7 }
        let measurement = try CounterfactualMeasurement(
            model: constant,
            contrasts: [Contrast(to: Intervention(parsing: "x2 flip", schema: schema))]
        )
        var state = measurement.emptyState
        let people = try CounterfactualReference.people(50)
        try measurement.add(CounterfactualBlock(people: people), to: &state)
        let report = try #require(measurement.report(state).first)
        let change = try #require(report.capacity)
        #expect(report.decisions == nil && change.kept == 10 && change.losing + change.gaining == 0)
        #expect(change.tiedAtCut == 50 && change.tiedShareSelected.value == 0.2)
        #expect(change.rankShift?.maximum == 0)
    }
}
