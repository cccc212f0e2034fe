import DenseMatrix
import Measures
import Scoring
import Statistics
import TestSupport
import Testing

@Suite("Causal: declared structural equations")
struct CausalTests {
    /// A lone parent works fewer hours and earns by the hour; a mark follows from the hours.
    static func schema() throws -> Schema {
        try Schema(features: [
            Feature(name: "lone_parent", kind: .binary(no: "no", yes: "yes")),
            Feature(name: "hours", kind: .count(range: 0...60)),
            Feature(name: "income", kind: .continuous(range: 0...5000)),
            Feature(name: "part_time", kind: .binary(no: "no", yes: "yes")),
        ])
    }

    static func graph() throws -> CausalGraph {
        // Out of order on purpose.
        try CausalGraph(
            [
                ("part_time", "hours < 30"), ("income", "10 * hours"),
                ("hours", "35 - 10 * lone_parent"),
            ],
            schema: schema()
        )
    }

    /// Score = 1,000 times the flag + income + 500 times part time.
    static func model() throws -> FormulaModel {
        FormulaModel(schema: try schema(), decision: .threshold(output: 0, cut: 1000), kind: .score) {
            1000 * $0[0] + $0[2] + 500 * $0[3]
        }
    }

    /// As the equations have it; works 5 hours more and earns 40 more; part time against the equation; works too little.
    static let rows: [[Double]] = [[0, 35, 350, 0], [0, 40, 440, 0], [0, 35, 350, 1], [0, 5, 50, 1]]

    @Test("changes spread in order, deviations stay: worked by hand")
    func propagation() throws {
        let schema = try Self.schema()
        let people = People(rows: Self.rows, precision: .float64, features: 4)
        let flipped = try Intervention(parsing: "lone_parent = yes", schema: schema)
            .apply(to: people, schema: schema)
        let spread = try Self.graph().propagate(flipped, from: people, schema: schema)
        #expect(spread.statuses == [.changed, .changed, .changed, .outOfRange])
        #expect(spread.people.row(0) == [1, 25, 250, 1])
        // Both 5 hours and 40 more than the equations say, before and after; 30 hours are no part time.
        #expect(spread.people.row(1) == [1, 30, 340, 0])
        // Part time already, against the equation: stays.
        #expect(spread.people.row(2) == [1, 25, 250, 1])
        // 5 hours less 10 are none that exist: this person keeps everything.
        #expect(spread.people.row(3) == Self.rows[3])
        #expect(spread.changedFeatures == [0, 1, 2, 3])
    }

    @Test("total, direct and indirect effects: worked by hand; merged shards give the same")
    func effects() throws {
        let schema = try Self.schema()
        let measurement = try CausalMeasurement(
            model: Self.model(),
            intervention: Intervention(parsing: "lone_parent = yes", schema: schema),
            graph: Self.graph(),
            groupings: [Grouping(name: "town", labels: ["north", "south"])]
        )
        var state = measurement.emptyState
        for (rows, towns) in [(Array(Self.rows[..<1]), [0]), (Array(Self.rows[1...]), [1, -1, 1])] {
            var part = measurement.emptyState
            let people = People(rows: rows, precision: .float64, features: 4)
            let block = CounterfactualBlock(people: people, groups: [towns.map { Int32($0) }])
            try measurement.add(block, to: &part)
            state.merge(part)
        }
        let full = measurement.report(state)
        let report = full.overall
        // Total: +1000 - 100 + 500; +1000 - 100; +1000 - 100. Direct +1000 each. Indirect +400, -100, -100.
        #expect(report.counts.changed == 3 && report.counts.outOfRange == 1)
        #expect(report.direct.effect.mean.value == 1000)
        #expect(report.total.effect.mean.value.isClose((1400.0 + 900 + 900) / 3))
        #expect(report.indirect.effect.mean.value.isClose((400.0 - 100 - 100) / 3))
        #expect(report.total.decisions?.upCount == 3 && report.indirect.decisions?.upCount == 0)
        // The first person lives in the north; the second and fourth in the south, the third nowhere.
        #expect(full.groups.map(\.label) == ["north", "south"])
        #expect(full.groups.map { $0.effect.total.effect.mean.value } == [1400, 900])
        #expect(full.groups.map { $0.effect.indirect.effect.mean.value } == [400, -100])
        #expect(full.groups.map { $0.effect.counts.outOfRange } == [0, 1])
        var other = measurement.emptyState
        #expect(throws: ScoringError.wrongCount(what: "groupings", expected: 1, actual: 0)) {
            let people = People(rows: Self.rows, precision: .float64, features: 4)
            try measurement.add(CounterfactualBlock(people: people), to: &other)
        }
    }

    @Test("an intervention on a feature cuts its own equation")
    func doOperator() throws {
        let schema = try Self.schema()
        let people = People(rows: [[1, 25, 250, 1]], precision: .float64, features: 4)
        let changed = try Intervention(parsing: "hours = 35", schema: schema).apply(
            to: people,
            schema: schema
        )
        let spread = try Self.graph().propagate(changed, from: people, schema: schema)
        #expect(spread.people.row(0) == [1, 35, 350, 0])
    }

    @Test("circles, doubles and unknown features are errors")
    func faults() throws {
        let schema = try Self.schema()
        #expect(
            throws: ScoringError.illegalChange(
                feature: "hours, income",
                change: "structural equations",
                reason: "each of them needs another one of them first"
            )
        ) { try CausalGraph([("hours", "income / 10"), ("income", "10 * hours")], schema: schema) }
        #expect(throws: ScoringError.self) {
            try CausalGraph([("hours", "1"), ("hours", "2")], schema: schema)
        }
        #expect(throws: ScoringError.self) { try CausalGraph([("wage", "1")], schema: schema) }
        #expect(CausalReading.attributeFlip.note.english.hasPrefix("Attribute flip, not causal"))
    }
}
